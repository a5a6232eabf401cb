"""Policy: what a document says, as data that runs. Come in through `niangjia.policy.facade`."""

"""Tables of funding: replies, their shares, and the units their posts are allotted to."""

from niangjia.funding.models.allotment import ReplyAllotment
from niangjia.funding.models.reply import BudgetReply
from niangjia.funding.models.share import ReplyShare

__all__ = ["BudgetReply", "ReplyAllotment", "ReplyShare"]

"""娘家 (Niangjia): the open platform on which Chinese trade unions run their social work."""

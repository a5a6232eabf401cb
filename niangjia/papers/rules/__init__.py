"""What a file is by its content, whether it holds harm, and whether it may be attached or removed. Pure."""

from niangjia.papers.rules.attaching import LONGEST_NAME, kind_of, may_attach, may_remove, plain_name
from niangjia.papers.rules.harm import harm_in

__all__ = ["LONGEST_NAME", "harm_in", "kind_of", "may_attach", "may_remove", "plain_name"]

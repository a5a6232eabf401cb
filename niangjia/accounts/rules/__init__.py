"""Who may be appointed, and what holders of an account may do. Pure."""

from niangjia.accounts.rules.accounts import may_be_named, may_switch
from niangjia.accounts.rules.administrators import THREE, Administrator, may_hold_here, nearest
from niangjia.accounts.rules.appointing import apart, duty, may_appoint, may_end, not_oneself, standing
from niangjia.accounts.rules.standing_in import LONGEST_DAYS, may_pass_on, may_stand_in
from niangjia.accounts.rules.tokens import MOST_TOKENS, may_hold_one_more

__all__ = [
    "LONGEST_DAYS",
    "MOST_TOKENS",
    "THREE",
    "Administrator",
    "apart",
    "duty",
    "may_appoint",
    "may_be_named",
    "may_end",
    "may_hold_here",
    "may_hold_one_more",
    "may_pass_on",
    "may_stand_in",
    "may_switch",
    "nearest",
    "not_oneself",
    "standing",
]

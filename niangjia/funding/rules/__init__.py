"""The rules of funding: whether a reply adds up, may stand, be changed, ended and allotted. Pure."""

from niangjia.funding.rules.allotting import above_ceiling, may_allot, may_be_allotted
from niangjia.funding.rules.ending import may_be_changed, may_replace, may_revoke
from niangjia.funding.rules.entering import may_be_numbered, may_enter, may_stand_beside
from niangjia.funding.rules.sums import adds_up

__all__ = [
    "above_ceiling",
    "adds_up",
    "may_allot",
    "may_be_allotted",
    "may_be_changed",
    "may_be_numbered",
    "may_enter",
    "may_replace",
    "may_revoke",
    "may_stand_beside",
]

"""What the tree makes of a division, and what may be changed of the tree. Pure."""

from niangjia.organisations.rules.changing import (
    DECIDED_ABOVE,
    GONE,
    STANDS_ALREADY,
    may_change_on,
    may_correct,
    may_count,
    may_decide_over,
    may_found,
    may_move,
    may_rename,
    may_take_effect,
)
from niangjia.organisations.rules.divisions import (
    NATION,
    NO_DIVISION_OF_ITS_OWN,
    federation_kind,
    federation_name,
    has_federation,
    lies_elsewhere,
)
from niangjia.organisations.rules.reorganising import may_abolish, may_merge, may_split, may_take_in

__all__ = [
    "DECIDED_ABOVE",
    "GONE",
    "NATION",
    "NO_DIVISION_OF_ITS_OWN",
    "STANDS_ALREADY",
    "federation_kind",
    "federation_name",
    "has_federation",
    "lies_elsewhere",
    "may_abolish",
    "may_change_on",
    "may_correct",
    "may_count",
    "may_decide_over",
    "may_found",
    "may_merge",
    "may_move",
    "may_rename",
    "may_split",
    "may_take_effect",
    "may_take_in",
]

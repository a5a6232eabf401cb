"""The rules of privacy: when a person's time is up, what may be put off, what may be answered. Pure."""

from niangjia.privacy.rules.due import (
    cut_off,
    due_on,
    fate_of,
    month_end,
    month_in,
    months_after,
    shown_name,
)
from niangjia.privacy.rules.holding import LONGEST_HOLD, holds, may_end_hold, may_hold
from niangjia.privacy.rules.requests import may_answer, may_ask

__all__ = [
    "LONGEST_HOLD",
    "cut_off",
    "due_on",
    "fate_of",
    "holds",
    "may_answer",
    "may_ask",
    "may_end_hold",
    "may_hold",
    "month_end",
    "month_in",
    "months_after",
    "shown_name",
]

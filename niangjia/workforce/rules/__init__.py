"""The rules of the workforce: what a list may change, what an office may do, the named figures. Pure."""

from niangjia.workforce.rules.certificates import days_agree, days_left, last_day, may_renew, reminder
from niangjia.workforce.rules.figures import on_duty, on_the_roster
from niangjia.workforce.rules.persons import (
    ANONYMOUS,
    ON_THIS_ROSTER,
    may_be_kept,
    may_enter,
    may_forget,
    may_have_card,
)
from niangjia.workforce.rules.postings import (
    may_be_called_back,
    may_begin,
    may_change,
    may_end,
    may_extend,
    may_go_away,
    may_return,
    may_transfer,
)
from niangjia.workforce.rules.roster import ON_ANOTHER_ROSTER, Present, problem_with
from niangjia.workforce.rules.unmasking import are_many, may_unmask

__all__ = [
    "ANONYMOUS",
    "ON_ANOTHER_ROSTER",
    "ON_THIS_ROSTER",
    "Present",
    "are_many",
    "days_agree",
    "days_left",
    "last_day",
    "may_be_called_back",
    "may_be_kept",
    "may_begin",
    "may_change",
    "may_end",
    "may_enter",
    "may_extend",
    "may_forget",
    "may_go_away",
    "may_have_card",
    "may_renew",
    "may_return",
    "may_transfer",
    "may_unmask",
    "on_duty",
    "on_the_roster",
    "problem_with",
    "reminder",
]

"""Reads of persons and engagements."""

from niangjia.workforce.queries.record import PersonPage, history_of, person_page, posting_of
from niangjia.workforce.queries.tally import on_roster, tally

__all__ = [
    "PersonPage",
    "history_of",
    "on_roster",
    "person_page",
    "posting_of",
    "tally",
]

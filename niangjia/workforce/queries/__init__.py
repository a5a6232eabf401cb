"""Reads of persons and engagements."""

from niangjia.workforce.queries.people import (
    ContractEnd,
    Entry,
    Sort,
    by_form,
    by_level,
    contract_ends,
    people,
)
from niangjia.workforce.queries.record import PersonPage, history_of, person_page
from niangjia.workforce.queries.tally import on_roster, tally

__all__ = [
    "ContractEnd",
    "Entry",
    "PersonPage",
    "Sort",
    "by_form",
    "by_level",
    "contract_ends",
    "history_of",
    "on_roster",
    "people",
    "person_page",
    "tally",
]

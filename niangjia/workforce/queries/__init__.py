"""Reads of persons and engagements."""

from niangjia.workforce.queries.people import Entry, PersonPage, people, person_page
from niangjia.workforce.queries.tally import on_roster, tally

__all__ = ["Entry", "PersonPage", "on_roster", "people", "person_page", "tally"]

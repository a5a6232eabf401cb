"""The front door of the workforce."""

from niangjia.workforce.actions import anonymise_person, delete_person
from niangjia.workforce.events import FilledAsked, RowsNeeded, Stint
from niangjia.workforce.queries import tally
from niangjia.workforce.queries.ended import ended, needed
from niangjia.workforce.queries.figures import NamedFigures, figures
from niangjia.workforce.queries.own import OwnPart, found_by_number, named, own_data, person_in
from niangjia.workforce.queries.record import PersonPage, person_page
from niangjia.workforce.queries.wages import WagesOn, wages_on
from niangjia.workforce.queries.wages_under import WagesUnder, wages_under
from niangjia.workforce.rules import may_be_kept
from niangjia.workforce.types import EmploymentForm, Tally

__all__ = [
    "EmploymentForm",
    "FilledAsked",
    "NamedFigures",
    "OwnPart",
    "PersonPage",
    "RowsNeeded",
    "Stint",
    "Tally",
    "WagesOn",
    "WagesUnder",
    "anonymise_person",
    "delete_person",
    "ended",
    "figures",
    "found_by_number",
    "may_be_kept",
    "named",
    "needed",
    "own_data",
    "person_in",
    "person_page",
    "tally",
    "wages_on",
    "wages_under",
]

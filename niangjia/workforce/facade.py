"""The front door of the workforce."""

from niangjia.workforce.events import FilledAsked
from niangjia.workforce.queries import tally
from niangjia.workforce.queries.figures import NamedFigures, figures
from niangjia.workforce.queries.wages import WagesOn, wages_on
from niangjia.workforce.queries.wages_under import WagesUnder, wages_under
from niangjia.workforce.types import EmploymentForm, Tally

__all__ = [
    "EmploymentForm",
    "FilledAsked",
    "NamedFigures",
    "Tally",
    "WagesOn",
    "WagesUnder",
    "figures",
    "tally",
    "wages_on",
    "wages_under",
]

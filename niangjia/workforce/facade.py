"""The front door of the workforce."""

from niangjia.workforce.events import FilledAsked
from niangjia.workforce.queries import tally
from niangjia.workforce.queries.figures import NamedFigures, figures
from niangjia.workforce.queries.wages import WagesOn, wages_on
from niangjia.workforce.types import EmploymentForm, Tally

__all__ = [
    "EmploymentForm",
    "FilledAsked",
    "NamedFigures",
    "Tally",
    "WagesOn",
    "figures",
    "tally",
    "wages_on",
]

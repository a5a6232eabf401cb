"""The front door of the workforce."""

from niangjia.workforce.queries import tally
from niangjia.workforce.types import EmploymentForm, Tally

__all__ = ["EmploymentForm", "Tally", "tally"]

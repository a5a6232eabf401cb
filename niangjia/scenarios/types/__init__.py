"""The words of what-if: what is changed in thought, what is compared, and how few posts are shared out."""

from niangjia.scenarios.types.allocation import Aim, Allocated, Candidate, Cap, Question, Seat, Stage
from niangjia.scenarios.types.changes import Changes, Price, Shift, TextChange, UnitShift
from niangjia.scenarios.types.compared import Compared, Sum

__all__ = [
    "Aim",
    "Allocated",
    "Candidate",
    "Cap",
    "Changes",
    "Compared",
    "Price",
    "Question",
    "Seat",
    "Shift",
    "Stage",
    "Sum",
    "TextChange",
    "UnitShift",
]

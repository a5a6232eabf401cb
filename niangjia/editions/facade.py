"""The front door of editions."""

from niangjia.editions.freezing import facts_of, line_of
from niangjia.editions.models import Edition, EditionLine
from niangjia.editions.queries import (
    Step,
    Summed,
    approval_of,
    groups_of,
    lines,
    previous,
    recompute,
    steps,
    totals_of,
)
from niangjia.editions.queries import one as edition
from niangjia.editions.types import Agreement, State

__all__ = [
    "Agreement",
    "Edition",
    "EditionLine",
    "State",
    "Step",
    "Summed",
    "approval_of",
    "edition",
    "facts_of",
    "groups_of",
    "line_of",
    "lines",
    "previous",
    "recompute",
    "steps",
    "totals_of",
]

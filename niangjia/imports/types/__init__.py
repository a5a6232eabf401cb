"""The words of importing: where a workbook goes, what stands in it line by line, what came of it."""

from niangjia.imports.types.importer import (
    Absent,
    Comparison,
    CutOff,
    Guidance,
    Importer,
    Leaving,
    Nth,
    Outcome,
    Place,
    Progress,
    UnknownPlace,
)
from niangjia.imports.types.lines import LABELS, Line, Shown, Side, Tab
from niangjia.imports.types.state import State

__all__ = [
    "LABELS",
    "Absent",
    "Comparison",
    "CutOff",
    "Guidance",
    "Importer",
    "Leaving",
    "Line",
    "Nth",
    "Outcome",
    "Place",
    "Progress",
    "Shown",
    "Side",
    "State",
    "Tab",
    "UnknownPlace",
]

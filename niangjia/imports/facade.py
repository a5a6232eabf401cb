"""The front door of imports."""

from niangjia.imports.actions import expire_workbooks
from niangjia.imports.events import Undoing
from niangjia.imports.importing import Done, import_file
from niangjia.imports.registry import register
from niangjia.imports.types import (
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

__all__ = [
    "Absent",
    "Comparison",
    "CutOff",
    "Done",
    "Guidance",
    "Importer",
    "Leaving",
    "Nth",
    "Outcome",
    "Place",
    "Progress",
    "Undoing",
    "UnknownPlace",
    "expire_workbooks",
    "import_file",
    "register",
]

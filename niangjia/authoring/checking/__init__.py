"""Whether a draft can stand: by the schema, by itself, and among the documents in force. Pure."""

from niangjia.authoring.checking.checked import Checked, Content, Part, check
from niangjia.authoring.checking.faults import CASES, HEADER_PART, Fault
from niangjia.authoring.checking.trying import Case, Outcome, try_case

__all__ = [
    "CASES",
    "HEADER_PART",
    "Case",
    "Checked",
    "Content",
    "Fault",
    "Outcome",
    "Part",
    "check",
    "try_case",
]

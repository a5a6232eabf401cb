"""The kinds of value a column may hold, each with its reader."""

from niangjia.kernel.sheets.kinds.choices import Choice, YesNo
from niangjia.kernel.sheets.kinds.dates import OPEN_ENDED, ContractEnd, Day
from niangjia.kernel.sheets.kinds.kind import Kind, Read
from niangjia.kernel.sheets.kinds.numbers import Money, WholeNumber
from niangjia.kernel.sheets.kinds.personal import CitizenId, Phone
from niangjia.kernel.sheets.kinds.text import Name, Text, Title

__all__ = [
    "OPEN_ENDED",
    "Choice",
    "CitizenId",
    "ContractEnd",
    "Day",
    "Kind",
    "Money",
    "Name",
    "Phone",
    "Read",
    "Text",
    "Title",
    "WholeNumber",
    "YesNo",
]

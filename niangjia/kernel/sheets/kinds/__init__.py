"""The kinds of value a column may hold, each with its reader."""

from niangjia.kernel.sheets.kinds.bank_card import BankCard
from niangjia.kernel.sheets.kinds.choices import Choice, YesNo
from niangjia.kernel.sheets.kinds.dates import OPEN_ENDED, ContractEnd, Day
from niangjia.kernel.sheets.kinds.home_address import HomeAddress
from niangjia.kernel.sheets.kinds.kind import Kind, Read
from niangjia.kernel.sheets.kinds.numbers import Money, MonthlyWage, WholeNumber
from niangjia.kernel.sheets.kinds.periods import Period, Span
from niangjia.kernel.sheets.kinds.personal import CitizenId, Phone, Phones
from niangjia.kernel.sheets.kinds.text import Name, Text, Title

__all__ = [
    "OPEN_ENDED",
    "BankCard",
    "Choice",
    "CitizenId",
    "ContractEnd",
    "Day",
    "HomeAddress",
    "Kind",
    "Money",
    "MonthlyWage",
    "Name",
    "Period",
    "Phone",
    "Phones",
    "Read",
    "Span",
    "Text",
    "Title",
    "WholeNumber",
    "YesNo",
]

"""The columns of the roster, and the headings other offices use for them."""

from __future__ import annotations

from niangjia.kernel.sheets import Sheet
from niangjia.kernel.wording import Wording
from niangjia.workforce.sheets.columns.also_read import ALSO_READ
from niangjia.workforce.sheets.columns.certificates import CERTIFICATE_COLUMNS
from niangjia.workforce.sheets.columns.engagement import ENGAGEMENT_COLUMNS
from niangjia.workforce.sheets.columns.person import PERSON_COLUMNS

__all__ = ["ROSTER"]

ROSTER = Sheet(
    "roster",
    Wording("社会化工会工作者花名册", "roster"),
    PERSON_COLUMNS + CERTIFICATE_COLUMNS + ENGAGEMENT_COLUMNS,
    also_read=ALSO_READ,
)

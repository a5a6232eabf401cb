"""The cut-off date that a file tells of itself: 统计截止：2026年6月30日."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from niangjia.kernel.sheets.cells import Cell, shown, squeezed
from niangjia.kernel.sheets.kinds.dates import day_in

_TOLD = re.compile(
    r"(?:截止|截至|统计时点|数据时点)(?:日期|时间|到|至)?:?"
    r"(?P<day>\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{8})"
)
_END_OF_MONTH = re.compile(r"(?:截止|截至)(?:日期|时间|到|至)?:?(\d{4})年(\d{1,2})月(?:底|末)")


def cut_off_date(cells: Iterable[Cell]) -> date | None:
    """The first cut-off date told in `cells`; a year in a title and the day of filling in are none."""
    for cell in cells:
        if not isinstance(cell, str) or ("截" not in cell and "时点" not in cell):
            continue
        text = squeezed(shown(cell))
        if (told := _TOLD.search(text)) and (day := day_in(told["day"])):
            return day
        if (month := _END_OF_MONTH.search(text)) and 1 <= int(month[2]) <= 12:
            return date(int(month[1]), int(month[2]), monthrange(int(month[1]), int(month[2]))[1])
    return None

"""Headings as they are compared: without spaces, line breaks, punctuation and the unit in brackets."""

from __future__ import annotations

import re
from functools import lru_cache

from niangjia.kernel.sheets.cells import Cell, squeezed

TEN_THOUSAND, THOUSAND = 10_000, 1_000
LONGEST_HEADING = 40

_BRACKETED = re.compile(r"[(\[【〔].*?[)\]】〕]")
_PUNCTUATION = re.compile(r"[*:,.、;/_()\[\]【】〔〕\-—\"'“”]+")
_NUMBERED = re.compile(r"^\d{1,2}(?=\D)|(?<=\D)\d{1,2}$|[①-⑳]")
_TIMES = {"万": TEN_THOUSAND, "千": THOUSAND}
_SCALE = re.compile(r"[(\[【].{0,6}?([千万])(?:[人元名].{0,4})?[)\]】]|(?<=.)([千万])[人元]$")
_PER_YEAR = re.compile(r"[元/每按]年|年薪|全年|年收入|年工资|年总额")
_TOLD_ABOVE = re.compile(r"(?:金额|计量)?单位:([千万]?[元人])")
_MEASURES = frozenset(
    (
        *(
            "人",
            "名",
            "个",
            "元",
            "万元",
            "千元",
            "万人",
            "千人",
            "元/月",
            "元/年",
            "岁",
            "年",
            "月",
            "日",
            "年月",
        ),
        *("年月日", "年/月/日", "年-月-日", "是/否"),
    )
)


@lru_cache(maxsize=16384)
def heading_word(text: str) -> str:
    """`月工资（元）` → 月工资, `建会\\n时间` → 建会时间; a heading wholly in brackets keeps their content."""
    plain = squeezed(text)
    return _PUNCTUATION.sub("", _BRACKETED.sub("", plain) or plain).lower()


def heading_words(cell: Cell) -> str:
    """The word of a cell in a heading row; empty when no text, or too long a text, stands there."""
    return heading_word(cell) if isinstance(cell, str) and len(cell) <= LONGEST_HEADING else ""


def unnumbered(word: str) -> str:
    """A heading's word without the number put to it: 1姓名, 姓名①, 手机号码1."""
    return _NUMBERED.sub("", word)


def scale_of(heading: str) -> int:
    """10,000 under a heading such as 职工人数（万人）, 1,000 under 月工资（千元）, else 1."""
    found = _SCALE.search(squeezed(heading))
    return _TIMES[found[1] or found[2]] if found else 1


def per_year(heading: str) -> bool:
    """Whether a heading speaks of an amount for a year: 年薪, 工资（元/年）."""
    return _PER_YEAR.search(squeezed(heading)) is not None


def is_measure(cell: Cell) -> bool:
    """Whether a cell below a heading only names what is counted in: 人, （万元）."""
    return isinstance(cell, str) and squeezed(cell).strip("()[]") in _MEASURES


def measure_above(cell: Cell) -> str:
    """What a line above the heading counts amounts in: 万元 of 单位：万元; empty where it tells none."""
    found = _TOLD_ABOVE.search(squeezed(cell)) if isinstance(cell, str) and "单位" in cell else None
    return found[1] if found else ""

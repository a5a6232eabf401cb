"""Headings as they are compared: without spaces, line breaks, punctuation and the unit in brackets."""

from __future__ import annotations

import re
from functools import lru_cache

from niangjia.kernel.sheets.cells import Cell, squeezed

_BRACKETED = re.compile(r"[(\[【〔].*?[)\]】〕]")
_PUNCTUATION = re.compile(r"[*:,.、;/_()\[\]【】〔〕\-—\"'“”]+")
_TEN_THOUSANDS = re.compile(r"[(\[【].{0,6}万[人元名].{0,4}[)\]】]")


@lru_cache(maxsize=4096)
def heading_word(text: str) -> str:
    """`月工资（元）` → 月工资, `建会\\n时间` → 建会时间; a heading wholly in brackets keeps their content."""
    plain = squeezed(text)
    return _PUNCTUATION.sub("", _BRACKETED.sub("", plain) or plain).lower()


def heading_words(cell: Cell) -> str:
    """The word of a cell in a heading row; empty when no text stands there."""
    return heading_word(cell) if isinstance(cell, str) else ""


def scale_of(heading: str) -> int:
    """10,000 under a heading such as 职工人数（万人）, else 1."""
    return 10_000 if _TEN_THOUSANDS.search(squeezed(heading)) else 1

"""Text that a spreadsheet would run, written so that it does not. Pure.

In a workbook text stays text; but who saves it as CSV and opens that hands every cell that begins with =, +,
- or @ to the formula engine. So such text gets an apostrophe before it, as a person would type it; every
reader of text in `kinds` takes it off again.
"""

from __future__ import annotations

import re

STARTS = frozenset("=+-@\t\r\n＝＋－＠")
RUN = re.compile(r"[\t\r\n]|\s*[=+\-@＝＋－＠]")
"""What begins like a formula, also in full width and behind blanks."""


def neutral(text: str) -> str:
    """The text with an apostrophe before it, where it would be run."""
    first = text[:1]
    if first not in STARTS and not first.isspace():
        return text
    return f"'{text}" if RUN.match(text) else text

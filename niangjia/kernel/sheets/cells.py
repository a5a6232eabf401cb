"""What stands in one cell, and the writing habits every reader has to see through."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta | None

# Excel keeps fifteen significant digits of a number; a longer one has lost its end for good.
EXACT_DIGITS = 10**15

_HALF_WIDTH = {0xFF01 + offset: 0x21 + offset for offset in range(94)}
_SPACES = dict.fromkeys((0x3000, 0xA0, 0x2002, 0x2003, 0x2009, 0x202F, 0x09), 0x20)
_NOTHING = dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF))
_TABLE = _HALF_WIDTH | _SPACES | _NOTHING
LONGEST_DASH = 2
_ERRORS = frozenset(
    ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!", "#GETTING_DATA")
)
_DASHES = frozenset(("", "-", "--", "—", "——", "–", "/", "\\", "―"))


def half_width(text: str) -> str:
    """`text` with full-width letters, digits and signs made half-width, and every space an ordinary one."""
    return text if text.isascii() and "\t" not in text else text.translate(_TABLE)


def squeezed(text: str) -> str:
    """`text` half-width and without any white space or line break."""
    return "".join(half_width(text).split())


def is_blank(cell: Cell) -> bool:
    """Whether nothing stands in the cell: empty, white space, or the dash people put for nothing."""
    if cell is None or cell == "":
        return True
    return isinstance(cell, str) and len(cell.strip()) <= LONGEST_DASH and squeezed(cell) in _DASHES


def is_error(cell: Cell) -> bool:
    """Whether the failure of a formula (#N/A, #REF!) stands in place of a value."""
    return isinstance(cell, str) and cell.startswith(("#", "\uff03")) and squeezed(cell).upper() in _ERRORS


def shown(cell: Cell) -> str:
    """The cell as its reader sees it in the file."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        if cell.is_integer() and abs(cell) < EXACT_DIGITS:
            return str(int(cell))
        return f"{cell:.10G}"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    return str(cell)

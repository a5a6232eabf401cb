"""Turning a cell into plain text, noting what had to be repaired on the way."""

from __future__ import annotations

import re

from niangjia.kernel.sheets.cells import Cell, half_width, shown
from niangjia.kernel.sheets.repairs import Repair

_FULL_WIDTH = re.compile("[！-～]")


def plain_text(
    cell: Cell, *, full_width: Repair = Repair.FULL_WIDTH, spaces: Repair = Repair.SPACES
) -> tuple[str, list[Repair]]:
    """The cell half-width, without any space and leading apostrophe; the repairs that took."""
    if not isinstance(cell, str):
        return shown(cell), []
    repairs = [full_width] if not cell.isascii() and _FULL_WIDTH.search(cell) else []
    text = half_width(cell)
    packed = "".join(text.split())
    if packed != text:
        repairs.append(spaces)
    if packed.startswith("'"):
        packed = packed.lstrip("'")
        repairs.append(Repair.APOSTROPHE)
    return packed, repairs

"""What the pages of what-if show: boxes of the form, cards, bars, rows, the list."""

from niangjia.scenarios.pictures.bars import bars
from niangjia.scenarios.pictures.cells import Cell, Stack, columns_of, stacks, telling
from niangjia.scenarios.pictures.form import Box, TextRow, price_boxes, shift_boxes, text_rows
from niangjia.scenarios.pictures.rows import Row, cards, group_rows, unit_rows

__all__ = [
    "Box",
    "Cell",
    "Row",
    "Stack",
    "TextRow",
    "bars",
    "cards",
    "columns_of",
    "group_rows",
    "price_boxes",
    "shift_boxes",
    "stacks",
    "telling",
    "text_rows",
    "unit_rows",
]

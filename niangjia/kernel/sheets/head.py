"""A heading that was found, and what of a row lies below it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from niangjia.kernel.sheets.bound import Bound
from niangjia.kernel.sheets.cells import Cell, is_blank
from niangjia.kernel.sheets.entries import Understood


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading found: rows `first` to `last` (counted from 0) and the columns under it."""

    first: int
    last: int
    bound: tuple[Bound, ...]
    texts: tuple[str, ...]
    """What stands over each column, as written; empty over the columns of a list beside this one."""

    words: frozenset[str]
    """Every word in the heading rows, to know them again when they are repeated."""

    span: tuple[int, int] | None = None
    """From which column to before which one the list reaches, where another stands beside it."""

    required: frozenset[int] = field(default=frozenset(), compare=False)
    """The positions without which a row makes no sense."""

    by_key: Mapping[str, Bound] = field(default_factory=dict, compare=False, repr=False)
    """Column key → column found."""

    bound_places: frozenset[int] = field(default=frozenset(), compare=False)
    """The positions of all columns found."""

    telling: frozenset[int] = field(default=frozenset(), compare=False)
    """The positions of columns that do not follow from others: an unfilled row has none of them."""

    def understood(self, sheet: str) -> Understood:
        """The reading of the headings, for the person who checks it."""
        titles = {bound.position: bound.column.title for bound in self.bound}
        headings = tuple((text, titles.get(place)) for place, text in enumerate(self.texts) if text)
        return Understood(sheet, self.last + 1, headings)

    def has_nothing_in(self, row: list[Cell]) -> bool:
        """Whether a row of the list beside this one says nothing under its columns."""
        return self.span is not None and all(
            is_blank(cell) for place, cell in enumerate(row) if place in self.bound_places
        )

    def part_of(self, row: list[Cell]) -> list[Cell]:
        """The cells of a row that belong to this list."""
        if self.span is None:
            return row
        left, right = self.span
        return [cell if left <= place < right else "" for place, cell in enumerate(row)]

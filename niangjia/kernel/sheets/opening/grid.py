"""Cells put where markup says, with the ranges they are merged over: for the formats written as markup."""

from __future__ import annotations

from niangjia.kernel.sheets.cells import Cell
from niangjia.kernel.sheets.opening.marks import Range, clipped, refuse_beyond_reach


class Grid:
    """A sheet that grows as its cells are put; raises `SheetError` where they lie too far apart."""

    def __init__(self, name: str) -> None:
        """An empty sheet of that name."""
        self.name = name
        self._cells: dict[tuple[int, int], Cell] = {}
        self._ranges: list[Range] = []
        self._rows = self._columns = 0

    def put(self, row: int, column: int, cell: Cell, down: int = 0, across: int = 0) -> None:
        """A cell, merged over so many further rows `down` and columns `across`."""
        if cell != "":
            self._cells[row, column] = cell
            self._rows, self._columns = max(self._rows, row + 1), max(self._columns, column + 1)
            refuse_beyond_reach(self.name, self._rows, self._columns)
        if down > 0 or across > 0:
            self._ranges.append((row, column, row + down, column + across))

    def rows(self) -> list[list[Cell]]:
        """All rows, as wide as the widest."""
        rows: list[list[Cell]] = [[""] * self._columns for _ in range(self._rows)]
        for (row, column), cell in self._cells.items():
            rows[row][column] = cell
        return rows

    def merged(self) -> tuple[Range, ...]:
        """The merged ranges, as far as the sheet reaches."""
        return clipped(self._ranges, self._rows, self._columns)

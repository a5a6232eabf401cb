"""Rows of a list: the cells that tell of somebody, and values written once for several rows."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

from tests.workbooks import spelling
from tests.workbooks.errors import Cell
from tests.workbooks.layout import Layout
from tests.workbooks.pages import Entry, Page

REPEATED = ("unit", "county", "form", "employer", "post_title", "ethnic_group")


class Rows:
    """Writes the rows of one workbook."""

    def __init__(self, dice: Random, features: frozenset[str], typed: bool) -> None:
        self.dice, self.features, self.typed = dice, features, typed

    def cells(self, made: Layout, entry: Entry, number: int) -> list[Cell]:
        """What tells of somebody, in the order of the columns."""
        values = entry.told.values
        cells: list[Cell] = []
        for key in made.columns:
            if entry.error and entry.error[0] == key:
                cells.append(entry.error[2])
            elif key == "#":
                cells.append(float(number))
            elif key == "age":
                cells.append(35.0)
            elif key == "native":
                cells.append("四川绵阳")
            elif key == "contract":
                cells.append(spelling.period(self.dice, values["start_date"], values["contract_end_date"]))
            elif key in entry.told.standing.cells:
                cells.append(entry.told.standing.cells[key])
            elif key == "remark":
                cells.append(entry.told.standing.remark)
            elif "messy spelling" in self.features:
                cells.append(spelling.spell(self.dice, key, values, made.times))
            else:
                cells.append(_plainly(key, values, made.times))
        return cells

    def repeat(self, page: Page, place: int, key: str, entries: list[Entry], first: int) -> None:
        """Write a value that holds for several rows once: merged, with 同上, or left blank below."""
        ways = [way for way in ("merged cells", "ditto", "left blank") if way in self.features]
        if not self.typed:
            ways = [way for way in ways if way == "ditto"]
        start, usual = 0, False
        while ways and start < len(entries):
            end = start
            while end + 1 < len(entries) and self._same(key, entries[start], entries[end + 1]):
                end += 1
            if end > start and page.lines[first + start].cells[place] not in ("", "—", "/"):
                way = self.dice.choice(ways)
                if way == "left blank" and not (usual and key == "unit"):
                    way = "ditto"
                usual = True
                for row in range(start + 1, end + 1):
                    marks = ["同上", "〃", "″", "同 上", '"', "—〃—"]
                    page.lines[first + row].cells[place] = self.dice.choice(marks) if way == "ditto" else ""
                if way == "merged cells":
                    page.merged.append((first + start, place, first + end, place))
            start = end + 1

    def _same(self, key: str, one: Entry, other: Entry) -> bool:
        if any(entry.error and entry.error[0] == key for entry in (one, other)):
            return False
        same = [key, "county"] if key == "unit" else [key]
        return all(one.told.values[each] == other.told.values[each] for each in same)


def _plainly(key: str, values: dict[str, Any], times: int) -> Cell:
    """A fact as the template asks for it."""
    value = values[key]
    if key == "monthly_wage" and value is not None:
        return float(value / times)
    if key == "phone":
        return "、".join(value)
    if key == "level":
        return "、".join(one.label.zh for one in value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date) or value is None:
        return value or ""
    return value.label.zh if hasattr(value, "label") else value

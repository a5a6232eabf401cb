"""Exporting the list of people, against bare XlsxWriter writing the same cells."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import xlsxwriter

from bench import house, stage
from bench.invented import AS_OF
from bench.stage import Stage
from bench.timing import Contender, Finding, against, agree, in_turn
from niangjia.kernel.scope import acting
from niangjia.kernel.sheets import Sheet, export, open_bytes
from niangjia.workforce.actions.exporting import export_people
from niangjia.workforce.queries.entry import Entry
from niangjia.workforce.queries.listed import listed
from niangjia.workforce.queries.people import people as people_of
from niangjia.workforce.sheets.people import AT_FIRST, people_sheet

AIM = 2.0
UNITS, PEOPLE, ROUNDS = 200, 10_000, 5

Cells = list[list[object]]


def measure(people: int = PEOPLE, units: int = UNITS, *, rounds: int = ROUNDS) -> list[Finding]:
    """The writing alone, of rows that are in memory; and the whole act, which fetches them first."""
    with house.database("exporting") as database:
        own = stage.set_up(stage.spread(units), people=people)
        database.settle()
        sheet = people_sheet(AT_FIRST)
        with acting(own.by):
            shown = list(listed(people_of(Entry(), on=AS_OF, by=own.by), on=AS_OF, by=own.by))
        cells = cells_of(written(sheet, shown))
        check_cells(cells, sheet, shown)
        check_same(cells, cells_of(bare(cells)))
        check_same(cells, cells_of(exported(own)))
        seconds = in_turn(
            {
                "bare": Contender(partial(bare, cells)),
                "written": Contender(partial(written, sheet, shown)),
                "exported": Contender(partial(exported, own)),
            },
            rounds=rounds,
        )
    size = f"{people:,} × {len(sheet.columns)}"
    return [
        against(f"write {size} as .xlsx", seconds["written"], seconds["bare"], aim=AIM),
        against("export them: fetched, masked, written", seconds["exported"], seconds["bare"], aim=AIM),
    ]


def written(sheet: Sheet, shown: Sequence[object]) -> bytes:
    """The house's own writing, of rows in memory."""
    return export(sheet, shown)


def exported(own: Stage) -> bytes:
    """The act behind the button."""
    with acting(by := replace(own.by, reason="measured")):
        return export_people(by=by, entry=Entry(), columns=AT_FIRST, on=AS_OF, notes=(), language="zh")


def bare(cells: Cells) -> bytes:
    """The yardstick: the same cells in constant memory, each by the call for what it is."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"constant_memory": True}) as book:
        page, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        for number, row in enumerate(cells):
            for place, cell in enumerate(row):
                if isinstance(cell, str):
                    if cell:
                        page.write_string(number, place, cell)
                elif isinstance(cell, date):
                    page.write_datetime(number, place, cell, day)
                else:
                    page.write_number(number, place, cell)
    return content.getvalue()


def cells_of(content: bytes) -> Cells:
    """What stands in a file's first sheet, its heading first."""
    return [list(row) for row in open_bytes(content, "people.xlsx").tabs[0].rows]


def check_cells(cells: Cells, sheet: Sheet, shown: Sequence[object]) -> None:
    """Raise `WrongResult` unless heading and names, units and wages stand in the file as in the house."""
    agree("headings", cells[0], [column.title.zh for column in sheet.columns])
    agree("rows", len(cells) - 1, len(shown))
    for key in ("name", "unit", "wage"):
        place = [column.key for column in sheet.columns].index(key)
        wanted = [sheet.columns[place].value_of(row) for row in shown]
        agree(key, [row[place] for row in cells[1:]], wanted)


def check_same(cells: Cells, others: Cells) -> None:
    """Raise `WrongResult` unless both files hold the same cells."""
    agree("number of rows", len(others), len(cells))
    for number, (row, other) in enumerate(zip(cells, others, strict=True)):
        agree(f"row {number}", other, row)

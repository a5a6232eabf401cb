"""Unit by unit: the plan's long table, and what a reply approves. Pure."""

from __future__ import annotations

from niangjia.editions.documents.sums import total, whole
from niangjia.editions.documents.tables.cells import (
    APPROVED,
    SHORT,
    columns_of,
    counted,
    number_columns,
    over_ceiling,
    sources,
    sum_cells,
    unit_cells,
)
from niangjia.editions.documents.types import Matter, Row
from niangjia.editions.documents.words import LEGEND, day
from niangjia.editions.types import PLANNED
from niangjia.kernel.official import Align, Cell, Column, Table
from niangjia.staffing.types import COUNTS, PERSON, Measure


def unit_tables(matter: Matter, where: str) -> list[Table]:
    """One table for each thing that is counted."""
    return [_table(matter, unit, where) for unit in COUNTS if matter.counted_in(unit)]


def _table(matter: Matter, unit: str, where: str) -> Table:
    columns, rows = columns_of(matter, unit), matter.counted_in(unit)
    county = [Column(matter.each, width=1.3)] if matter.grouped else []
    over = over_ceiling(rows, SHORT[PLANNED])
    return Table(
        columns=(
            Column("序号", Align.CENTRE, 0.7),
            Column("单位", width=2.7),
            *county,
            Column("类型", Align.CENTRE, 0.9),
            *number_columns(columns),
            Column("依据", Align.CENTRE, 0.7),
            Column("备注", width=1.6),
        ),
        rows=(
            *(
                (at, row.name, *([row.group] if county else []), row.kind, *_rest(row, columns))
                for at, row in enumerate(rows, start=1)
            ),
            *_held(matter, unit, columns),
        ),
        total=(
            *("", "合计", *([""] if county else []), ""),
            *sum_cells(whole(matter, unit).numbers, columns),
            *("", ""),
        ),
        unit=counted(unit),
        note=f"{sources(matter, where)}{over}“依据”为{where or '文中'}所列条款的序号，备注为编制单位说明。",
    )


def _rest(row: Row, columns: list[str]) -> list[Cell]:
    return [*unit_cells(row, columns), row.basis or "—", row.reason]


def _held(matter: Matter, unit: str, columns: list[str]) -> list[tuple[Cell, ...]]:
    """What is funded and lies with no unit, county by county: the sum is everything that is funded."""
    if unit != PERSON:
        return []
    return [
        (
            *("", f"（{why}）", *([name or matter.short] if matter.grouped else []), ""),
            *(posts if column == Measure.FUNDED else "" for column in columns),
            *("", ""),
        )
        for why, name, posts in matter.elsewhere
    ]


def approved_table(matter: Matter) -> Table:
    """The approved posts unit by unit."""
    rows = matter.counted_in()
    shown = (Measure.MUST, Measure.VALUE, PLANNED)
    return Table(
        columns=(
            Column("序号", Align.CENTRE, 0.7),
            Column("单位", width=2.8),
            *([Column(matter.each, width=1.3)] if matter.grouped else []),
            Column("类型", Align.CENTRE),
            *number_columns(shown, APPROVED),
        ),
        rows=tuple(
            (at, row.name, *([row.group] if matter.grouped else []), row.kind, *unit_cells(row, shown))
            for at, row in enumerate(rows, start=1)
        ),
        total=(
            *("", "合计", *([""] if matter.grouped else []), ""),
            *sum_cells(total(rows).numbers, shown),
        ),
        unit="单位：名",
        note=f"注：须配、上限按截至{day(matter.on)}的职工人数和上报计划所列依据计算。"
        f"{over_ceiling(rows, APPROVED)}{LEGEND}",
    )

"""What an adjustment makes otherwise, unit by unit. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from niangjia.editions.documents.tables.cells import counted
from niangjia.editions.documents.types import Before, Matter
from niangjia.editions.documents.words import SILENT, day
from niangjia.editions.types import PLANNED, Compared
from niangjia.kernel.official import Align, Cell, Column, Table
from niangjia.staffing.types import COUNTS, PERSON, Measure

SHOWN = ((Measure.WORKERS.value, "职工人数", 1.2), (Measure.MUST.value, "须配", 0.8), (PLANNED, "计划", 0.8))
"""Column, its head, its width: a county has tens of thousands of workers."""


def difference_tables(matter: Matter, before: Before) -> list[Table]:
    """One table for each thing that is counted and differs; where nothing does, an empty one."""
    found = [(unit, rows) for unit in COUNTS if (rows := before.counted_in(unit))]
    return [_table(matter, unit, rows) for unit, rows in found or [(PERSON, [])]]


def _table(matter: Matter, unit: str, rows: Sequence[Compared]) -> Table:
    """Before and after of every unit in which anything differs, and by how much the plan changed."""
    pairs = [Column(when, Align.RIGHT, wide, label) for _, label, wide in SHOWN for when in ("原", "现")]
    return Table(
        columns=(
            Column("序号", Align.CENTRE, 0.7),
            Column("单位", width=2.6),
            *pairs,
            Column("增减", Align.RIGHT),
            Column("变化", width=1.1),
        ),
        rows=tuple((at, one.name, *_cells(one)) for at, one in enumerate(rows, start=1)),
        total=("", "合计", *_sums(rows), signed(sum(map(planned_change, rows))), ""),
        unit=counted(unit),
        note=f"注：只列有变化的单位，“原”“现”为调整前后；合计为所列单位之和。调整后数据截至{day(matter.on)}。“{SILENT}”为没有该数。",
    )


def _cells(one: Compared) -> Iterator[Cell]:
    for column, *_ in SHOWN:
        for numbers in (one.before, one.after):
            number = (numbers or {}).get(column)
            yield SILENT if number is None else number
    yield signed(planned_change(one))
    yield what(one)


def _sums(rows: Sequence[Compared]) -> Iterator[Cell]:
    for column, *_ in SHOWN:
        for side in ([one.before for one in rows], [one.after for one in rows]):
            yield sum((numbers or {}).get(column) or 0 for numbers in side)


def planned_change(one: Compared) -> int:
    """Planned posts after less before; a unit that is not in one of the plans has none there."""
    return ((one.after or {}).get(PLANNED) or 0) - ((one.before or {}).get(PLANNED) or 0)


def what(one: Compared) -> str:
    """新增, 移出, or what of a unit that stays changed."""
    if one.before is None:
        return "新增"
    if one.after is None:
        return "移出"
    return "计划数" if planned_change(one) else "数据"


def signed(number: int) -> str:
    """+3, −2, 0."""
    return f"+{number}" if number > 0 else f"−{-number}" if number < 0 else "0"

"""County by county: what is to be staffed, what is approved, what is lacking. Pure."""

from __future__ import annotations

from niangjia.editions.documents.sums import Sum, by_group, total, whole
from niangjia.editions.documents.tables.cells import (
    APPROVED,
    columns_of,
    counted,
    number_columns,
    sources,
    sum_cells,
)
from niangjia.editions.documents.types import Matter
from niangjia.editions.documents.words import SILENT, day
from niangjia.editions.types import PLANNED
from niangjia.kernel.official import Align, Cell, Column, Table
from niangjia.staffing.types import COUNTS, Measure


def county_tables(matter: Matter, where: str) -> list[Table]:
    """One table for each thing that is counted; `where` is how the text names the list of clauses."""
    return [_table(matter, unit, where) for unit in COUNTS if matter.counted_in(unit)]


def _table(matter: Matter, unit: str, where: str) -> Table:
    columns = columns_of(matter, unit)

    def cells(one: Sum) -> list[Cell]:
        return [one.units, one.lacking, *sum_cells(one.numbers, columns)]

    return Table(
        columns=(
            Column("序号", Align.CENTRE, 0.6),
            Column(matter.each, width=1.9),
            Column("单位数", Align.RIGHT, 0.8),
            Column("缺数据", Align.RIGHT, 0.8),
            *number_columns(columns),
        ),
        rows=tuple(
            (at, one.name or matter.organ, *cells(one))
            for at, one in enumerate(by_group(matter, unit), start=1)
        ),
        total=("", "合计", *cells(whole(matter, unit))),
        unit=counted(unit),
        note=sources(matter, where),
    )


def approved_sums(matter: Matter) -> Table:
    """What a reply approves, county by county, or for the whole."""
    units = matter.counted_in()
    shown = (Measure.MUST, Measure.VALUE, PLANNED)
    return Table(
        columns=(
            Column("序号", Align.CENTRE, 0.6),
            Column(matter.each, width=2),
            Column("单位数", Align.RIGHT),
            *number_columns(shown, APPROVED),
        ),
        rows=tuple(
            (at, one.name or matter.organ, one.units, *sum_cells(one.numbers, shown))
            for at, one in enumerate(by_group(matter), start=1)
        ),
        total=("", "合计", len(units), *sum_cells(total(units).numbers, shown)),
        unit="单位：名",
        note=f"注：须配、上限按截至{day(matter.on)}的职工人数计算。",
    )


def shortfall_table(matter: Matter) -> Table:
    """缺口 by county, or unit by unit below one, the lowest rate first: no person is in it."""
    rows = matter.counted_in()
    sums = by_group(matter) if matter.grouped else [total([row], row.name) for row in rows]
    shown = [Measure.MUST, Measure.FILLED, Measure.SHORTFALL]
    ranked = sorted(sums, key=lambda one: (_order(one), -(one[Measure.SHORTFALL] or 0)))
    return Table(
        columns=(
            Column("序号", Align.CENTRE, 0.6),
            Column(matter.each, width=2.2),
            *number_columns(shown),
            Column("满足率", Align.RIGHT),
        ),
        rows=tuple(
            (at, one.name or matter.organ, *sum_cells(one.numbers, shown), one.rate)
            for at, one in enumerate(ranked, start=1)
        ),
        total=("", "合计", *sum_cells(total(rows).numbers, shown), total(rows).rate),
        unit="单位：名",
        note=f"注：数据截至{day(matter.on)}；缺口逐个单位相加，不以超配相抵；满足率＝（须配－缺口）÷须配。"
        f"“{SILENT}”为没有须配数。",
    )


def _order(one: Sum) -> float:
    must, short = one[Measure.MUST], one[Measure.SHORTFALL]
    return 2.0 if not must or short is None else 1 - short / must

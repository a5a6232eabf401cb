"""Cells and notes that several tables share. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from niangjia.editions.documents.types import Matter, Row
from niangjia.editions.documents.words import LACKING, LEGEND, SILENT, day
from niangjia.editions.types import PLANNED, Numbers
from niangjia.kernel.figure import Status
from niangjia.kernel.official import Align, Cell, Column
from niangjia.staffing.types import COUNTS, PERSON, Measure

RULED = (Measure.MUST, Measure.MAY, Measure.VALUE)
SHORT: Mapping[str, str] = {
    Measure.WORKERS: "职工人数",
    Measure.MUST: "须配",
    Measure.MAY: "可增配",
    Measure.VALUE: "上限",
    Measure.FUNDED: "保障名额",
    Measure.FILLED: "已配",
    Measure.SHORTFALL: "缺口",
    PLANNED: "计划",
}
QUOTA, APPROVED = "配备名额", "核定名额"


def columns_of(matter: Matter, unit: str) -> list[str]:
    """The number columns: of projects nobody fills a post; funded posts only where any reply stands."""
    if unit != PERSON:
        return [Measure.WORKERS, Measure.VALUE, PLANNED]
    funded = [Measure.FUNDED] if matter.funded else []
    return [Measure.WORKERS, *RULED, *funded, Measure.FILLED, Measure.SHORTFALL, PLANNED]


def number_columns(columns: Sequence[str], planned: str = SHORT[PLANNED]) -> list[Column]:
    """Their heads; what a document rules stands under one, `planned` is what the planned posts are called."""
    grouped = len([one for one in columns if one in RULED]) > 1
    return [
        Column(
            planned if one == PLANNED else SHORT[one],
            Align.RIGHT,
            1.15 if one in (Measure.WORKERS, Measure.FUNDED) else 0.9,
            QUOTA if grouped and one in RULED else "",
        )
        for one in columns
    ]


def unit_cells(row: Row, columns: Sequence[str]) -> list[Cell]:
    """The numbers of a unit; a number that is not there says why."""
    return [_cell(row, column) for column in columns]


def _cell(row: Row, column: str) -> Cell:
    number = row.numbers.get(column)
    if number is not None:
        return number
    silent = row.status is Status.NOT_APPLICABLE or (
        row.status is Status.VALUE and column in (*RULED, Measure.SHORTFALL)
    )
    own = column in (Measure.WORKERS, Measure.FUNDED, Measure.FILLED)
    return SILENT if silent and not own else LACKING


def sum_cells(numbers: Numbers, columns: Sequence[str]) -> list[Cell]:
    """The numbers of a sum; a dash where nothing is known."""
    return [SILENT if (number := numbers.get(column)) is None else number for column in columns]


def counted(unit: str) -> str:
    """单位：人、名."""
    return f"单位：人、{COUNTS[unit].zh}"


def sources(matter: Matter, where: str) -> str:
    """Where the numbers of a table come from: the day, the cut-off dates, the clauses, the roster."""
    workers = f"职工人数为单位表所报{cut_off(matter)}"
    listed = f"“{where}”" if where else "文中"
    ruled = f"须配、可增配、上限按{listed}所列条款计算"
    filled = f"已配为截至{day(matter.on)}花名册在册人数；缺口逐个单位相加，不以超配相抵"
    funded = "；保障名额依据经费批复" if matter.funded else ""
    return f"注：{workers}；{ruled}；{filled}{funded}。{LEGEND}"


def over_ceiling(rows: Sequence[Row], planned: str) -> str:
    """Why more may stand under `planned` than under 上限: nobody on the roster has to go."""
    over = any(
        (posts := row.numbers[PLANNED]) is not None
        and (most := row.numbers[Measure.VALUE]) is not None
        and posts > most
        for row in rows
    )
    return f"{planned}高于上限的，为已在册的超配人员，只保留、不增补。" if over else ""


def cut_off(matter: Matter) -> str:
    """（统计截止日期2026年6月30日）; the first and the last where there are several."""
    days: set[date] = {row.cut_off_date for row in matter.rows if row.cut_off_date is not None}
    if not days:
        return ""
    if len(days) == 1:
        return f"（统计截止日期{day(min(days))}）"
    return f"（统计截止日期最早{day(min(days))}，最晚{day(max(days))}）"

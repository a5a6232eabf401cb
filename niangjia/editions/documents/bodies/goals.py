"""配备目标: what the documents ask, who is there, what is lacking, what is planned. Pure."""

from __future__ import annotations

from niangjia.editions.documents.annexes import Annexes
from niangjia.editions.documents.sums import Sum, total
from niangjia.editions.documents.types import Matter, Row
from niangjia.editions.documents.words import PROFESSION, count, day, sentence
from niangjia.editions.types import PLANNED
from niangjia.kernel.official import Blank, Para
from niangjia.staffing.types import PERSON, PROJECT, Measure


def goals(matter: Matter, annexes: Annexes) -> list[Para]:
    """Persons first, then projects, then where the tables stand, then the office's own explanation."""
    persons, projects = matter.counted_in(PERSON), matter.counted_in(PROJECT)
    said = []
    if persons:
        said += _persons(matter, persons)
    if projects:
        said.append(_projects(matter, total(projects)))
    if not said:
        said.append(Para((f"{matter.year}年计划配备{PROFESSION}", Blank("计划数"), "。")))
    where = [annexes.clause("counties", f"分{matter.each}情况"), annexes.clause("units", "各单位情况")]
    if any(where):
        said.append(Para(f"{'；'.join(one.removeprefix('，') for one in where if one)}。"))
    if matter.note.strip():
        said.append(Para(f"编制说明：{sentence(matter.note)}"))
    return said


def _persons(matter: Matter, rows: list[Row]) -> list[Para]:
    whole = total(rows)
    ruled = (
        f"按照上述文件计算，{matter.whole}须配{PROFESSION}{count(whole[Measure.MUST])}，"
        f"可增配{count(whole[Measure.MAY])}，可配上限{count(whole[Measure.VALUE])}。"
    )
    there = (
        f"截至{day(matter.on)}，花名册在册已配{count(whole[Measure.FILLED])}，"
        f"缺口{count(whole[Measure.SHORTFALL])}（逐个单位相加，不以超配相抵）。"
    )
    return [Para(ruled + there), Para(_planned(matter, rows, whole))]


def _planned(matter: Matter, rows: list[Row], whole: Sum) -> str:
    below = sum(_less(row) for row in rows)
    undecided = sum(row.numbers[PLANNED] is None for row in rows)
    said = f"{matter.year}年计划配备{PROFESSION}{count(whole[PLANNED])}"
    said += f"，其中计划数低于须配的单位{below}个，理由见明细表备注。" if below else "。"
    return said + (f"计划数未定的单位{undecided}个。" if undecided else "")


def _less(row: Row) -> bool:
    planned, must = row.numbers[PLANNED], row.numbers[Measure.MUST]
    return planned is not None and must is not None and planned < must


def _projects(matter: Matter, whole: Sum) -> Para:
    return Para(
        f"按服务项目计算的单位{whole.units}个，可实施服务项目{count(whole[Measure.VALUE], PROJECT)}，"
        f"{matter.year}年计划实施{count(whole[PLANNED], PROJECT)}。服务项目不折算为人员名额。"
    )

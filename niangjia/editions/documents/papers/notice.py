"""调整通知: what an adjustment changes, with the table of differences. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from niangjia.editions.documents.annexes import Annexes
from niangjia.editions.documents.sums import total
from niangjia.editions.documents.tables import difference_tables
from niangjia.editions.documents.tables.differences import planned_change, signed
from niangjia.editions.documents.types import Matter
from niangjia.editions.documents.words import PROFESSION, above, count, in_brackets
from niangjia.editions.types import PLANNED, Compared
from niangjia.kernel.official import Attachment, Blank, Block, Head, Kind, OfficialPaper, Para
from niangjia.staffing.types import COUNTS, PERSON


def notice(matter: Matter) -> OfficialPaper:
    """Its number and date are those under which the adjustment was published."""
    before = matter.before
    title = f"{matter.short}{matter.year}年{PROFESSION}配备计划调整前后对照表"
    tables = tuple(difference_tables(matter, before)) if before and before.differing else ()
    annexes = Annexes([("differences", Attachment(title, tables))] if tables else [])
    issued = matter.published
    return OfficialPaper(
        kind=Kind.NOTICE,
        organ=matter.organ,
        title=f"{matter.organ}关于调整{matter.year}年{PROFESSION}配备计划的通知",
        body=tuple(_body(matter, annexes)),
        number=(issued.number or None) if issued else None,
        recipients=(matter.below,),
        attachments=annexes.attachments,
        dated=issued.dated if issued else None,
    )


def _body(matter: Matter, annexes: Annexes) -> list[Block]:
    differing = matter.before.differing if matter.before else ()
    return [
        Para(_opening(matter)),
        Head(1, "调整内容"),
        Para(_changes(matter, differing, annexes)),
        Head(1, "执行要求"),
        Para(f"本通知自印发之日起执行，{matter.year}年配备名额以调整后的《{matter.title}》为准。"),
        Para(Blank("执行要求（没有可删）")),
    ]


def _opening(matter: Matter) -> tuple[str | Blank, ...]:
    former = matter.before.title if matter.before else ""
    number = matter.before.number if matter.before else ""
    issuer = (matter.decided.issuer if matter.decided else "") or above(matter)
    reply = in_brackets(matter.decided, "批复文号")
    return (
        f"《{former}》（",
        number or Blank("原计划文号"),
        "）印发后，因",
        Blank("调整原因"),
        "，经",
        issuer,
        "批复",
        *reply,
        "，对计划作如下调整。",
    )


def _changes(matter: Matter, differing: Sequence[Compared], annexes: Annexes) -> str:
    said = "；".join(_of(matter, unit) for unit in COUNTS if matter.counted_in(unit) or _gone(matter, unit))
    added, gone = sum(one.before is None for one in differing), sum(one.after is None for one in differing)
    other = sum(bool(planned_change(one)) for one in differing if one.before and one.after)
    return (
        f"{said or f'计划配备{PROFESSION}没有变化'}。"
        f"有变化的单位{len(differing)}个，其中新增{added}个，移出{gone}个，计划数增减{other}个，"
        f"其余为职工人数等数据变化{annexes.clause('differences', '')}。"
    )


def _of(matter: Matter, unit: str) -> str:
    """计划配备……由3名调整为5名（+2名）; projects by themselves, for they are no persons."""
    rows = matter.counted_in(unit)
    planned = total(rows)[PLANNED] if rows else 0
    change = sum(map(planned_change, _differing(matter, unit)))
    former = None if planned is None else planned - change
    what = f"计划配备{PROFESSION}" if unit == PERSON else "计划实施服务项目"
    by_how_much = f"{signed(change)}{COUNTS[unit].zh}"
    return f"{what}由{count(former, unit)}调整为{count(planned, unit)}（{by_how_much}）"


def _differing(matter: Matter, unit: str) -> list[Compared]:
    return matter.before.counted_in(unit) if matter.before else []


def _gone(matter: Matter, unit: str) -> bool:
    return any(one.after is None for one in _differing(matter, unit))

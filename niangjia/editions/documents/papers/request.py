"""请示: to the union directly above, one matter, the plan attached. Pure."""

from __future__ import annotations

from dataclasses import replace

from niangjia.editions.documents.annexes import Annexes
from niangjia.editions.documents.bodies import goals, money, situation
from niangjia.editions.documents.papers.plan import tables, text
from niangjia.editions.documents.types import Matter
from niangjia.editions.documents.words import PROFESSION, above, clause, request_title
from niangjia.kernel.official import Attachment, Blank, Block, Contact, Head, Kind, OfficialPaper, Para


def request(matter: Matter) -> OfficialPaper:
    """One recipient, 签发人, “妥否，请批示。”, whom to ask; nobody's name is put in."""
    whole = Annexes([("plan", Attachment(matter.title)), *tables(matter)])
    plan = Attachment(matter.title, tuple(text(replace(matter, decided=None), whole)))
    annexes = Annexes([("plan", plan), *tables(matter)])
    issued = matter.requested
    return OfficialPaper(
        kind=Kind.REQUEST,
        organ=matter.organ,
        title=request_title(matter),
        body=tuple(_body(matter, annexes)),
        number=(issued.number or None) if issued else None,
        recipients=(above(matter),),
        attachments=annexes.attachments,
        dated=issued.dated if issued else None,
        contact=Contact(),
    )


def _body(matter: Matter, annexes: Annexes) -> list[Block]:
    return [
        Para(_opening(matter, annexes)),
        Head(1, "基本情况"),
        *situation(matter),
        Head(1, "配备计划"),
        *goals(matter, annexes),
        Head(1, "经费保障"),
        *money(matter, annexes),
        Para("妥否，请批示。"),
    ]


def _opening(matter: Matter, annexes: Annexes) -> tuple[str | Blank, ...]:
    named = [one for one in matter.bases if one.units]
    by: str | Blank = f"{clause(named[0].citation)}等有关规定" if named else Blank("编制依据")
    if not matter.before:
        what = f"，我会编制了{matter.year}年{PROFESSION}配备计划"
        return (
            "根据",
            by,
            f"，结合{matter.whole}工会组织和职工人数实际{what}（见{annexes.see('plan')}），现请示如下。",
        )
    return (
        f"《{matter.before.title}》执行以来，因",
        Blank("调整原因"),
        "，需要作出调整。根据",
        by,
        f"，我会编制了调整计划（见{annexes.see('plan')}），"
        f"有变化的单位{len(matter.before.differing)}个{annexes.clause('differences', '')}，现请示如下。",
    )

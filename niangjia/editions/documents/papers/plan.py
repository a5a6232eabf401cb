"""计划: the year's plan with its tables. Pure."""

from __future__ import annotations

from niangjia.editions.documents.annexes import Annexes
from niangjia.editions.documents.bodies import goals, grounds, money, situation
from niangjia.editions.documents.tables import (
    basis_table,
    county_tables,
    difference_tables,
    money_table,
    unit_tables,
)
from niangjia.editions.documents.types import Matter
from niangjia.editions.documents.words import MARKS, PROFESSION, above, in_brackets
from niangjia.kernel.official import Attachment, Blank, Block, Head, Kind, OfficialPaper, Para

OWN_WORDS = Para(Blank("工作要求（由本单位填写）"))


def plan(matter: Matter) -> OfficialPaper:
    """The plan; before it is approved its title says which draft it is."""
    annexes = Annexes(tables(matter))
    issued = matter.published
    return OfficialPaper(
        kind=Kind.PLAN,
        organ=matter.organ,
        title=f"{matter.title}{MARKS.get(matter.state, '')}",
        body=tuple(text(matter, annexes)),
        number=(issued.number or None) if issued else None,
        recipients=(),
        attachments=annexes.attachments,
        dated=issued.dated if issued else None,
    )


def text(matter: Matter, annexes: Annexes) -> list[Block]:
    """The plan's text: five heads, the last for the office's own words."""
    return [
        *_opening(matter, annexes),
        Head(1, "编制依据"),
        *grounds(matter, annexes),
        Head(1, "基本情况"),
        *situation(matter),
        Head(1, "配备目标"),
        *goals(matter, annexes),
        Head(1, "经费保障"),
        *money(matter, annexes),
        Head(1, "工作要求"),
        OWN_WORDS,
    ]


def tables(matter: Matter) -> list[tuple[str, Attachment]]:
    """What an adjustment changed, by county where there are any, unit by unit, the money, the clauses."""
    keys = [
        *(["differences"] if matter.before else []),
        *(["counties"] if matter.grouped else []),
        *(["units"] if matter.rows else []),
        *(["money"] if matter.funded else []),
        *(["basis"] if matter.bases else []),
    ]
    return [(key, _attachment(key, matter, keys)) for key in keys]


def _attachment(key: str, matter: Matter, keys: list[str]) -> Attachment:
    of = f"{matter.short}{matter.year}年"
    where = "依据文件和条款表" if "basis" in keys else ""
    match key:
        case "counties":
            return Attachment(
                f"{of}{PROFESSION}配备汇总表", tuple(county_tables(matter, where)), landscape=True
            )
        case "units":
            return Attachment(
                f"{of}{PROFESSION}配备明细表", tuple(unit_tables(matter, where)), landscape=True
            )
        case "money":
            return Attachment(f"{of}{PROFESSION}经费保障表", (money_table(matter),), landscape=True)
        case "basis":
            return Attachment("依据文件和条款表", (basis_table(matter),))
    assert matter.before is not None, "only an adjustment has differences"
    return Attachment("调整前后对照表", tuple(difference_tables(matter, matter.before)))


def _opening(matter: Matter, annexes: Annexes) -> list[Block]:
    said: list[Block] = [
        Para(
            f"为做好{matter.year}年{PROFESSION}配备工作，根据有关文件规定，"
            f"结合{matter.whole}工会组织和职工人数实际，编制本计划。"
        )
    ]
    if matter.before:
        where = annexes.clause("differences", "")
        said.append(
            Para(
                f"本计划是{matter.year}年度第{matter.number - 1}次调整，发布后代替《{matter.before.title}》，"
                f"调整前后有变化的单位{len(matter.before.differing)}个{where}。"
            )
        )
    if matter.decided:
        said.append(Para(_approved(matter)))
    return said


def _approved(matter: Matter) -> tuple[str | Blank, ...]:
    issuer = matter.decided.issuer if matter.decided and matter.decided.issuer else above(matter)
    return ("本计划已经", issuer, "批复", *in_brackets(matter.decided, "批复文号"), "。")

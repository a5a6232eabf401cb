"""The budget replies behind the funded posts. Pure."""

from __future__ import annotations

from decimal import Decimal

from niangjia.editions.documents.types import Matter, Money
from niangjia.editions.documents.words import day
from niangjia.kernel.official import Align, Cell, Column, Table, wan_yuan


def money_table(matter: Matter) -> Table:
    """Reply by reply: its months, its posts, how many of them lie with units of the edition, its sources."""
    return Table(
        columns=(
            Column("序号", Align.CENTRE, 0.6),
            Column("批复文号", width=1.7),
            Column("批复机关", width=1.4),
            Column("成文日期", Align.CENTRE, 1.3),
            Column("保障期间", Align.CENTRE, 1.4),
            Column("批复名额", Align.RIGHT, 0.8),
            Column("落实到单位", Align.RIGHT, 0.9),
            Column("经费来源和人月", width=4.6),
            Column("金额（万元）", Align.RIGHT, 1),
        ),
        rows=tuple((at, *_cells(one)) for at, one in enumerate(matter.money, start=1)),
        total=("", "合计", "", "", "", "", sum(one.posts for one in matter.money), "", ""),
        unit="单位：名",
        note=f"注：截至{day(matter.on)}有效的经费批复；来源、人月和金额为整份批复的数。",
    )


def _cells(one: Money) -> tuple[Cell, ...]:
    reply = one.reply
    period = f"{reply.first.year}年{reply.first.month}月起{reply.months}个月"
    return (
        *(reply.number, reply.issuer, day(reply.dated), period),
        "—" if one.of is None else one.of,
        one.posts,
        shares(one),
        amount(one),
    )


def shares(one: Money) -> str:
    """政府公益性岗位补助（市级）120人月、…; nothing where the reply lies above and does not say."""
    return "、".join(
        f"{each.source.label.zh}（{each.level.label.zh}）{each.person_months}人月"
        for each in one.reply.shares
    )


def amount(one: Money) -> str:
    """万元 of the whole reply; empty unless every share names its money."""
    amounts = [each.amount for each in one.reply.shares]
    known = [each for each in amounts if each is not None]
    return wan_yuan(sum(known, Decimal())) if known and len(known) == len(amounts) else ""

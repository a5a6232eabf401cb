"""Three invented replies for the demonstration; a real office never has them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from niangjia.funding import actions, queries
from niangjia.funding.models import BudgetReply
from niangjia.funding.types import Level, ReplyFacts, Share, Source
from niangjia.kernel import locking
from niangjia.kernel.actor import Actor
from niangjia.organisations import facade as organisations

MONTHS = 12
Borne = tuple[Source, Level, int, str | None]
"""Source, level, posts for a whole year, yuan."""

COUNTIES: tuple[tuple[str, str, int, int, tuple[Borne, ...]], ...] = (
    (
        *("510703", "绵工财批〔{}〕2号", 20, 18),
        (
            (Source.FEDERATION_BUDGET, Level.COUNTY, 12, "504000"),
            (Source.UPPER_SUBSIDY, Level.PREFECTURE, 5, "210000"),
            (Source.PUBLIC_WELFARE, Level.COUNTY, 3, "126000"),
        ),
    ),
    (
        *("510704", "绵工财批〔{}〕3号", 12, 12),
        (
            (Source.FEDERATION_BUDGET, Level.COUNTY, 8, None),
            (Source.UPPER_SUBSIDY, Level.PREFECTURE, 2, "86400"),
            (Source.EMPLOYER, Level.EMPLOYER, 2, None),
        ),
    ),
    (
        *("510781", "绵工财批〔{}〕5号", 11, 8),
        (
            (Source.UPPER_SUBSIDY, Level.PROVINCE, 3, None),
            (Source.UPPER_SUBSIDY, Level.PREFECTURE, 3, None),
            (Source.FEDERATION_BUDGET, Level.COUNTY, 5, None),
        ),
    ),
)
"""Division, number, posts, how many of them are allotted, and by whom they are borne."""


def enter_examples(*, by: Actor, on: date) -> None:
    """Enter the replies of the year of `on`, dated at the end of the year before, and allot most of them."""
    for division, number, posts, allotted, borne in COUNTIES:
        amounts = [Decimal(yuan) for *_, yuan in borne if yuan is not None]
        facts = ReplyFacts(
            number=number.format(on.year),
            dated=date(on.year - 1, 12, 20),
            issuer="绵阳市总工会（演示）",
            year=on.year,
            first=date(on.year, 1, 1),
            until=date(on.year + 1, 1, 1),
            posts=posts,
            shares=tuple(
                Share(source, level, number_of * MONTHS, None if yuan is None else Decimal(yuan))
                for source, level, number_of, yuan in borne
            ),
            amount=sum(amounts, Decimal(0)) if len(amounts) == len(borne) else None,
            remark="演示数据，并非真实批复",
        )
        unit = organisations.unit_at(division, by=by)
        reply = actions.enter_reply(by=by, unit=unit.code, facts=facts, entered=on)
        _allot(reply, allotted, by=by, on=on)


def _allot(reply: BudgetReply, posts: int, *, by: Actor, on: date) -> None:
    """Unit by unit what must be there, until so many are allotted."""
    quotas = queries.quotas_below(reply, on=on, by=by)
    wanted: dict[str, int] = {}
    for unit in organisations.units_below(reply.unit, by=by):
        quota = quotas.get(unit.pk)
        number = min((quota and quota.must) or 0, posts - sum(wanted.values()))
        if number:
            wanted[unit.code] = number
    shown = locking.mark(queries.values_of(reply, by=by))
    actions.allot(by=by, reply=reply.pk, shown=shown, posts=wanted, on=on)

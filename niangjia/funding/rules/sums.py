"""Whether the shares of a reply sum to the whole, in person-months and in money. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from niangjia.funding.types import Level, ReplyFacts, Share, Source
from niangjia.kernel.figure import Step, Verdict
from niangjia.kernel.wording import Wording

MONTHS, YUAN = "person_month", "yuan"


def adds_up(facts: ReplyFacts) -> Verdict:
    """Whether the shares sum to posts × months, and to the amount where the paper names it.

    The steps are the sum itself, source by source, whether it comes out or not.
    """
    steps = tuple(_steps(facts))
    for problem in _problems(facts):
        return Verdict(False, problem, steps=steps)
    whole = facts.person_months
    return Verdict(
        True,
        Wording(
            f"各来源合计 {whole} 人月，与 {facts.posts} 名×{facts.months} 个月相符",
            f"the sources sum to {whole} person-months: {facts.posts} posts × {facts.months} months",
        ),
        steps=steps,
    )


def _steps(facts: ReplyFacts) -> Iterator[Step]:
    for one in facts.shares:
        yield Step(_named(one), one.person_months, MONTHS)
        if one.amount is not None:
            yield Step(_named(one), one.amount, YUAN)
    yield Step(Wording("各来源合计", "all sources"), sum(one.person_months for one in facts.shares), MONTHS)
    yield Step(
        Wording(f"{facts.posts} 名×{facts.months} 个月", f"{facts.posts} posts × {facts.months} months"),
        facts.person_months,
        MONTHS,
    )


def _problems(facts: ReplyFacts) -> Iterator[Wording]:
    twice = [
        key for key, times in Counter((one.source, one.level) for one in facts.shares).items() if times > 1
    ]
    if twice:
        source, level = twice[0]
        yield Wording(
            f"{source.label.zh}（{level.label.zh}）写了两行，请合为一行。",
            f"{source.label.en} ({level.label.en}) stands in two rows; make them one.",
        )
    for one in facts.shares:
        if (one.source is Source.EMPLOYER) != (one.level is Level.EMPLOYER):
            yield Wording(
                f"{one.source.label.zh}不能由“{one.level.label.zh}”承担：聘用单位出资由聘用单位承担，其余由各级承担。",
                f"{one.source.label.en} is not borne by “{one.level.label.en}”: the employer bears its own.",
            )
        if one.person_months < 0 or (one.amount is not None and one.amount < 0):
            yield Wording(f"{_named(one).zh}：不能是负数。", f"{_named(one).en}: not below 0.")
    shared, whole = sum(one.person_months for one in facts.shares), facts.person_months
    if shared != whole:
        zh, en = ("少", "short") if shared < whole else ("多", "too many")
        yield Wording(
            f"各来源合计 {shared} 人月，应为 {facts.posts} 名×{facts.months} 个月＝{whole} 人月，"
            f"{zh} {abs(whole - shared)} 人月。",
            f"The sources sum to {shared} person-months, {abs(whole - shared)} {en}: it must be "
            f"{facts.posts} posts × {facts.months} months = {whole}.",
        )
    yield from _money(facts)


def _money(facts: ReplyFacts) -> Iterator[Wording]:
    """Where no total is named, one level may name its part alone: it is no price of a post."""
    if facts.amount is None:
        return
    if facts.amount < 0:
        yield Wording("金额不能是负数。", "The amount is not below 0.")
    named = [one.amount for one in facts.shares if one.amount is not None]
    paid = sum(named, Decimal(0))
    complete = bool(named) and len(named) == len(facts.shares)
    if paid > facts.amount or (complete and paid != facts.amount):
        yield Wording(
            f"各来源金额合计 {paid:,.2f} 元，与批复总额 {facts.amount:,.2f} 元不符。",
            f"The sources sum to {paid:,.2f} yuan, the reply says {facts.amount:,.2f}.",
        )


def _named(share: Share) -> Wording:
    source, level = share.source.label, share.level.label
    return Wording(f"{source.zh}（{level.zh}）", f"{source.en} ({level.en})")

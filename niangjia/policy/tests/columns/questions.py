"""Questions to invented documents: facts on every boundary, one beside it, missing, and wrong."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from niangjia.policy import expression, words
from niangjia.policy.columns.binding import Row
from niangjia.policy.kinds.amount_per_period import AmountPerPeriodTerms
from niangjia.policy.kinds.cadence import CadenceTerms
from niangjia.policy.kinds.conditions import ConditionsTerms
from niangjia.policy.kinds.criteria import AnyOf, Criterion, GivenPoints, RatioBands
from niangjia.policy.kinds.floor import FloorTerms
from niangjia.policy.kinds.headcount_steps import HeadcountTerms
from niangjia.policy.kinds.highest_of import HighestOfTerms
from niangjia.policy.kinds.minimum_quantity import MinimumQuantityTerms
from niangjia.policy.kinds.rubric import RubricTerms
from niangjia.policy.kinds.target import TargetTerms
from niangjia.policy.library import Library
from niangjia.policy.tests.columns.papers import UNITS
from niangjia.policy.types import Terms

Given = dict[str, Any]
WRONG = (
    -1,
    Decimal("-0.01"),
    True,
    "无",
    1.5,
    [],
    ["无"],
    {},
    {"无": 1},
    [[]],
    [["无"]],
    [{}],
    Decimal("NaN"),
)
PLACES = ("510703100", "510703", "510703000000", "51070", "5107", "51", "00", "110000", "5107031", "x", "")
FEN = Decimal("0.01")


def questions(some: Random, held: Library, size: int) -> list[Row]:
    """So many rows, each about the facts of one of the rules."""
    return [_question(some, some.choice(held.rules).terms) for _ in range(size)]


def _question(some: Random, terms: Terms) -> Row:
    facts = {"kind": some.choice([*UNITS, *UNITS, "乡", "enterprise"]), **facts_for(some, terms)}
    if some.random() < 0.2:
        facts[some.choice([*facts])] = some.choice(WRONG)
    if some.random() < 0.15:
        facts.pop(some.choice([*facts]))
    place = some.choice(PLACES) if some.random() < 0.2 else "510703100"
    return Row(place, facts)


def facts_for(some: Random, terms: Terms) -> Given:
    """Right facts for a rule, on a boundary as a rule."""
    match terms:
        case HeadcountTerms():
            edge = terms.threshold + terms.step.every * some.randint(0, 4) + some.randint(-1, 1)
            return {"workers": max(some.choice([0, edge, edge - terms.threshold, some.randint(0, 10**6)]), 0)}
        case AmountPerPeriodTerms():
            return {"months": _near(some, terms.months * some.randint(0, 3) + some.randint(0, 1))}
        case CadenceTerms():
            names = [name for key, one in terms.rhythms.items() for name in (key, key, one.zh)]
            return {"kind": some.choice(names), "last_date": day(some)}
        case ConditionsTerms():
            reason = some.choice(["疫情", "  ", ""])
            return {one.fact: _tested(some, one) for one in terms.conditions} | {terms.exception: reason}
        case FloorTerms():
            return _around_the_floor(some, terms)
        case HighestOfTerms():
            return {
                "honours": some.choices([*terms.levels, "无"][: len(terms.levels) or 1], k=some.randint(0, 4))
            }
        case MinimumQuantityTerms():
            return {one.fact: _near(some, one.at_least) for one in terms.quantity.values()}
        case TargetTerms():
            return {terms.fact: max(terms.reach + some.randint(-1, 1), 0), "year": some.randint(2019, 2021)}
        case RubricTerms():
            found: Given = {}
            for row in terms.rows:
                for one in row.criteria:
                    found |= _scored(some, one)
            return found
    form = some.choice([name for key, names in words.EMPLOYMENT_FORMS.items() for name in (key, *names)])
    return {"form": form, "full_time": some.random() < 0.5}


def day(some: Random) -> date:
    """Ends of months, leap days, both ends of the calendar."""
    year = some.choice([1, 4, 1900, 2000, 2023, 2024, 2100, 9998, 9999, some.randint(1, 9999)])
    month, of_month = some.randint(1, 12), some.choice([1, 28, 29, 30, 31])
    with suppress(ValueError):
        return date(year, month, of_month)
    return date(year, month, 28)


def _near(some: Random, amount: Decimal | int) -> Decimal | int:
    near = Decimal(amount).quantize(FEN) + FEN * some.randint(-1, 1)
    return max(some.choice([near, int(amount), Decimal(some.randint(0, 5000)) / 100]), 0)


def _tested(some: Random, one: Any) -> object:
    if one.is_true:
        return some.random() < 0.7
    return _near(some, one.at_least if one.at_least is not None else one.at_most)


def _around_the_floor(some: Random, terms: FloorTerms) -> Given:
    text = some.choice([*terms.bound.values()])
    asked = {name for one in terms.bound.values() for name in expression.names(expression.parse(one))}
    found: Given = {
        name: some.randint(0, 3) if name in ("people", "months") else _near(some, some.randint(0, 5))
        for name in sorted({terms.fact, *asked})
    }
    if terms.fact not in ("people", "months"):
        exact = expression.calculate(expression.parse(text), lambda name: Decimal(found[name]))
        found[terms.fact] = max(exact.quantize(FEN) + FEN * some.randint(-1, 1), Decimal(0))
    return found


def _scored(some: Random, one: Criterion) -> Given:
    match one:
        case GivenPoints():
            return {one.fact: some.choice([0, one.up_to, Decimal("0.5"), Decimal("0.25"), one.up_to + 1, 1])}
        case AnyOf():
            return {one.fact: some.choices([*one.papers], k=some.randint(0, 4)) if one.papers else []}
        case RatioBands():
            whole = some.choice([0, 1, 3, 200, 1000])
            percent = some.choice(one.bands).from_percent
            part = whole * percent // 100 + some.randint(-1, 1)
            return {one.part: min(max(part, 0), whole), one.whole: whole}
    levels = [*one.levels]
    if not levels:
        return {one.fact: some.choice([[], {}])}
    if some.random() < 0.5:
        return {
            one.fact: {name: some.randint(0, 3) for name in some.sample(levels, some.randint(0, len(levels)))}
        }
    return {one.fact: [some.choices(levels, k=some.randint(1, 3)) for _ in range(some.randint(0, 3))]}

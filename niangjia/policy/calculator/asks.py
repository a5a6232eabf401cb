"""What each kind of provision asks for: the one place where its facts are declared as fields of a form."""

from __future__ import annotations

from functools import singledispatch

from niangjia.kernel.wording import Wording
from niangjia.policy import expression, words
from niangjia.policy.calculator.fields import TRUTH, Field, Shape
from niangjia.policy.kinds.amount_per_period import AmountPerPeriodTerms
from niangjia.policy.kinds.cadence import CadenceTerms
from niangjia.policy.kinds.conditions import ConditionsTerms
from niangjia.policy.kinds.criteria import AnyOf, Criterion, GivenPoints, RatioBands
from niangjia.policy.kinds.filling import FillingTerms
from niangjia.policy.kinds.floor import FloorTerms
from niangjia.policy.kinds.guidance import GuidanceTerms
from niangjia.policy.kinds.headcount_steps import HeadcountTerms
from niangjia.policy.kinds.highest_of import HighestOfTerms
from niangjia.policy.kinds.minimum_quantity import MinimumQuantityTerms
from niangjia.policy.kinds.rubric import RubricTerms
from niangjia.policy.kinds.target import TargetTerms
from niangjia.policy.types import Terms

COUNTED_IN_PERSONS_OR_MONTHS = {"people": "person", "months": "month"}
"""Facts of a sum that are whole numbers; every other one is counted as the sum itself is."""

LEVELS = {
    "city": Wording("市级", "city"),
    "province": Wording("省级", "province"),
    "nation": Wording("全国级", "nation"),
}
IN_TURN = Wording(
    "按先后选，最后一项是本次；同一级可再选", "in the order won, this one last; a level may be won again"
)
LINE_BY_LINE = Wording(
    "或逐篇填写，一行一篇，写它出现过的各级，如“市级、省级”",
    "or item by item: one a line, the levels it appeared at, such as “city, province”",
)


@singledispatch
def asks(terms: Terms) -> tuple[Field, ...]:
    """The fields whose facts these terms answer from; the kind of unit is asked by whoever resolves."""
    raise TypeError(f"{type(terms).__name__} does not say what it asks")


@asks.register
def _(terms: GuidanceTerms) -> tuple[Field, ...]:
    return ()


@asks.register
def _(terms: HeadcountTerms) -> tuple[Field, ...]:
    return (Field("workers", Shape.COUNT, "worker"),)


@asks.register
def _(terms: FillingTerms) -> tuple[Field, ...]:
    if not terms.forms:
        return ()
    known = {key: words.said_key(key) for key in words.EMPLOYMENT_FORMS}
    also = {name: key for key, names in words.EMPLOYMENT_FORMS.items() for name in names}
    aside = frozenset(set(known) - set(terms.forms))
    return (Field("form", Shape.ONE, choices=known, also=also, aside=aside), _truth("full_time"))


@asks.register
def _(terms: FloorTerms) -> tuple[Field, ...]:
    sums = [expression.names(expression.parse(text)) for text in terms.bound.values()]
    names = dict.fromkeys([terms.fact, *(name for sum_ in sums for name in sum_)])
    return tuple(
        Field(name, Shape.COUNT, COUNTED_IN_PERSONS_OR_MONTHS[name])
        if name in COUNTED_IN_PERSONS_OR_MONTHS
        else Field(name, Shape.AMOUNT, terms.counted)
        for name in names
    )


@asks.register
def _(terms: MinimumQuantityTerms) -> tuple[Field, ...]:
    facts = {one.fact: one.unit for one in terms.quantity.values()}
    return tuple(Field(name, Shape.AMOUNT, unit) for name, unit in facts.items())


@asks.register
def _(terms: AmountPerPeriodTerms) -> tuple[Field, ...]:
    return (Field("months", Shape.AMOUNT, "month"),)


@asks.register
def _(terms: CadenceTerms) -> tuple[Field, ...]:
    rhythms = {key: Wording(one.zh, one.en) for key, one in terms.rhythms.items()}
    return (Field("kind", Shape.ONE, choices=rhythms), Field("last_date", Shape.DAY))


@asks.register
def _(terms: TargetTerms) -> tuple[Field, ...]:
    return (Field(terms.fact, Shape.COUNT, terms.counted), Field("year", Shape.COUNT))


@asks.register
def _(terms: ConditionsTerms) -> tuple[Field, ...]:
    tested = tuple(
        _truth(one.fact) if one.is_true else Field(one.fact, Shape.AMOUNT, "year") for one in terms.conditions
    )
    return (*tested, Field(terms.exception, Shape.TEXT))


@asks.register
def _(terms: HighestOfTerms) -> tuple[Field, ...]:
    levels = {key: Wording(one.zh, one.en) for key, one in terms.levels.items()}
    return (Field("honours", Shape.IN_ORDER, choices=levels, hint=IN_TURN),)


@asks.register
def _(terms: RubricTerms) -> tuple[Field, ...]:
    return tuple(field for row in terms.rows for one in row.criteria for field in _criterion(one))


def _criterion(one: Criterion) -> tuple[Field, ...]:
    if isinstance(one, GivenPoints):
        upto = Wording(f"0至{one.up_to}分，可半分", f"0 to {one.up_to}, halves allowed")
        return (Field(one.fact, Shape.AMOUNT, "point", hint=upto, points=one.up_to),)
    if isinstance(one, AnyOf):
        papers = {key: said.wording for key, said in one.papers.items()}
        return (Field(one.fact, Shape.SEVERAL, choices=papers),)
    if isinstance(one, RatioBands):
        return (Field(one.part, Shape.COUNT, "worker"), Field(one.whole, Shape.COUNT, "worker"))
    levels = {key: LEVELS.get(key, Wording(key, key)) for key in one.levels}
    return (Field(one.fact, Shape.TALLIES, choices=levels, hint=LINE_BY_LINE),)


def _truth(name: str) -> Field:
    return Field(name, Shape.TRUTH, choices=TRUTH)

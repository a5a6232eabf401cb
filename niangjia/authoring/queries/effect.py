"""A draft against the data of today: the plan by the documents in force, with the draft and without it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from niangjia.authoring.models import Draft
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Figure, Status, Step
from niangjia.kernel.wording import Wording
from niangjia.organisations import facade as organisations
from niangjia.policy import facade as policy
from niangjia.scenarios import facade as scenarios
from niangjia.staffing import facade as staffing
from niangjia.staffing.types import PERSON, Line, Measure
from niangjia.workforce import facade as workforce

MEASURES = (Measure.MUST, Measure.VALUE, Measure.FILLED, Measure.SHORTFALL)
TOUCHES = ("staffing.posts", "staffing.filled_by")
"""The provisions that the plan is computed from."""


@dataclass(frozen=True, slots=True)
class Sides:
    """One row of the comparison: the numbers by the documents in force, and with the draft."""

    name: str
    code: str
    before: Mapping[Measure, int | None]
    after: Mapping[Measure, int | None]
    changed: int = 0

    @property
    def pairs(self) -> list[tuple[Measure, int | None, int | None, int | None]]:
        """Measure, before, after, difference."""
        return [
            (one, self.before[one], self.after[one], _more(self.after[one], self.before[one]))
            for one in MEASURES
        ]


@dataclass(frozen=True, slots=True)
class Effect:
    """What would change below a unit on a day: by the federation next below, and unit by unit."""

    on: date
    whole: Sides
    rows: Sequence[Sides]
    units: Sequence[Sides]
    of: int
    cost: Figure
    by_place: bool
    """Whether the rows are federations, not the units themselves."""


def effect(draft: Draft, document: policy.Document, *, on: date, by: Actor) -> Effect:
    """The plan below the draft's unit with the document and without it, in persons."""
    now = policy.library()
    tried = now.with_published([document])
    facts = staffing.facts_below(draft.unit, on=on, by=by)
    federations = organisations.federations_below(draft.unit, by=by)
    before = staffing.Plan(
        draft.unit, on, [staffing.line_of(one, on=on, documents=now) for one in facts], federations
    )
    after = staffing.Plan(
        draft.unit, on, [staffing.line_of(one, on=on, documents=tried) for one in facts], federations
    )
    pairs = list(zip(before.lines, after.lines, strict=True))
    changed = {old.unit_id for old, new in pairs if _numbers_of(old) != _numbers_of(new)}
    rows = [
        _sides(old.name, old.code, old.lines, new.lines, changed)
        for old, new in zip(before.groups, after.groups, strict=True)
    ]
    units = [
        Sides(old.name, old.code, _numbers_of(old), _numbers_of(new), 1)
        for old, new in pairs
        if old.unit_id in changed
    ]
    whole = _sides(draft.unit.name, draft.unit.code, before.lines, after.lines, changed)
    wages = workforce.wages_on(draft.unit, on=on, by=by)
    return Effect(on, whole, rows, units, len(facts), _cost(whole, wages), bool(federations))


def _numbers_of(line: Line) -> dict[Measure, int | None]:
    return {measure: line.number(measure) for measure in MEASURES}


def _sides(name: str, code: str, old: Sequence[Line], new: Sequence[Line], changed: set[int]) -> Sides:
    before, after = staffing.total(old, PERSON).numbers, staffing.total(new, PERSON).numbers
    return Sides(
        name,
        code,
        {one: before[one] for one in MEASURES},
        {one: after[one] for one in MEASURES},
        sum(line.unit_id in changed for line in new),
    )


def _more(after: int | None, before: int | None) -> int | None:
    """How much more it becomes; where there was no number and now is one, all of it."""
    if after is None and before is None:
        return None
    return (after or 0) - (before or 0)


def _cost(whole: Sides, wages: workforce.WagesOn) -> Figure:
    """What the mandatory posts that are added would cost a year, each at the price of what-if."""
    price = scenarios.Price()
    each = scenarios.price_of(price, average=wages.average, known=wages.known, people=wages.people)
    if not isinstance(each.value, Decimal):
        return each
    more = _more(whole.after[Measure.MUST], whole.before[Measure.MUST]) or 0
    steps = (
        Step(Wording("须配增加", "mandatory posts added"), more, PERSON),
        Step(Wording("每岗每年", "one post, one year"), each.value, each.unit),
    )
    return Figure(Status.VALUE, each.unit, each.value * more, steps=steps, warnings=each.warnings)

"""A wage floor that is being drafted, against the wages on the roster."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from niangjia.authoring.models import Draft
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Figure
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy
from niangjia.workforce import facade as workforce

WAGE = "monthly_wage"
FLOOR = "floor"


@dataclass(frozen=True, slots=True)
class WageFloor:
    """One floor: what must be typed to know it, the floor once it is known, and who lies under it."""

    topic: Wording
    asked: Sequence[policy.Filled]
    floor: Figure | None
    found: workforce.WagesUnder | None


def wage_floors(
    draft: Draft, document: policy.Document, given: Mapping[str, Sequence[str]], *, on: date, by: Actor
) -> list[WageFloor]:
    """Every floor of the document on wages, tried with what was typed; one query for each that is known."""
    alone = policy.Library.alone(document)
    floors = {rule.provision.id: rule for rule in document.rules if getattr(rule.terms, "fact", "") == WAGE}
    return [_tried(alone, rule, draft, given, on, by) for rule in floors.values()]


def _tried(
    alone: policy.Library,
    rule: policy.Rule,
    draft: Draft,
    given: Mapping[str, Sequence[str]],
    on: date,
    by: Actor,
) -> WageFloor:
    name = rule.provision.id
    attempt = policy.attempt(
        alone, name, place=draft.jurisdiction, on=max(on, rule.since), given={**given, WAGE: ["0"]}
    )
    asked = tuple(one for one in attempt.fields if one.field.name != WAGE)
    answer = attempt.answer
    floor = answer.parts.get(FLOOR) if isinstance(answer, Figure) else None
    if floor is None or not floor.known:
        return WageFloor(policy.topic(name), asked, None, None)
    strict = bool(getattr(rule.terms, "strict", False))
    amount = Decimal(str(floor.value))
    found = workforce.wages_under(amount, strict=strict, unit=draft.unit, on=on, by=by)
    return WageFloor(policy.topic(name), asked, floor, found)

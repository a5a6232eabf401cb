"""Saved scenarios, read."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from niangjia.kernel import locking
from niangjia.kernel.access import NotThere
from niangjia.kernel.actor import Actor
from niangjia.scenarios import access
from niangjia.scenarios.models import Scenario
from niangjia.scenarios.types import Changes, Question


def saved(*, by: Actor, text: str = "") -> QuerySet[Scenario]:
    """The scenarios of the desks in scope, the newest first."""
    return access.scenarios(by).filter(name__icontains=text) if text else access.scenarios(by)


def removed(*, by: Actor) -> QuerySet[Scenario]:
    """Those taken away, which may be restored."""
    return access.scenarios(by, removed=True)


def scenario_of(key: int, *, by: Actor, gone: bool = False) -> Scenario:
    """One of them. Raises `NotThere`."""
    found = access.scenarios(by, removed=gone).filter(pk=key).first()
    if found is None:
        raise NotThere(f"scenario {key}")
    return found


def marked(scenario: Scenario) -> dict[str, object]:
    """What the mark of a form about a scenario is made of: any change of it is another scenario."""
    return {"scenario": scenario.changed_at.isoformat()}


def mark_of(scenario: Scenario) -> str:
    """The mark of a scenario as it is shown (`kernel.locking`)."""
    return locking.mark(marked(scenario))


def several(keys: Sequence[int], *, by: Actor) -> list[Scenario]:
    """Those of these that are there, in this order: one query."""
    found = access.scenarios(by).in_bulk(list(keys))
    return [found[key] for key in keys if key in found]


def changes_in(scenario: Scenario) -> Changes:
    """What it changes."""
    return Changes.model_validate(scenario.changes)


def question_in(scenario: Scenario) -> Question | None:
    """What is shared out in it, if anything is."""
    return Question.model_validate(scenario.question) if scenario.question else None

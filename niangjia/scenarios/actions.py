"""Writes of what-if: scenarios kept, changed, copied, removed, restored. The plan is never touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from niangjia.kernel import audit, jobs, locking
from niangjia.kernel.access import NotThere
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.exports import imprint, taken_out
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.organisations import facade as organisations
from niangjia.scenarios import access, rules, sheets
from niangjia.scenarios.models import Scenario
from niangjia.scenarios.queries import Comparison, changes_in, compare, marked, question_in, scenario_of
from niangjia.scenarios.queries.sharing import answer_as_json, asked_of, sharing_on
from niangjia.scenarios.types import Changes, Question


@action(Permission.SCENARIO_TRY)
def keep_scenario(
    *,
    by: Actor,
    under: organisations.Unit,
    on: date,
    name: str,
    note: str,
    changes: Changes,
    question: Question | None = None,
    outcome: dict[str, Any] | None = None,
) -> Scenario:
    """Keep a scenario at the desk of the actor's own unit; over a named set, of the member it is about.

    Raises `Refused` for a name that is taken.
    """
    desk = organisations.root_over(under.scope_path, by=by)
    if desk is None:
        raise NotThere("no unit in scope")
    by.oversees(desk.scope_path).enforce()
    name, note = name.strip(), note.strip()
    rules.may_keep(name, note, taken=_named(by, desk.pk, name).exists()).enforce()
    kept = Scenario.objects.create(
        unit=desk,
        scope_path=desk.scope_path,
        under=under,
        on_date=on,
        name=name,
        note=note,
        changes=changes.model_dump(mode="json", exclude_defaults=True),
        question=question.model_dump(mode="json") if question else None,
        outcome=outcome or {},
        created_by=by.key,
        created_by_name=by.signature,
    )
    return _recorded("kept", kept, by)


@action(Permission.SCENARIO_TRY)
def change_scenario(
    *,
    by: Actor,
    scenario: Scenario,
    name: str = "",
    note: str | None = None,
    under: organisations.Unit | None = None,
    on: date | None = None,
    changes: Changes | None = None,
    question: Question | None = None,
    outcome: dict[str, Any] | None = None,
    seen: str,
) -> Scenario:
    """Another name, note, changes or question of a scenario; what is not given stays.

    Raises `Overtaken` when it is not as `seen` (its mark), `Refused`, `NotThere`.
    """
    scenario = access.held(scenario.pk, by)
    locking.hold(seen, marked(scenario))
    name = name.strip() or scenario.name
    note = scenario.note if note is None else note.strip()
    others = _named(by, scenario.unit_id, name).exclude(pk=scenario.pk)
    rules.may_keep(name, note, taken=others.exists()).enforce()
    scenario.name, scenario.note = name, note
    scenario.under, scenario.on_date = under or scenario.under, on or scenario.on_date
    if changes is not None:
        scenario.changes = changes.model_dump(mode="json", exclude_defaults=True)
    if question is not None:
        scenario.question = question.model_dump(mode="json")
    if outcome is not None:
        scenario.outcome = outcome
    scenario.save()
    return _recorded("changed", scenario, by)


@action(Permission.SCENARIO_TRY)
def copy_scenario(*, by: Actor, scenario: Scenario, name: str) -> Scenario:
    """The same again under another name, at the desk of whoever copies. Raises `Refused`."""
    desk = organisations.root_over(scenario.scope_path, by=by)
    if desk is None:
        raise NotThere("no unit in scope")
    name = name.strip()
    rules.may_keep(name, scenario.note, taken=_named(by, desk.pk, name).exists()).enforce()
    scenario.pk, scenario.unit, scenario.name = None, desk, name
    scenario.scope_path = desk.scope_path
    scenario.created_by, scenario.created_by_name = by.key, by.signature
    scenario._state.adding = True
    scenario.save()
    return _recorded("copied", scenario, by)


@action(Permission.SCENARIO_TRY)
def remove_scenario(*, by: Actor, scenario: Scenario) -> Scenario:
    """Take a scenario away; it can be restored."""
    scenario.removed_at = timezone.now()
    scenario.save(update_fields=["removed_at"])
    return _recorded("removed", scenario, by)


@action(Permission.SCENARIO_TRY)
def restore_scenario(*, by: Actor, key: int) -> Scenario:
    """Bring a removed scenario back. Raises `NotThere`, and `Refused` where its name was taken meanwhile."""
    scenario = scenario_of(key, by=by, gone=True)
    taken = _named(by, scenario.unit_id, scenario.name).exists()
    rules.may_keep(scenario.name, scenario.note, taken=taken).enforce()
    scenario.removed_at = None
    scenario.save(update_fields=["removed_at"])
    return _recorded("restored", scenario, by)


@action(Permission.SCENARIO_TRY)
def ask_for_shares(*, by: Actor, scenario: Scenario) -> Scenario:
    """Have a job share out the posts of a scenario's question. Raises `Refused` where it asks nothing."""
    rules.may_ask(question_in(scenario) is not None).enforce()
    jobs.enqueue(
        "scenarios.share",
        by=by,
        on_kind="scenario",
        on_id=str(scenario.pk),
        scope_path=scenario.scope_path,
        arguments={"scenario": scenario.pk},
        unique_key=f"scenarios.share:{scenario.pk}",
    )
    return _recorded("shares_asked", scenario, by)


@action(Permission.SCENARIO_TRY)
def find_shares(
    *, by: Actor, scenario: Scenario, told: Callable[[int, int], None] = lambda done, total: None
) -> Scenario:
    """Share out the posts and keep the answer beside the scenario. Raises `Refused` for what cannot be."""
    question = question_in(scenario)
    rules.may_ask(question is not None).enforce()
    assert question is not None
    name = Wording(scenario.name, scenario.name)
    sides = [(name, changes_in(scenario))]
    found = compare(scenario.under.code, sides, on=scenario.on_date, by=by)
    sharing = sharing_on(found, 1, question)
    (sharing.may or rules.may_ask(False)).enforce()
    answer = answer_as_json(sharing.share(told))
    access.allotments(by).update_or_create(
        scenario=scenario, defaults={"question": asked_of(sharing), "answer": answer}
    )
    return _recorded("shares_found", scenario, by)


@action(Permission.PLAN_EXPORT, reasoned=True)
def export_comparison(*, by: Actor, found: Comparison, chosen: Sequence[int]) -> bytes:
    """The comparison as a workbook, the units at the places `chosen`."""
    mark = imprint(by)
    return taken_out(
        "scenarios.comparison.exported",
        by=by,
        mark=mark,
        content=sheets.workbook(found, chosen, imprint=mark),
        rows=len(chosen),
        on_kind="unit",
        on_id=found.under.code,
        scope_path=found.under.scope_path,
        details={"on": found.on.isoformat(), "scenarios": len(found.trials)},
    )


def _named(by: Actor, desk: int, name: str) -> QuerySet[Scenario]:
    return access.scenarios(by).filter(unit_id=desk, name=name)


def _recorded(act: str, scenario: Scenario, by: Actor) -> Scenario:
    audit.record(
        f"scenarios.scenario.{act}",
        by=by,
        on_kind="scenario",
        on_id=str(scenario.pk),
        scope_path=scenario.scope_path,
        details={"name": scenario.name},
    )
    return scenario

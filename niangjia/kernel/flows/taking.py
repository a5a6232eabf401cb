"""Taking a move inside an act, what was taken, and what is offered to whoever looks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from django.db import models

from niangjia.kernel.access import within
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Verdict
from niangjia.kernel.flows import rules
from niangjia.kernel.flows.types import Flow, Given, Move, Taken
from niangjia.kernel.models import FlowStep


class InFlow(Protocol):
    """A record with a state: a row of any app."""

    pk: int
    state: str
    scope_path: str


R = TypeVar("R", bound=models.Model)


@dataclass(frozen=True, slots=True)
class Offered:
    """A move out of the present state, and whether the one who looks may take it."""

    move: Move
    verdict: Verdict


def offered(
    flow: Flow, record: InFlow, *, on_kind: str, by: Actor, taken: Sequence[Taken] | None = None
) -> list[Offered]:
    """Every move out of the record's state: what the buttons are. `taken` saves asking again."""
    taken = taken_on(on_kind, record.pk, by=by) if taken is None else taken
    return [
        Offered(
            move,
            rules.may(flow, move, state=record.state, taken=taken, path=record.scope_path, by=by),
        )
        for move in flow.moves
        if record.state in move.start and not move.of_itself
    ]


def taken_on(on_kind: str, on_id: int, *, by: Actor) -> list[Taken]:
    """The moves a record went through, the oldest first."""
    return [_taken(step) for step in steps(by).filter(on_kind=on_kind, on_id=on_id)]


def take(flow: Flow, name: str, record: R, *, on_kind: str, by: Actor, given: Given) -> R:
    """Take a move, as part of an act. Locks the record and returns it as it then stands.

    Raises `Refused` with the reason: the state, the power, the desk, who did what before, what is lacking.
    """
    locked = within(type(record)._default_manager.all(), by).select_for_update().get(pk=record.pk)
    move = flow.move(name)
    taken = taken_on(on_kind, record.pk, by=by)
    state, path = locked.state, locked.scope_path  # type: ignore[attr-defined]
    rules.may(flow, move, state=state, taken=taken, path=path, by=by).enforce()
    rules.needs_met(move, given).enforce()
    FlowStep.objects.create(
        flow=flow.name,
        move=name,
        on_kind=on_kind,
        on_id=record.pk,
        scope_path=path,
        round=rules.round_of(flow, taken),
        by=by.key,
        by_name=by.signature,
        behalf_key=by.behalf_key,
        unit_name=by.scope.label,
        on_date=given.on,
        opinion=given.opinion.strip(),
        number=given.number.strip(),
        paper_date=given.paper_date,
        issuer=given.issuer.strip(),
    )
    locked.state = move.end  # type: ignore[attr-defined]
    locked.save(update_fields=["state"])
    return locked


def steps(by: Actor) -> models.QuerySet[FlowStep]:
    """The steps of records in scope, the oldest first."""
    return within(FlowStep.objects.all(), by).order_by("pk")


def _taken(step: FlowStep) -> Taken:
    given = Given(step.on_date, step.opinion, step.number, step.paper_date, step.issuer)
    who = (step.by, step.by_name, step.unit_name)
    return Taken(step.move, step.round, *who, step.at, given, step.behalf_key)


def stepped(on_kind: str, on_ids: Sequence[int], *, by: Actor) -> dict[int, list[Taken]]:
    """The moves of many records in one query: what a list shows beside each."""
    found: dict[int, list[Taken]] = {one: [] for one in on_ids}
    for step in steps(by).filter(on_kind=on_kind, on_id__in=on_ids):
        found[step.on_id].append(_taken(step))
    return found

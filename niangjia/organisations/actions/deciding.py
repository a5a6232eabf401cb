"""What every change of the tree has in common: its decision, the units held still, what it did in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from niangjia.kernel import audit, locking
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused, Verdict
from niangjia.organisations import access, rules
from niangjia.organisations.models import Unit
from niangjia.organisations.queries.shown import values_of
from niangjia.organisations.types import Consequence, Decision


@dataclass(frozen=True, slots=True)
class Done:
    """What an act did, and the unit whose page tells of it."""

    unit: Unit
    consequences: tuple[Consequence, ...]


def decided(decision: Decision, unit: Unit, *others: Unit, by: Actor) -> list[Unit]:
    """The units that a decision is about, held still; the first is the one that was shown.

    Raises `Refused`, and `Overtaken` where the first is no longer as it was shown.
    """
    rules.may_take_effect(decision).enforce()
    units = held(unit, *others, by=by)
    if decision.shown:
        locking.hold(decision.shown, values_of(units[0], by=by))
    return units


def held(*units: Unit, by: Actor) -> list[Unit]:
    """The units as they stand now, held still until the act is over. Raises `Refused` where one went away."""
    rows = access.units(by).select_for_update().filter(pk__in=[unit.pk for unit in units]).order_by("pk")
    found = {row.pk: row for row in rows}
    if any(unit.pk not in found for unit in units):
        raise Refused(Verdict(False, rules.GONE))
    return [found[unit.pk] for unit in units]


def above(unit: Unit, *, by: Actor) -> Unit:
    """The unit that manages one, held still. Raises `Refused` out of scope: it is decided there."""
    rules.may_decide_over(unit.scope_path, by.scope.seats).enforce()
    parent = access.units(by).select_for_update().filter(pk=unit.parent_id or 0).first()
    if parent is None:
        raise Refused(Verdict(False, rules.DECIDED_ABOVE))
    return parent


@contextmanager
def unless_taken() -> Iterator[None]:
    """Turn the database's no to a second unit of one name or division into a refusal.

    The unit in the way may lie out of scope: what it is must not be told.
    """
    try:
        with transaction.atomic():
            yield
    except IntegrityError as in_the_way:
        raise Refused(Verdict(False, rules.STANDS_ALREADY)) from in_the_way


def record(event: str, unit: Unit, /, *, by: Actor, decision: Decision, **details: object) -> None:
    """The audit event of a change: what was decided, from when, by which paper."""
    paper = {"document": decision.document_number, "dated": _iso(decision)}
    audit.record(
        f"organisations.{event}",
        by=by,
        on_kind="unit",
        on_id=unit.code,
        scope_path=unit.scope_path,
        details={"on": decision.on.isoformat(), **paper, **details},
    )


def _iso(decision: Decision) -> str | None:
    return decision.document_date.isoformat() if decision.document_date else None

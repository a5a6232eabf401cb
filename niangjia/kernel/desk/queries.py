"""The desk of an actor on a day, put together from the corners of the apps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.urls import reverse
from django.utils import timezone

from niangjia.kernel.actor import Actor
from niangjia.kernel.desk import access, rules
from niangjia.kernel.desk.registry import corners
from niangjia.kernel.desk.types import MOST, Board, Change, Happened, Shortcut, Told, Waiting
from niangjia.kernel.roles import READING

MOST_EVENTS = 2_000
"""Of the events since yesterday, the latest are told; a busier office reads the history."""


@dataclass(frozen=True, slots=True)
class Counted:
    """How many rows, up to one more than the desk counts, and the earliest day among them."""

    number: int
    first: date | None = None


def waiting(*, on: date, by: Actor) -> list[Waiting]:
    """What waits for the desks in the actor's scope that the actor has the power to do; the late first."""
    found = [one for corner in corners() for provider in corner.waiting for one in provider(on=on, by=by)]
    return rules.in_order(found, on=on)


def board(*, on: date, by: Actor) -> Board:
    """The headline numbers of every corner, and what waits because of them."""
    boards = [corner.board(on=on, by=by) for corner in corners() if corner.board]
    return Board(
        [one for each in boards for one in each.numbers],
        rules.in_order((one for each in boards for one in each.waiting), on=on),
    )


def changes(*, on: date, by: Actor) -> list[Change]:
    """What happened in scope since the beginning of the day before, the latest first: one query."""
    catalogue = {told.name: told for corner in corners() for told in corner.told if by.may(told.power)}
    rows = access.events(catalogue, since=since(on), by=by).order_by("-at", "-pk")[:MOST_EVENTS]
    columns = rows.values_list("name", "on_id", "at", "actor_name", "details")
    happened = rules.by_name(Happened(*row) for row in columns)
    return [_change(catalogue[name], events) for name, events in happened.items()]


def since(on: date) -> datetime:
    """The first instant of the day before."""
    return timezone.make_aware(datetime.combine(on - timedelta(days=1), time.min))


def shortcuts(*, by: Actor) -> list[Shortcut]:
    """What the actor may begin from the desk: acts first, then what is only looked up."""
    allowed = (one for corner in corners() for one in corner.shortcuts if by.may(one.power))
    return sorted(allowed, key=lambda one: one.power in READING)


def counted(rows: QuerySet[Any], day: str = "") -> Counted:
    """The rows as a desk counts them, and the earliest `day` (a column) among them: one query."""
    if not day:
        return Counted(rows.order_by()[: MOST + 1].count())
    some = rows.order_by(day)[: MOST + 1]
    found = some.aggregate(number=Count("pk"), first=Min(day))
    return Counted(found["number"], found["first"])


def _change(told: Told, events: Sequence[Happened]) -> Change:
    return Change(rules.sentence(told, events), _url(told, events), events[0].at, rules.named(events))


def _url(told: Told, events: Sequence[Happened]) -> str:
    """The one record that was touched, else where all are found; empty where there is no page."""
    record = rules.only_record(events)
    if told.record and record:
        return reverse(told.record, args=[record])
    return reverse(told.listed) if told.listed else ""

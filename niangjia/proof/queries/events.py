"""Events as an auditor looks for them: narrowed, page by page, one of them whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from niangjia.kernel import histories
from niangjia.kernel.access import NotThere, below
from niangjia.kernel.actor import Actor
from niangjia.kernel.changes import DELETE, INSERT, UPDATE, Change
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.wording import Wording
from niangjia.organisations import facade as organisations
from niangjia.proof.access import events as access
from niangjia.proof.models import Seal
from niangjia.proof.queries.places import units_of
from niangjia.proof.rules import chain_of
from niangjia.proof.words import KINDS, TABLES, Family

DAYS = 14
"""Of the picture, and of what is unusual."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a list of events is narrowed to; nothing said narrows nothing."""

    who: str = ""
    name: str = ""
    family: Family | None = None
    on_kind: str = ""
    on_id: str = ""
    under: organisations.Unit | None = None
    source: str = ""
    first: date | None = None
    last: date | None = None
    export: str = ""
    act: str = ""
    older: int | None = None
    """Only events before this one: where the page before ended."""


@dataclass(frozen=True, slots=True)
class Slice:
    """A page of events, the newest first, with their units and seals; `more` where older ones follow."""

    rows: Sequence[AuditEvent]
    units: Mapping[str, str]
    seals: Mapping[int, Seal]
    more: bool


@dataclass(frozen=True, slots=True)
class Days:
    """How many events there were, by day and family, and how many of a family by night."""

    since: date
    by_day: Mapping[date, Counter[Family]]
    totals: Counter[Family] = field(default_factory=Counter)
    by_night: Counter[Family] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Together:
    """Of one table, how many rows an act added, changed and took out, and the first of them by number."""

    what: Wording
    numbers: Counter[str] = field(default_factory=Counter)
    rows: list[int] = field(default_factory=list)

    @property
    def first(self) -> str:
        """The first of the rows, by their numbers."""
        return ", ".join(map(str, self.rows))

    @property
    def inserted(self) -> int:
        """Rows added."""
        return self.numbers[INSERT]

    @property
    def updated(self) -> int:
        """Rows changed."""
        return self.numbers[UPDATE]

    @property
    def deleted(self) -> int:
        """Rows taken out."""
        return self.numbers[DELETE]


def found(asked: Asked, *, by: Actor) -> QuerySet[AuditEvent]:
    """The events that are asked for, the newest first."""
    rows = access.events(by)
    exact = {"name": asked.name, "on_kind": asked.on_kind, "on_id": asked.on_id, "source": asked.source}
    exact |= {"act": asked.act, "export": asked.export}
    rows = rows.filter(**{key: value for key, value in exact.items() if value})
    if asked.who:
        rows = rows.filter(actor_name=asked.who) | rows.filter(behalf=asked.who)
    if asked.under is not None:
        rows = below(rows, asked.under.scope_path)
    if asked.first:
        rows = rows.filter(at__gte=midnight(asked.first))
    if asked.last:
        rows = rows.filter(at__lt=midnight(asked.last + timedelta(days=1)))
    if asked.family:
        rows = access.of_family(rows, asked.family)
    if asked.older is not None:
        rows = rows.filter(pk__lt=asked.older)
    return rows.order_by("-pk")


def part(asked: Asked, size: int, *, by: Actor) -> Slice:
    """One page: three queries, whatever the number of events."""
    rows = list(found(asked, by=by)[: size + 1])
    shown = rows[:size]
    units = units_of({one.scope_path for one in shown}, by=by)
    return Slice(
        shown,
        {one.scope_path: units.get(chain_of(one.scope_path), "") for one in shown},
        access.seals([one.pk for one in shown], by),
        len(rows) > size,
    )


def one(pk: int, *, by: Actor) -> AuditEvent:
    """An event in scope. Raises `NotThere`."""
    event = access.events(by).filter(pk=pk).first()
    if event is None:
        raise NotThere(f"event {pk}")
    return event


def unit_of(event: AuditEvent, *, by: Actor) -> str:
    """The name of the unit an event lies at; empty where it is out of scope, or no unit."""
    return units_of([event.scope_path], by=by).get(chain_of(event.scope_path), "")


def seal_of(event: AuditEvent, *, by: Actor) -> Seal | None:
    """The seal on an event; None where it waits for one."""
    return access.seals([event.pk], by).get(event.pk)


def changes_of(event: AuditEvent, *, by: Actor) -> Sequence[Change]:
    """Before → after of what the event's act changed of its record."""
    return histories.changes_of(event.on_kind, event.on_id, event.act, by=by)


def together(event: AuditEvent, *, by: Actor) -> list[Together]:
    """Every table that the event's act changed, whichever record the event lies on: one query."""
    found: dict[str, Together] = {}
    for table, how, number, rows in access.changed_together(event, by):
        one = found.setdefault(table, Together(TABLES[table]))
        one.numbers[how] = number
        one.rows.extend(row for row in rows if row not in one.rows)
    return list(found.values())


def may_read(event: AuditEvent, *, by: Actor) -> bool:
    """Whether the actor may see what the record itself holds."""
    kind = KINDS.get(event.on_kind)
    return kind is not None and bool(by.may(kind.power))


def days(today: date, *, by: Actor) -> Days:
    """What happened in the last fortnight, one query."""
    since = today - timedelta(days=DAYS - 1)
    by_day: dict[date, Counter[Family]] = {since + timedelta(days=at): Counter() for at in range(DAYS)}
    totals: Counter[Family] = Counter()
    by_night: Counter[Family] = Counter()
    for day, family, at_night, number in access.counted(
        midnight(since), timezone.get_current_timezone_name(), by
    ):
        by_day.setdefault(day, Counter())[Family(family)] += number
        totals[Family(family)] += number
        if at_night:
            by_night[Family(family)] += number
    return Days(since, by_day, totals, by_night)


def midnight(on: date) -> datetime:
    """The first instant of a day."""
    return timezone.make_aware(datetime.combine(on, time.min))

"""Whose time is up, or will be: by month, and by name masked; and what would become of each."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.db.models.functions import TruncMonth

from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.wording import Wording, said_day
from niangjia.privacy import access, rules
from niangjia.privacy.types import Due, Fate
from niangjia.workforce import facade as workforce

AHEAD = 24
"""Months that the picture looks ahead: nobody who still works can be due within them."""


@dataclass(frozen=True, slots=True)
class Preview:
    """How many are due by now, and how many in each month to come."""

    overdue: int
    months: Mapping[date, int]


def everywhere(by: Actor) -> Actor:
    """The same actor looking over the whole tree: whether somebody still works is asked of every unit, or a
    person would be removed who is engaged where the actor does not see."""
    return replace(by, scope=Scope.everything())


def due_rows(*, on: date, by: Actor) -> QuerySet[Any]:
    """The persons within the actor's scope whose time is up on a day, the longest first."""
    rows = workforce.ended(on=rules.cut_off(on), by=by).filter(ended__lte=rules.cut_off(on))
    return rows.order_by("ended", "pk")


def preview(*, on: date, by: Actor) -> Preview:
    """Whoever has left by now, by the month in which the time is up: one query."""
    rows = workforce.ended(on=on, by=by).filter(ended__isnull=False).order_by()
    counted = rows.annotate(month=TruncMonth("ended")).values_list("month").annotate(Count("pk"))
    overdue, months = 0, {}
    for month, number in counted:
        # By whole months: those of the present month are shown as due when their day comes.
        due = rules.due_on(month)
        if due < on.replace(day=1):
            overdue += number
        else:
            months[due] = number
    return Preview(overdue, dict(sorted(months.items())))


def held(persons: Collection[int], *, on: date, by: Actor) -> dict[int, Wording]:
    """Why the removal of some of these people is put off, by person."""
    rows = access.holds(by).filter(person__in=persons, ended_at=None, until__gte=on)
    return {one.person: _put_off(one.until) for one in rows}


def _put_off(until: date) -> Wording:
    day = said_day(until)
    return Wording(f"暂缓至{day.zh}", f"put off until {day.en}")


def decided(persons: Collection[int], *, on: date, by: Actor) -> dict[int, tuple[Fate, Wording]]:
    """What becomes of each person, and why: what page and job both go by."""
    needs = workforce.needed(persons, by=by)
    put_off = held(persons, on=on, by=by)
    return {one: rules.fate_of(needs.get(one, ()), held=put_off.get(one)) for one in persons}


def told(rows: Sequence[Any], *, on: date, by: Actor) -> list[Due]:
    """Persons with `ended` as the page lists them: names masked."""
    fates = decided([one.pk for one in rows], on=on, by=by)
    return [
        Due(
            person=one.pk,
            shown=rules.shown_name(one.name),
            unit=one.unit.name,
            ended=one.ended,
            due=rules.due_on(one.ended),
            fate=fates[one.pk][0],
            why=fates[one.pk][1],
        )
        for one in rows
    ]

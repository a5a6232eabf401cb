"""Dated facts of a unit: one ends on the day the next begins."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import QuerySet

from niangjia.organisations import rules
from niangjia.organisations.models import Affiliation, Territory, Unit

F = TypeVar("F", Affiliation, Territory)


def turn(unit: Unit, known: QuerySet[F], following: F, *, on: date) -> F | None:
    """End what holds of `unit` on a day and let `following` hold from then on; returns what held before.

    A fact that began on that very day is replaced. Raises `Refused` where a later change is known.
    """
    rows = known.filter(unit=unit)
    begun = [one.period.lower for one in rows]
    rules.may_change_on(on, founded=unit.founded_date, closed=unit.closed_date, changes=begun).enforce()
    present = rows.filter(period__contains=on).first()
    end(rows, on=on)
    following.period = DateRange(on, None)
    following.save()
    return present


def end(rows: QuerySet[F], *, on: date) -> None:
    """Of a unit's facts, let the one that holds on a day hold until then; one that began then never held."""
    for present in rows.filter(period__contains=on):
        if present.period.lower == on:
            present.delete()
        else:
            present.period = DateRange(present.period.lower, on)
            present.save(update_fields=["period"])

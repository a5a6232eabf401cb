"""People whose data nothing asks for any more: who left, and when; set-wise, whatever the number."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    DateField,
    Exists,
    F,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Greatest, TruncDate

from niangjia.kernel.access import versions
from niangjia.kernel.actor import Actor
from niangjia.kernel.events import emit
from niangjia.kernel.wording import Wording
from niangjia.workforce import access
from niangjia.workforce.events import RowsNeeded, Stint
from niangjia.workforce.models import Person


def ended(*, on: date, by: Actor) -> QuerySet[Any]:
    """Whoever is known and engaged nowhere since a day, each with `ended`: the day of the last leaving.

    Of somebody who was never engaged it is the day the person was entered, or the last day of a certificate's
    registration where that is later.
    """
    engaged = access.engagements(by).filter(person=OuterRef("pk"))
    lasting = engaged.filter(Q(left_date=None) | Q(left_date__gt=on))
    certified = access.certificates(by).filter(person=OuterRef("pk"))
    entered = versions(Person, by).order_by().filter(pgh_obj_id=OuterRef("pk"))
    told = access.persons(by).filter(~Exists(lasting), data_key__isnull=False)
    return told.annotate(
        left=_one(engaged, Max("left_date")),
        ended=Case(
            When(left__isnull=False, then=F("left")),
            # GREATEST passes over what is null.
            default=Greatest(
                _one(entered, Min(TruncDate("pgh_created_at"))), _one(certified, Max("valid_until"))
            ),
            output_field=DateField(),
        ),
    )


def _one(rows: QuerySet, value: object) -> Subquery:  # type: ignore[type-arg]
    grouped = rows.order_by().annotate(_all=Value(1)).values("_all").annotate(_one=value)
    return Subquery(grouped.values("_one"), output_field=DateField())


def needed(persons: Collection[int], *, by: Actor) -> dict[int, list[Wording]]:
    """Why the rows of these people must stay, by person; nobody is in it whose row nothing needs."""
    rows = access.engagements(by).filter(person__in=persons).select_related("unit")
    stints = tuple(
        Stint(
            person=one.person_id,
            unit=one.unit_id,
            path=one.unit.scope_path,
            start=one.start_date,
            left=one.left_date,
            paid=one.monthly_wage is not None,
        )
        for one in rows
    )
    found: dict[int, list[Wording]] = {}
    for answer in emit(RowsNeeded(tuple(persons), stints), by=by):
        for person, why in answer.items():
            found.setdefault(person, []).append(why)
    return found


def paid(event: RowsNeeded, by: Actor) -> dict[int, Wording]:
    """Those of whom a wage is recorded: what was paid to somebody rests on the row."""
    return {one.person: WAGE for one in event.stints if one.paid}


WAGE = Wording("工资记录依据这一行", "a wage record rests on the row")

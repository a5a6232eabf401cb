"""How many people fill posts, by unit and form: one query for any number of units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from django.db.models import BooleanField, Case, Count, Q, QuerySet, Value, When

from niangjia.kernel.access import below
from niangjia.kernel.actor import Actor
from niangjia.workforce import access
from niangjia.workforce.models import Engagement
from niangjia.workforce.types import EmploymentForm, Tally


def stands_on(on: date) -> Q:
    """在册: begun, as far as is known, and not left, whatever the contract's end."""
    return (Q(left_date=None) | Q(left_date__gt=on)) & (Q(start_date=None) | Q(start_date__lte=on))


def on_roster(rows: QuerySet[Engagement], *, on: date) -> QuerySet[Engagement]:
    """Of these engagements, those on the roster on a day."""
    return rows.filter(stands_on(on))


def tally(path: str, *, on: date, by: Actor) -> Mapping[int, list[Tally]]:
    """Of each unit at and below a path: who is on the roster on a day, by form."""
    past_end = Case(
        When(open_ended=False, contract_end_date__lt=on, then=Value(True)),
        default=Value(False),
        output_field=BooleanField(),
    )
    rows = (
        on_roster(below(access.engagements(by), path), on=on)
        .values("unit_id", "form", "full_time", past_end=past_end)
        .annotate(number=Count("pk"))
        .order_by()
    )
    tallies: defaultdict[int, list[Tally]] = defaultdict(list)
    for row in rows:
        tallies[row["unit_id"]].append(
            Tally(EmploymentForm(row["form"]), row["full_time"], row["past_end"], row["number"])
        )
    return tallies

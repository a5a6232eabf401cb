"""The list of people: narrowed, searched, sorted and counted in the database."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Replace

from niangjia.kernel import names
from niangjia.kernel.access import below
from niangjia.kernel.actor import Actor
from niangjia.workforce import access
from niangjia.workforce.models import Engagement
from niangjia.workforce.queries.tally import on_roster
from niangjia.workforce.types import ProfessionalLevel

SOON = timedelta(days=60)
NO_LEVEL = "none"
MOST_GRAMS = 4
_RUNS = re.compile(r"[a-z]+|[^a-z]+")
_NOT_IN_NAMES = re.compile(rf"[\s'’.\-－{names.MIDDLE_DOTS}]+")


class ContractEnd(StrEnum):
    """How near the end of a contract is."""

    SOON = "soon"
    PAST = "past"


class Sort(StrEnum):
    """What the list can be sorted by."""

    UNIT = "unit"
    NAME = "name"
    FORM = "form"
    CONTRACT_END = "contract_end"
    WAGE = "wage"


COLUMNS = {
    Sort.UNIT: "scope_path",
    Sort.NAME: "person__initials",
    Sort.FORM: "form",
    Sort.CONTRACT_END: "contract_end_date",
    Sort.WAGE: "monthly_wage",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """What the list of people is narrowed by; an empty field narrows nothing."""

    text: str = ""
    form: str = ""
    level: str = ""
    unit_path: str = ""
    contract_end: ContractEnd | None = None
    sort: Sort = Sort.UNIT
    downward: bool = False


def people(entry: Entry, *, on: date, by: Actor) -> QuerySet[Engagement]:
    """The engagements on the roster on a day, person and unit at hand; `level` is the highest certificate."""
    rows = on_roster(access.engagements(by), on=on).select_related("person", "unit")
    rows = rows.annotate(level=_level(by))
    if entry.unit_path:
        rows = below(rows, entry.unit_path)
    if entry.form:
        rows = rows.filter(form=entry.form)
    if entry.level:
        rows = rows.filter(level=entry.level)  # type: ignore[misc]
    if entry.contract_end:
        rows = rows.filter(_ends(entry.contract_end, on))
    if entry.text.strip():
        rows = _named(rows, entry.text, by=by)
    column = F(COLUMNS[entry.sort])
    first = column.desc(nulls_last=True) if entry.downward else column.asc(nulls_last=True)
    return rows.order_by(first, "scope_path", "person__initials", "pk")


def by_form(entry: Entry, *, on: date, by: Actor) -> Mapping[str, int]:
    """How many of the list are engaged in each form, whichever form it is narrowed to."""
    rows = people(replace(entry, form=""), on=on, by=by).order_by()
    return dict(rows.values_list("form").annotate(number=Count("pk")))


def by_level(entry: Entry, *, on: date, by: Actor) -> Mapping[str, int]:
    """How many of the list have which highest level, whichever level it is narrowed to."""
    rows = people(replace(entry, level=""), on=on, by=by).order_by()
    counted = rows.values_list("level").annotate(number=Count("pk"))  # type: ignore[misc]
    return dict(counted)


def contract_ends(entry: Entry, *, on: date, by: Actor) -> Mapping[ContractEnd, int]:
    """How many contracts of the list end within 60 days, and how many are past their end."""
    rows = people(replace(entry, contract_end=None), on=on, by=by)
    counted = rows.order_by().aggregate(
        **{end.value: Count("pk", filter=_ends(end, on)) for end in ContractEnd}
    )
    return {end: counted[end.value] for end in ContractEnd}


def _ends(end: ContractEnd, on: date) -> Q:
    if end is ContractEnd.PAST:
        return Q(open_ended=False, contract_end_date__lt=on)
    return Q(open_ended=False, contract_end_date__gte=on, contract_end_date__lte=on + SOON)


def _level(by: Actor) -> Case:
    held = access.certificates(by).filter(person=OuterRef("person"))
    whens = [
        When(Exists(held.filter(level=level.value)), then=Value(level.value))
        for level in reversed(ProfessionalLevel)
    ]
    return Case(*whens, default=Value(NO_LEVEL), output_field=TextField())


def _named(rows: QuerySet[Engagement], text: str, *, by: Actor) -> QuerySet[Engagement]:
    """By fragments through their index, then whole: 伟明 must stand together, zwm be initials in a row."""
    for gram in sorted(names.query_grams(text), key=lambda one: (-len(one), one))[:MOST_GRAMS]:
        rows = rows.filter(person__in=Subquery(access.grams(by).filter(gram=gram).values("person")))
    rows = rows.alias(bare=Replace("person__name", Value("·"), Value(""), output_field=TextField()))
    for run in _RUNS.findall(_NOT_IN_NAMES.sub("", text).lower()):
        whole = Q(person__initials__contains=run) if run.isascii() else Q(bare__contains=run)
        rows = rows.filter(whole)
    return rows

"""The list of people: narrowed, searched and sorted in the database."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from django.db.models import F, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Replace

from niangjia.kernel import names
from niangjia.kernel.access import below
from niangjia.kernel.actor import Actor
from niangjia.workforce import access
from niangjia.workforce.models import Engagement, Person
from niangjia.workforce.queries.entry import Entry, Sort
from niangjia.workforce.queries.facets import FACETS
from niangjia.workforce.queries.known import index_of
from niangjia.workforce.queries.quality import RULES
from niangjia.workforce.queries.tally import on_roster

MOST_GRAMS = 4

_RUNS = re.compile(r"[a-z]+|[^a-z]+")
_NOT_IN_NAMES = re.compile(rf"[\s'’.\-－{names.MIDDLE_DOTS}]+")
COLUMNS = {
    Sort.UNIT: "scope_path",
    Sort.NAME: "person__initials",
    Sort.FORM: "form",
    Sort.START: "start_date",
    Sort.CONTRACT_END: "contract_end_date",
    Sort.WAGE: "monthly_wage",
    Sort.BORN: "person__birth_date",
}
MAY_BE_UNKNOWN = frozenset({Sort.START, Sort.CONTRACT_END, Sort.WAGE, Sort.BORN})
"""What is not known stands last, whichever way the list is turned."""


def people(entry: Entry, *, on: date, by: Actor) -> QuerySet[Engagement]:
    """The engagements asked for, in their order, person and unit at hand: on the roster on a day, unless a
    rule of the data asks for those who have left."""
    return ordered(entry, on=on, by=by).select_related("person", "unit")


def ordered(entry: Entry, *, on: date, by: Actor) -> QuerySet[Engagement]:
    """The same without person and unit: what a page is cut from, so that nothing wide is sorted."""
    column = F(COLUMNS[entry.sort])
    last = True if entry.sort in MAY_BE_UNKNOWN else None  # said of any other column it would cost the index
    upward = entry.downward == (entry.sort is Sort.BORN)  # the later born, the younger
    first = column.asc(nulls_last=last) if upward else column.desc(nulls_last=last)
    within = ("person__initials",) if entry.sort is Sort.UNIT else ("scope_path",)
    return narrowed(entry, on=on, by=by).order_by(first, *within, "pk")


def these(keys: Sequence[int], *, by: Actor) -> list[Engagement]:
    """The engagements with these keys, in this order, person and unit at hand."""
    rows = access.engagements(by).filter(pk__in=keys).select_related("person", "unit")
    return sorted(rows, key=lambda one: keys.index(one.pk))


def narrowed(entry: Entry, *, on: date, by: Actor) -> QuerySet[Engagement]:
    """The same without order, for counting."""
    rows = access.engagements(by)
    rule = RULES.get(entry.quality)
    rows = rows.filter(rule.condition(on, by)) if rule else on_roster(rows, on=on)
    if entry.unit_path:
        rows = below(rows, entry.unit_path)
    for key, values in entry.chosen.items():
        if values:
            rows = rows.filter(FACETS[key].matches(values, on, by))
    return _named(rows, entry.text, by=by) if entry.text.strip() else rows


def person_with(id_number: str, *, by: Actor) -> Person | None:
    """The person in scope with a whole ID number, found by its keyed fingerprint."""
    return access.persons(by).filter(id_number_index=index_of(id_number)).first()


def _named(rows: QuerySet[Engagement], text: str, *, by: Actor) -> QuerySet[Engagement]:
    """By fragments through their index, then whole: 伟明 must stand together, zwm be initials in a row."""
    for gram in sorted(names.query_grams(text), key=lambda one: (-len(one), one))[:MOST_GRAMS]:
        rows = rows.filter(person__in=Subquery(access.grams(by).filter(gram=gram).values("person")))
    rows = rows.alias(bare=Replace("person__name", Value("·"), Value(""), output_field=TextField()))
    for run in _RUNS.findall(_NOT_IN_NAMES.sub("", text).lower()):
        whole = Q(person__initials__contains=run) if run.isascii() else Q(bare__contains=run)
        rows = rows.filter(whole)
    return rows

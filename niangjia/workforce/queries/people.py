"""The list of people: narrowed, searched and sorted in the database."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.db.models import F, Q, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Replace

from niangjia.kernel import names
from niangjia.kernel.access import below
from niangjia.kernel.actor import Actor
from niangjia.workforce import access
from niangjia.workforce.models import Engagement, Person, PersonGram
from niangjia.workforce.queries.entry import Entry, Sort
from niangjia.workforce.queries.facets import FACETS
from niangjia.workforce.queries.known import indexes_of
from niangjia.workforce.queries.quality import RULES
from niangjia.workforce.queries.tally import on_roster

Named = TypeVar("Named", Engagement, PersonGram)
MOST_GRAMS = 4
FEW = 1_000
"""So many persons are looked up in the time in which a list is read until a page is full of more."""


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
    return listing(entry, on=on, by=by)[0]


def listing(
    entry: Entry, *, on: date, by: Actor
) -> tuple[QuerySet[Engagement], Sequence[QuerySet[Engagement]]]:
    """What a page is cut from; and the same as it is quickest counted, before it some of it, where that may
    be more already than anybody counts."""
    rows = _narrowed(entry, on=on, by=by)
    named = _named(rows, entry.text)
    bearers = _bearers(entry.text, by=by)
    if bearers is None:
        return _in_order(entry, named), [named]
    some = named.filter(person__in=bearers.keys)
    if bearers.all:
        return _in_order(entry, some), [some]
    return _in_order(entry, named), [some, _fragmented(named, entry.text, by=by)]


def _in_order(entry: Entry, rows: QuerySet[Engagement]) -> QuerySet[Engagement]:
    column = F(COLUMNS[entry.sort])
    last = True if entry.sort in MAY_BE_UNKNOWN else None  # said of any other column it would cost the index
    upward = entry.downward == (entry.sort is Sort.BORN)  # the later born, the younger
    first = column.asc(nulls_last=last) if upward else column.desc(nulls_last=last)
    within = ("person__initials",) if entry.sort is Sort.UNIT else ("scope_path",)
    return rows.order_by(first, *within, "pk")


def these(keys: Sequence[int], *, by: Actor) -> list[Engagement]:
    """The engagements with these keys, in this order, person and unit at hand."""
    rows = access.engagements(by).filter(pk__in=keys).select_related("person", "unit")
    return sorted(rows, key=lambda one: keys.index(one.pk))


def narrowed(entry: Entry, *, on: date, by: Actor) -> QuerySet[Engagement]:
    """The same without order, for counting."""
    return _fragmented(_named(_narrowed(entry, on=on, by=by), entry.text), entry.text, by=by)


def _narrowed(entry: Entry, *, on: date, by: Actor) -> QuerySet[Engagement]:
    rows = access.engagements(by)
    rule = RULES.get(entry.quality)
    rows = rows.filter(rule.condition(on, by)) if rule else on_roster(rows, on=on)
    if entry.unit_path:
        rows = below(rows, entry.unit_path)
    for key, values in entry.chosen.items():
        if values:
            rows = rows.filter(FACETS[key].matches(values, on, by))
    return rows


def person_with(id_number: str, *, by: Actor) -> Person | None:
    """The person in scope with a whole ID number, found by its keyed fingerprint."""
    return access.persons(by).filter(id_number_index__in=list(indexes_of([id_number]))).first()


@dataclass(frozen=True, slots=True)
class _Bearers:
    keys: list[int]
    all: bool


def _bearers(text: str, *, by: Actor) -> _Bearers | None:
    """The persons who bear a name with these letters, or `FEW` of them; None where nothing is asked.

    Few are looked up one by one. Of a name that every tenth bears the list itself is read, in its order,
    until a page is full: to look everybody up would read everything.
    """
    grams = _fragments(text)
    if not grams:
        return None
    found = _with_all(grams, by=by)
    if len(text.strip()) > len(grams[0]):
        found = _named(found, text)
    keys = list(found.values_list("person", flat=True)[: FEW + 1])
    return _Bearers(keys[:FEW], len(keys) <= FEW)


def _fragmented(rows: QuerySet[Engagement], text: str, *, by: Actor) -> QuerySet[Engagement]:
    """By all fragments through their index."""
    grams = _fragments(text)
    return rows.filter(person__in=Subquery(_with_all(grams, by=by).values("person"))) if grams else rows


def _fragments(text: str) -> list[str]:
    return sorted(names.query_grams(text), key=lambda one: (-len(one), one))[:MOST_GRAMS]


def _with_all(grams: Sequence[str], *, by: Actor) -> QuerySet[PersonGram]:
    found = access.grams(by).filter(gram=grams[0])
    for gram in grams[1:]:
        found = found.filter(person__in=Subquery(access.grams(by).filter(gram=gram).values("person")))
    return found


def _named(rows: QuerySet[Named], text: str) -> QuerySet[Named]:
    """Fragments are not all: 伟明 must stand together, zwm be initials in a row."""
    rows = rows.alias(bare=Replace("person__name", Value("·"), Value(""), output_field=TextField()))
    for run in _RUNS.findall(_NOT_IN_NAMES.sub("", text).lower()):
        whole = Q(person__initials__contains=run) if run.isascii() else Q(bare__contains=run)
        rows = rows.filter(whole)
    return rows

"""The list of people, and one person's page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet, Subquery

from niangjia.kernel import names
from niangjia.kernel.actor import Actor
from niangjia.workforce import access
from niangjia.workforce.models import Certificate, Engagement, Person
from niangjia.workforce.queries.tally import on_roster


@dataclass(frozen=True, slots=True)
class Entry:
    """What the list of people is narrowed by; an empty field narrows nothing."""

    text: str = ""
    form: str = ""
    level: str = ""
    unit_path: str = ""


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person: who it is, the engagements from the last to the first, the certificates."""

    person: Person
    engagements: list[Engagement]
    certificates: list[Certificate]


def people(entry: Entry, *, on: date, by: Actor) -> QuerySet[Engagement]:
    """The engagements on the roster on a day, with person and unit at hand, in the order of units and names."""
    rows = on_roster(access.engagements(by), on=on).select_related("person", "unit")
    if entry.unit_path:
        rows = rows.filter(scope_path__gte=entry.unit_path, scope_path__lt=f"{entry.unit_path}~")
    if entry.form:
        rows = rows.filter(form=entry.form)
    if entry.level == "none":
        rows = rows.exclude(person__in=access.certificates(by).values("person"))
    elif entry.level:
        rows = rows.filter(person__in=access.certificates(by).filter(level=entry.level).values("person"))
    if entry.text.strip():
        rows = _named(rows, entry.text, by=by)
    return rows.order_by("scope_path", "person__initials", "pk")


def _named(rows: QuerySet[Engagement], text: str, *, by: Actor) -> QuerySet[Engagement]:
    for gram in sorted(names.query_grams(text), key=len, reverse=True)[:4]:
        rows = rows.filter(person__in=Subquery(access.grams(by).filter(gram=gram).values("person")))
    wanted = "".join(text.split())
    whole = Q(person__name__contains=wanted) | Q(person__initials__contains=wanted.lower())
    return rows.filter(whole)


def person_page(pk: int, *, by: Actor) -> PersonPage | None:
    """A person in scope with engagements and certificates; None out of scope and where there is none."""
    person = access.persons(by).select_related("unit").filter(pk=pk).first()
    if person is None:
        return None
    engagements = access.engagements(by).filter(person=person).select_related("unit").order_by("-start_date", "-pk")
    certificates = access.certificates(by).filter(person=person).order_by("-obtained_date", "-pk")
    return PersonPage(person, list(engagements), list(certificates))

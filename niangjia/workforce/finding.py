"""People, found by name, pinyin initials, or by a whole ID number or phone."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.db.models import Q
from django.urls import reverse

from niangjia.kernel import finding
from niangjia.kernel.actor import Actor
from niangjia.kernel.finding import Finder, Found, Hit, id_number_in, is_personal, phone_in
from niangjia.kernel.permissions import Permission
from niangjia.kernel.vault import vault
from niangjia.kernel.wording import Wording
from niangjia.workforce import access
from niangjia.workforce.models import Person
from niangjia.workforce.queries.entry import Entry
from niangjia.workforce.queries.known import indexes_of
from niangjia.workforce.queries.people import people


def found(text: str, *, on: date, by: Actor, limit: int) -> Found:
    """The people on the roster as the list finds them; whose number it is, on the roster or not."""
    if is_personal(text):
        return Found([_hit(one, one.unit.name, Wording("", "")) for one in _numbered(text, by)[:limit]])
    rows = list(people(Entry(text=text), on=on, by=by)[: limit + 1])
    hits = [_hit(one.person, one.unit.name, one.employment_form.label) for one in rows[:limit]]
    more = f"{reverse('workforce:people')}?{urlencode({'q': text})}" if len(rows) > limit else ""
    return Found(hits, more)


def _numbered(text: str, by: Actor) -> list[Person]:
    """By their keyed fingerprints: nothing of the number is in the question to the database."""
    whose = Q(pk__in=[])
    if number := id_number_in(text):
        whose |= Q(id_number_index__in=list(indexes_of([number])))
    if phone := phone_in(text):
        whose |= Q(phone_index__in=vault().indexes(phone, about="phone"))
    return list(access.persons(by).filter(whose).select_related("unit").order_by("scope_path", "pk"))


def _hit(person: Person, unit: str, form: Wording) -> Hit:
    zh, en = (" · ".join(part for part in (unit, one) if part) for one in (form.zh, form.en))
    return Hit(person.name, Wording(zh, en), reverse("workforce:person", args=[person.pk]))


FINDER = Finder("people", Wording("人员", "people"), Permission.PERSON_VIEW, found, by_number=True)


def register() -> None:
    """Let the search ask here."""
    finding.register(FINDER)

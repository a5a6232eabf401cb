"""Persons over the API."""

from __future__ import annotations

from typing import Annotated, Any

from django.db.models import QuerySet
from django.utils import timezone
from ninja import Query, Router
from pydantic import StringConstraints

from niangjia.kernel import locking
from niangjia.kernel.access import NotThere, below
from niangjia.kernel.pages import Request
from niangjia.kernel.permissions import Permission
from niangjia.kernel.rest import Code, Key, Paged, Paging, get, listed, post
from niangjia.kernel.rest.asking import WRITABLE
from niangjia.organisations import facade as organisations
from niangjia.workforce import access, actions, queries
from niangjia.workforce.models import Person
from niangjia.workforce.queries.record import standing_of
from niangjia.workforce.queries.shown import of_engagement, of_person
from niangjia.workforce.rest.acting import Change, Coded, act
from niangjia.workforce.rest.answers import (
    PersonOut,
    PersonRecord,
    certificate_told,
    engagement_told,
    person_told,
    spell_told,
)
from niangjia.workforce.types import Education, EthnicGroup, PersonFacts, PoliticalStatus

router = Router(tags=["persons"])
CARD = r"^[0-9]{16,19}$"
PHONE = r"^\+?[0-9][0-9 -]{4,18}[0-9]$"


class Edited(Change):
    """What is to be recorded of a person; null where it is not known."""

    name: Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=WRITABLE)]
    ethnic_group: Coded[EthnicGroup] | None
    political_status: Coded[PoliticalStatus] | None
    education: Coded[Education] | None
    phone: Annotated[str, StringConstraints(pattern=PHONE)] | None = None
    bank_card: Annotated[str, StringConstraints(pattern=CARD)] | None = None
    address: Annotated[str, StringConstraints(min_length=4, max_length=200, pattern=WRITABLE)] | None = None


class PersonsAsked(Paging):
    """At and below which unit."""

    under: Code | None = None


@get(router, "/persons/", Permission.PERSON_VIEW, answer=Paged[PersonOut])
def persons(request: Request, asked: Query[PersonsAsked]) -> Paged[PersonOut]:
    """Everybody in your scope, those who have left too, in the order they came in.

    To search and to filter, ask for `/engagements/`.
    """
    rows = access.persons(request.actor).select_related("unit").order_by("pk")
    if asked.under:
        rows = below(rows, organisations.unit_at(asked.under, by=request.actor).scope_path)

    def show(some: QuerySet[Person]) -> list[PersonOut]:
        return [PersonOut(**person_told(one)) for one in some]

    return listed(rows, asked, show)


@get(router, "/persons/{person}/", Permission.PERSON_VIEW, answer=PersonRecord)
def person(request: Request, person: Key) -> dict[str, Any]:
    """One person with engagements, certificates, and 在册, 已配, 在岗 today with their reasons."""
    return record_of(request, person, read=True)


@post(router, "/persons/{person}/edit/", Permission.PERSON_EDIT, answer=PersonRecord)
def person_edit(request: Request, person: Key, given: Edited) -> dict[str, Any]:
    """Put right what is recorded of a person; what is masked and not sent stays as it is."""
    facts = PersonFacts(**given.model_dump(exclude={"mark", "reason"}))
    act(request, given, lambda by: actions.edit_person(by=by, person=person, shown=given.mark, facts=facts))
    return record_of(request, person)


def record_of(request: Request, pk: int, *, read: bool = False) -> dict[str, Any]:
    """A person in scope by the names of `PersonRecord`; `read` where somebody asked for the record itself.

    Raises `NotThere`.
    """
    shown = queries.person_page(pk, by=request.actor)
    if shown is None:
        raise NotThere(f"person {pk}")
    if read:
        actions.read_person(by=request.actor, person=shown.person)
    return {
        **person_told(shown.person),
        "mark": locking.mark(of_person(shown.person)),
        "engagements": [
            {
                **engagement_told(one, shown.person),
                "spells": [spell_told(spell) for spell in spells],
                "mark": locking.mark(of_engagement(one, spells)),
            }
            for one, spells in shown.engagements
        ],
        "certificates": [certificate_told(one) for one in shown.certificates],
        "standing": standing_of(shown, on=timezone.localdate(), by=request.actor),
    }

"""One person's page: who it is, the engagements with their spells, the certificates, what was changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from niangjia.kernel.access import versions
from niangjia.kernel.actor import Actor
from niangjia.kernel.changes import Act, Said, Telling, acts
from niangjia.kernel.figure import Verdict
from niangjia.kernel.wording import Wording
from niangjia.organisations import facade as organisations
from niangjia.workforce import access
from niangjia.workforce.models import (
    Certificate,
    Engagement,
    Person,
    Spell,
    opened,
    profile,
    with_key,
)
from niangjia.workforce.rules import standing
from niangjia.workforce.types import Away, Posting, ProfessionalLevel, fields
from niangjia.workforce.types.fields import Field


def _of_profile(version: Any, name: str) -> Any:
    return profile(version)[name]


SEALED: Mapping[str, Callable[[Any], Any]] = {
    **{
        name: partial(_of_profile, name=name)
        for model in (Person, Engagement, Spell, Certificate)
        for name in model.PROFILE
    },
    **{name: partial(opened, name=name) for name in ("id_number", "phone", "bank_card", "address")},
    "other_phones": lambda row: tuple(filter(None, opened(row, "other_phones").split("\n"))),
}
"""Values that a version keeps under the person's key."""


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person: the engagements from the last to the first, each with its spells, and the certificates."""

    person: Person
    engagements: list[tuple[Engagement, list[Spell]]]
    certificates: list[Certificate]

    def knows(self, names: Iterable[str]) -> bool:
        """Whether any of these sealed values is there: what is not known cannot be seen in full."""
        return any(getattr(self.person, f"{name}_sealed") is not None for name in names)

    @property
    def postings(self) -> list[Posting]:
        """The engagements as rules see them."""
        return [posting_of(engagement, spells) for engagement, spells in self.engagements]

    def present(self, on: date) -> Engagement | None:
        """The engagement that holds on a day, a full-time one before others."""
        held = [one for one, spells in self.engagements if posting_of(one, spells).holds(on)]
        return max(held, key=lambda one: one.full_time, default=None)


def person_page(pk: int, *, by: Actor) -> PersonPage | None:
    """A person in scope with all that is shown; None out of scope and where there is none: four queries."""
    person = access.persons(by).select_related("unit").filter(pk=pk).first()
    if person is None:
        return None
    engagements = access.engagements(by).filter(person=person).select_related("unit")
    engagements = engagements.order_by("-start_date", "-pk")
    spells: dict[int, list[Spell]] = {}
    for spell in access.spells(by).filter(engagement__person=person).select_related("workplace_unit"):
        spells.setdefault(spell.engagement_id, []).append(spell)
    certificates = access.certificates(by).filter(person=person).order_by("-obtained_date", "-pk")
    return PersonPage(
        person,
        [(one, sorted(spells.get(one.pk, []), key=lambda spell: spell.period.lower)) for one in engagements],
        list(certificates),
    )


def posting_of(engagement: Engagement, spells: Iterable[Spell]) -> Posting:
    """An engagement, its unit at hand, as rules see it."""
    return Posting(
        unit_id=engagement.unit_id,
        unit=engagement.unit.name,
        form=engagement.employment_form,
        start_date=engagement.start_date,
        left_date=engagement.left_date,
        contract_end_date=engagement.contract_end_date,
        open_ended=engagement.open_ended,
        away=tuple(Away(one.spell_status, one.period.lower, one.period.upper, one.where) for one in spells),
    )


def standing_of(shown: PersonPage, *, on: date, by: Actor) -> dict[str, Verdict]:
    """Where the person stands on a day: 在册, 已配, 在岗, by name; one query for the territory."""
    postings, present = shown.postings, shown.present(on)
    place, kind = None, ""
    if present is not None:
        found = organisations.standing_below(present.unit, on=on, by=by)
        mine = next((one for one in found if one.unit.pk == present.unit_id), None)
        place, kind = (mine.place if mine else None), present.unit.kind
    held = next(
        (one for one in postings if one.holds(on) and present and one.unit_id == present.unit_id), None
    )
    return {
        "roster": standing.on_the_roster(postings, on=on),
        "filled": standing.fills(held, place=place, kind=kind, on=on),
        "on_duty": standing.on_duty(postings, on=on),
    }


def history_of(person: Person, *, by: Actor) -> list[Act]:
    """The acts behind a person, the engagements, spells and certificates, the newest first: four queries."""
    engagements = list(versions(Engagement, by).filter(person_id=person.pk))
    ids = {one.pgh_obj_id for one in engagements}
    kept = [
        (PERSON, versions(Person, by).filter(pgh_obj_id=person.pk)),
        (ENGAGEMENT, engagements),
        (SPELL, versions(Spell, by).filter(engagement_id__in=ids)),
        (CERTIFICATE, versions(Certificate, by).filter(person_id=person.pk)),
    ]
    return acts((telling, with_key(rows, person.data_key)) for telling, rows in kept)


def _told(told: Mapping[str, Field]) -> tuple[tuple[Wording, Callable[[Any], object]], ...]:
    return tuple((field.label, _reading(name, field)) for name, field in told.items())


def _reading(name: str, field: Field) -> Callable[[Any], object]:
    value = SEALED.get(name, lambda row: getattr(row, name))

    def read(row: Any) -> Said:
        found = value(row)
        return "" if found is None else field.said(found)

    return read


def _certificate(row: Any) -> Wording:
    level = ProfessionalLevel(row.level).label
    return Wording(f"证书：{level.zh}", f"certificate: {level.en}")


PERSON = Telling(lambda _: Wording("个人信息", "person"), _told(fields.PERSON))
ENGAGEMENT = Telling(lambda _: Wording("任职", "engagement"), _told(fields.ENGAGEMENT))
SPELL = Telling(lambda _: Wording("请假、借调", "leave or loan"), _told(fields.SPELL))
CERTIFICATE = Telling(
    _certificate, _told({name: field for name, field in fields.CERTIFICATE.items() if name != "level"})
)

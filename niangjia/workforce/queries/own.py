"""Everything that is held on one person, in full and in words: what the person may ask for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.timezone import localtime

from niangjia.kernel.actor import Actor
from niangjia.kernel.changes import Said, in_words
from niangjia.kernel.wording import Wording
from niangjia.workforce import access
from niangjia.workforce.models import Person
from niangjia.workforce.queries.known import indexes_of
from niangjia.workforce.queries.record import PersonPage, history_of
from niangjia.workforce.types import ProfessionalLevel, fields
from niangjia.workforce.types.fields import Field

Line = tuple[tuple[Wording, Said], ...]
"""One row: each field's label and value."""
UNMASKED = ("id_number", "phone", "other_phones", "bank_card", "address", "birth_date")


@dataclass(frozen=True, slots=True)
class OwnPart:
    """One table of the pack: what it is, and its rows."""

    key: str
    title: Wording
    lines: tuple[Line, ...]


def person_in(pk: int, *, by: Actor) -> Person | None:
    """A person in scope, the unit at hand; None out of scope and where there is none."""
    return access.persons(by).select_related("unit").filter(pk=pk).first()


def found_by_number(id_number: str, *, by: Actor) -> Person | None:
    """The person in scope with an ID number; None where none in scope has it."""
    return access.persons(by).filter(id_number_index__in=list(indexes_of([id_number]))).first()


def named(persons: Collection[int], *, by: Actor) -> dict[int, tuple[str, str]]:
    """Name and unit of some people in scope, by person: one query."""
    rows = access.persons(by).filter(pk__in=persons).values_list("pk", "name", "unit__name")
    return {pk: (name, unit) for pk, name, unit in rows}


def own_data(shown: PersonPage, *, by: Actor) -> tuple[OwnPart, ...]:
    """The person, engagements, leaves, certificates and what was changed: four queries beside the page's."""
    spells = [spell for _, some in shown.engagements for spell in some]
    unit = (Wording("所在花名册", "roster"), shown.person.unit.name)
    return (
        OwnPart("person", Wording("个人信息", "person"), ((*_person(shown.person), unit),)),
        OwnPart(
            "engagements",
            Wording("聘用关系", "engagements"),
            tuple(
                ((Wording("定岗单位", "posting unit"), one.unit.name), *_line(fields.ENGAGEMENT, one))
                for one, _ in shown.engagements
            ),
        ),
        OwnPart(
            "spells",
            Wording("请假、借调", "leaves and loans"),
            tuple(_line(fields.SPELL, one) for one in spells),
        ),
        OwnPart(
            "certificates",
            Wording("职业资格证书", "certificates"),
            tuple(_line(fields.CERTIFICATE, one, level=_level) for one in shown.certificates),
        ),
        OwnPart("history", Wording("变动记录", "changes"), tuple(_changes(shown.person, by=by))),
    )


def _person(person: Person) -> Iterable[tuple[Wording, Said]]:
    for name, field in fields.PERSON.items():
        value = getattr(person, name)
        label = Wording("出生日期", "date of birth") if name == "birth_date" else field.label
        yield label, _in_full(value) if name in UNMASKED else _said(field, value)


def _in_full(value: Any) -> Said:
    return "、".join(value) if isinstance(value, tuple) else in_words(value)


def _line(told: Mapping[str, Field], row: Any, **otherwise: Any) -> Line:
    return tuple(
        (field.label, otherwise.get(name, lambda value, field=field: _said(field, value))(getattr(row, name)))
        for name, field in told.items()
    )


def _said(field: Field, value: Any) -> Said:
    return "" if value is None else field.said(value)


def _level(value: str) -> Wording:
    return ProfessionalLevel(value).label


def _changes(person: Person, *, by: Actor) -> Iterable[Line]:
    for act in history_of(person, by=by):
        for change in act.changes:
            told = "；".join(
                f"{one.label.zh}：{one.before or '–'} → {one.after or '–'}" for one in change.differences
            )
            yield (
                (Wording("时间", "when"), f"{localtime(act.at):%Y-%m-%d %H:%M}"),
                (Wording("经办人", "by"), act.who),
                (Wording("事项", "what"), change.what),
                (Wording("内容", "before → after"), told),
                (Wording("理由", "why"), act.why),
            )

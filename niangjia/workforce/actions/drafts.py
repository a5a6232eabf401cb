"""From a row of the roster to the records it stands for: what is new, what differs, field by field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Model

from niangjia.kernel import names
from niangjia.kernel.changes import Difference, Said
from niangjia.kernel.vault import vault
from niangjia.kernel.wording import Wording
from niangjia.workforce.models import Belonging, Certificate, Engagement, Person, Spell
from niangjia.workforce.queries.known import Known
from niangjia.workforce.types import AWAY, EngagementRow, EngagementStatus, fields
from niangjia.workforce.types.fields import Field

TOLD: Mapping[type[Model], Mapping[str, Field]] = {
    Person: fields.PERSON,
    Engagement: fields.ENGAGEMENT,
    Certificate: fields.CERTIFICATE,
    Spell: fields.SPELL,
}
STORED = {
    "phone": ("phone_sealed", "phone_index"),
    "other_phones": ("other_phones_sealed",),
    "bank_card": ("bank_card_sealed", "bank_card_index"),
    "address": ("address_sealed",),
    "unit_id": ("unit",),
}
"""The columns behind a fact, where they are not the fact itself."""

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Draft:
    """One record as a row wants it: the record as it stands or a new one, and the facts it is to have."""

    record: Person | Belonging
    facts: Mapping[str, object]

    @property
    def new(self) -> bool:
        """Whether no such record stands yet."""
        return self.record.pk is None

    @property
    def differing(self) -> list[str]:
        """The facts that the record does not have."""
        return [name for name, value in self.facts.items() if getattr(self.record, name) != value]

    def take(self) -> set[str]:
        """Give the record its facts, not yet stored; returns the columns that changed."""
        columns: set[str] = set()
        for name in self.differing:
            setattr(self.record, name, self.facts[name])
            columns.update(STORED.get(name, (name,)))
        if self.record.seal_profile():
            columns.add("profile_sealed")
        return columns


def changes_of(known: Known, row: EngagementRow[int], *, as_of: date) -> tuple[Difference, ...]:
    """What the row would change of a known person, personal values masked; nothing when all stands so."""
    drafted = drafts_of(known, row, as_of=as_of)
    return tuple(difference for draft in drafted for difference in _differences(draft))


def drafts_of(known: Known, row: EngagementRow[int], *, as_of: date) -> Iterator[Draft]:
    """The records that the row speaks of: person, certificates, engagement, and spell where it tells one."""
    moves = {} if known.engagement else {"unit_id": row.unit_id}
    yield Draft(known.person, person_facts(row) | moves)
    for level, facts in certificate_facts(row):
        standing = known.certificates.get(level)
        yield Draft(standing or Certificate(person=known.person, level=level), facts)
    again = known.ended is not None and row.status is EngagementStatus.LEFT
    engagement = known.engagement or (known.ended if again else None)
    engagement = engagement or Engagement(person=known.person, unit_id=row.unit_id)
    yield Draft(engagement, engagement_facts(row))
    if row.status is not None:
        yield from _spells(engagement, known.spells, row, as_of=as_of)


def new_drafts(row: EngagementRow[int], *, as_of: date) -> list[Draft]:
    """The records of a person on no roster yet; personal values sealed under a key of their own."""
    person = Person(
        unit_id=row.unit_id, sex=row.sex.value, birth_date=row.birth_date, data_key=vault().new_key()
    )
    person.id_number = row.id_number
    return list(drafts_of(Known(person, None, {}), row, as_of=as_of))


def person_facts(row: EngagementRow[int]) -> dict[str, object]:
    """What a list may change of a person."""
    return _told(
        name=row.name,
        initials=names.initials(row.name),
        ethnic_group=row.ethnic_group.value if row.ethnic_group else "",
        political_status=row.political_status.value if row.political_status else "",
        education=row.education.value if row.education else "",
        phone=row.phone,
        other_phones=row.other_phones,
        bank_card=row.bank_card,
        address=row.address,
    )


def engagement_facts(row: EngagementRow[int]) -> dict[str, object]:
    """What a list says of an engagement; a leaving date ends it."""
    ends: dict[str, object] = {}
    if row.status is EngagementStatus.LEFT:
        ends = {"left_date": row.left_date, "leaving_reason": row.leaving_reason}
    if row.open_ended or row.contract_end_date:
        ends |= {"contract_end_date": row.contract_end_date, "open_ended": row.open_ended}
    return ends | _told(
        form=row.form.value if row.form else None,
        full_time=row.form.full_time if row.form else None,
        employer=row.employer,
        post_title=row.post_title,
        start_date=row.start_date,
        monthly_wage=row.monthly_wage,
        insured=row.insured,
        remark=row.remark,
    )


def certificate_facts(row: EngagementRow[int]) -> Iterator[tuple[str, dict[str, object]]]:
    """The levels the row names; number and date belong to the highest, the others are only told of."""
    if row.level is not None:
        yield (
            row.level.value,
            _told(control_number=row.control_number, obtained_date=row.obtained_date),
        )
    for level in row.further_levels:
        yield level.value, {}


def _told(**facts: object) -> dict[str, object]:
    """The facts that a list tells: an empty cell, or a column it does not have, says nothing and clears
    nothing."""
    return {name: value for name, value in facts.items() if value not in (None, "", ())}


def _spells(
    engagement: Engagement, spells: Sequence[Spell], row: EngagementRow[int], *, as_of: date
) -> Iterator[Draft]:
    """Leave or secondment begun, told otherwise, or over; where no day is told, the list's own is taken.

    A spell that began after that day is newer than the list and is not touched.
    """
    begins = (row.left_date if row.status is EngagementStatus.LEFT else row.status_from) or as_of
    ends = row.status_to + DAY if row.status_to else None
    running = [one for one in spells if one.period.upper is None or one.period.upper > begins]
    away = row.status in AWAY and (ends is None or ends > begins)
    same = next((one for one in running if away and _same(one, row, begins)), None)
    for one in running:
        if one is not same and one.period.lower < begins:
            yield Draft(one, {"period": DateRange(one.period.lower, begins)})
    if not away:
        return
    assert row.status is not None, "whoever is away is told to be"
    spell = same or Spell(engagement=engagement, status=row.status.value)
    if same is not None:
        begins = row.status_from or same.period.lower
        ends = ends or same.period.upper
    later = [one.period.lower for one in running if one is not same and one.period.lower >= begins]
    if begins not in later:
        ends = min([*later, *([ends] if ends else [])], default=None)
        facts: dict[str, object] = {"period": DateRange(begins, ends)}
        yield Draft(spell, facts | ({"workplace": row.workplace} if row.workplace else {}))


def _same(spell: Spell, row: EngagementRow[int], begins: date) -> bool:
    """Whether the row speaks of this spell: of its kind, and running on its day or told to begin earlier."""
    told = row.status_from is not None or spell.period.lower <= begins
    return spell.status == row.status and told


def _differences(draft: Draft) -> Iterator[Difference]:
    told = TOLD[type(draft.record)]
    shown = [(told[name], name) for name in draft.differing if name in told]
    if draft.new:
        words = [Difference(field.label, "", field.said(draft.facts[name])) for field, name in shown]
        yield Difference(_what(draft.record), "", _joined([one.after for one in words]))
        return
    for field, name in shown:
        before = getattr(draft.record, name)
        label = _of(draft.record, field.label)
        yield Difference(label, field.said(before) if before else "", field.said(draft.facts[name]))


def _what(record: Model) -> Wording:
    """What a record that comes new is called."""
    match record:
        case Certificate():
            level = record.level_label
            return Wording(f"证书：{level.zh}", f"certificate: {level.en}")
        case Spell():
            return record.spell_status.label
    return Wording("新的聘用关系", "a new engagement")


def _of(record: Model, label: Wording) -> Wording:
    """A label that says which of several certificates is meant."""
    if not isinstance(record, Certificate):
        return label
    level = record.level_label
    return Wording(f"{level.zh} {label.zh}", f"{level.en}: {label.en}")


def _joined(said: Sequence[Said]) -> Wording:
    both = [one if isinstance(one, Wording) else Wording(one, one) for one in said if one]
    return Wording("，".join(one.zh for one in both), ", ".join(one.en for one in both))

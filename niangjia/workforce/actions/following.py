"""People follow their unit into its successor: an engagement ends on the day, one like it begins there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, Model, Q

from niangjia.kernel.actor import Actor
from niangjia.organisations.facade import Unit
from niangjia.workforce import access
from niangjia.workforce.actions.keeping import close_spells, follow_persons
from niangjia.workforce.models import Engagement, Person, Spell

BATCH = 1_000


def follow_unit(
    unit: Unit, successor: Unit, *, on: date, reason: str, only: Collection[int] | None, by: Actor
) -> int:
    """Let the people of `unit`, or `only` some, be on the roster of `successor` from a day on.

    Who worked where on earlier days stays as it was; leave and secondment go on. Returns how many followed.
    """
    lasting = Q(left_date=None) | Q(left_date__gt=on)
    rows = access.engagements(by).filter(lasting, unit=unit).select_for_update().order_by("pk")
    if only is not None:
        rows = rows.filter(person__in=only)
    engagements = list(rows)
    begun = [one for one in engagements if one.start_date is None or one.start_date < on]
    later = [one for one in engagements if one.start_date is not None and one.start_date >= on]
    fresh = [continued(one, successor.pk, on) for one in begun]
    spells = list(continued_spells(begun, fresh, on=on, by=by))
    _leave(begun, on=on, reason=reason, by=by)
    close_spells(begun)
    Engagement.objects.bulk_create(fresh, batch_size=BATCH)
    Spell.objects.bulk_create(spells, batch_size=BATCH)
    _post(later, successor)
    return _follow({one.person_id for one in engagements}, unit, successor, by=by)


def _leave(engagements: Sequence[Engagement], *, on: date, reason: str, by: Actor) -> None:
    """End them on a day. Why is written only of whom the actor sees: it is sealed under the person's key."""
    persons = access.persons(by).in_bulk({one.person_id for one in engagements})
    for one in engagements:
        one.left_date = on
        if one.person_id in persons:
            one.person, one.leaving_reason = persons[one.person_id], reason
            one.seal_profile()
    told = ["left_date", "leaving_reason", "profile_sealed"]
    Engagement.objects.bulk_update(engagements, told, batch_size=BATCH)


def continued(engagement: Engagement, unit_id: int, on: date) -> Engagement:
    """The same engagement at another unit from a day on, not yet stored."""
    return Engagement(**_facts(engagement) | {"unit_id": unit_id, "start_date": on})


def continued_spells(
    begun: Sequence[Engagement], fresh: Sequence[Engagement], *, on: date, by: Actor
) -> Iterator[Spell]:
    """Leave and secondment that go on at the successor, to be stored once the new engagements are."""
    following = {old.pk: new for old, new in zip(begun, fresh, strict=True)}
    for spell in access.spells(by).filter(engagement__in=following).select_for_update():
        if spell.period.upper is None or spell.period.upper > on:
            facts = _facts(spell) | {"period": DateRange(max(spell.period.lower, on), spell.period.upper)}
            del facts["engagement_id"]
            yield Spell(engagement=following[spell.engagement_id], **facts)


def _post(engagements: Sequence[Engagement], successor: Unit) -> None:
    """Those that begin only later begin at the successor, and what lies with them goes along."""
    for one in engagements:
        one.unit = successor
    Engagement.objects.bulk_update(engagements, ["unit"], batch_size=BATCH)
    Spell.objects.filter(engagement__in=engagements).update(engagement=F("engagement"))


def _follow(persons: Collection[int], unit: Unit, successor: Unit, *, by: Actor) -> int:
    rows = list(access.persons(by).filter(pk__in=persons, unit=unit).select_for_update())
    for one in rows:
        one.unit = successor
    Person.objects.bulk_update(rows, ["unit"], batch_size=BATCH)
    follow_persons(rows, by=by)
    return len(persons)


def _facts(row: Model) -> dict[str, object]:
    """The columns of a row but its key and what triggers fill."""
    fields = [one.attname for one in row._meta.concrete_fields if not one.primary_key]
    return {name: getattr(row, name) for name in fields if name != "scope_path"}

"""What follows from a write: name fragments, what goes with a person, spells that end with an engagement."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F

from niangjia.kernel import names
from niangjia.kernel.actor import Actor
from niangjia.papers import facade as papers
from niangjia.workforce import access
from niangjia.workforce.holder import KIND
from niangjia.workforce.models import Certificate, Engagement, Person, PersonGram, Spell

KEEP_GRAMS = """
    INSERT INTO workforce_persongram (person_id, gram, scope_path)
    SELECT person, gram, '' FROM unnest(%s::bigint[], %s::text[]) AS told (person, gram)
"""
# Ten rows a person: as objects of the ORM they would take longer than all the rest of a roster.


def keep_grams(persons: Sequence[Person]) -> None:
    """Store the fragments that new persons are found by."""
    told = [(person.pk, gram) for person in persons for gram in sorted(names.grams(person.name))]
    if told:
        with connection.cursor() as cursor:
            cursor.execute(KEEP_GRAMS, [list(column) for column in zip(*told, strict=True)])


def follow_persons(persons: Sequence[Person], *, by: Actor) -> None:
    """Let what belongs to persons lie where they lie now: triggers fill the path, papers are told theirs."""
    for table in (Certificate, PersonGram):
        table.objects.filter(person__in=persons).update(person=F("person"))
    lying = access.persons(by).filter(pk__in=[one.pk for one in persons]).values_list("pk", "scope_path")
    papers.carry(KIND, {str(key): path for key, path in lying}, by=by)


def close_spells(engagements: Sequence[Engagement]) -> None:
    """End leave and secondment with their engagements; what would have begun after is taken out."""
    ends = {one.pk: one.left_date for one in engagements}
    changed = []
    for spell in Spell.objects.select_for_update().filter(engagement__in=ends):
        end = ends[spell.engagement_id]
        if end is None or (spell.period.upper is not None and spell.period.upper <= end):
            continue
        if spell.period.lower >= end:
            spell.delete()
        else:
            spell.period = DateRange(spell.period.lower, end)
            changed.append(spell)
    Spell.objects.bulk_update(changed, ["period"], batch_size=1_000)

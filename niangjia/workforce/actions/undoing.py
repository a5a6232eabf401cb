"""Taking back a roster: whoever it brought goes, whatever it changed stands as before."""

from __future__ import annotations

from typing import Any

from niangjia.kernel import audit
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.reversal import reverse, standing_in_the_way, written
from niangjia.kernel.wording import Wording
from niangjia.papers import facade as papers
from niangjia.workforce import access
from niangjia.workforce.actions.keeping import follow_persons
from niangjia.workforce.holder import KIND
from niangjia.workforce.models import Certificate, Engagement, Person, Spell

TABLES = (Spell, Certificate, Engagement, Person)
"""Each stands on those after it."""


@action(Permission.ROSTER_IMPORT)
def undo_roster_import(*, by: Actor, tag: dict[str, str]) -> dict[str, int]:
    """Reverse what an import wrote under `tag`; returns how many rows of each table.

    Raises `Refused` and names the people when a row changed since.
    """
    tables = [written(model, tag, by=by) for model in TABLES]
    brought = tables[-1].inserted
    with_papers = access.persons(by).filter(pk__in=papers.holding(KIND, brought, by=by))
    standing_in_the_way(tables, lambda row: _whose(row, by), with_papers).enforce()
    counts = reverse(tables, by=by)
    follow_persons(list(access.persons(by).filter(pk__in=tables[-1].before)), by=by)
    audit.record(
        "workforce.roster.undone",
        by=by,
        on_kind="import",
        on_id=tag["import"],
        scope_path=by.scope.low,
        details=counts,
    )
    return counts


def _whose(row: Any, by: Actor) -> Wording:
    """The person that a row, or a kept version of one, speaks of."""
    person = getattr(row, "person_id", None) or getattr(row, "pgh_obj_id", None) or row.pk
    if hasattr(row, "engagement_id"):
        person = access.engagements(by).filter(pk=row.engagement_id).values_list("person", flat=True).first()
    name = access.persons(by).filter(pk=person).values_list("name", flat=True).first() or ""
    return Wording(name, name)

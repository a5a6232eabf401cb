"""Taking a roster in: persons and engagements stored where new, changed where the list says otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from django.db.models import Model

from niangjia.kernel import audit
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.organisations.facade import Unit
from niangjia.workforce import access, rules
from niangjia.workforce.actions import drafts
from niangjia.workforce.actions.keeping import close_spells, follow_persons, keep_grams
from niangjia.workforce.models import Certificate, Engagement, Person, Spell
from niangjia.workforce.queries.known import Known, known_persons
from niangjia.workforce.types import EngagementRow, Leaver

BATCH = 5_000
TABLES: tuple[type[Model], ...] = (Person, Engagement, Certificate, Spell)
"""In the order in which they are stored: each stands on those before it."""


@action(Permission.ROSTER_IMPORT)
def import_roster(
    *,
    by: Actor,
    under: Unit,
    rows: Sequence[EngagementRow[int]],
    as_of: date,
    source: str,
    leavers: Sequence[Leaver] = (),
) -> tuple[int, int, int]:
    """Store the rows and end the engagements of the leavers; `as_of` is the day the list speaks of.

    Returns how many persons came new, were changed (leavers among them), stood so already. Raises `Refused`
    when somebody would leave before the first day.
    """
    known = known_persons([row.id_number for row in rows], by=by)
    new = [row for row in rows if row.id_number not in known]
    present = [(row, known[row.id_number]) for row in rows if row.id_number in known]
    _store(new, as_of)
    changed = _change(present, as_of, by=by)
    left = _end(leavers, by=by)
    counts = {"rows": len(rows), "created": len(new), "changed": changed, "left": left}
    audit.record(
        "workforce.roster.imported",
        by=by,
        on_kind="unit",
        on_id=under.code,
        scope_path=under.scope_path,
        details=counts | {"as of": as_of.isoformat(), "source": source},
    )
    return len(new), changed + left, len(present) - changed


def _store(rows: Sequence[EngagementRow[int]], as_of: date) -> None:
    drafted = [draft for row in rows for draft in drafts.new_drafts(row, as_of=as_of)]
    for draft in drafted:
        draft.take()
    for table in TABLES:
        new = [draft.record for draft in drafted if type(draft.record) is table]
        table._default_manager.bulk_create(new, batch_size=BATCH)
    keep_grams([draft.record for draft in drafted if isinstance(draft.record, Person)])


def _change(present: Sequence[tuple[EngagementRow[int], Known]], as_of: date, *, by: Actor) -> int:
    """Bring what the rows say otherwise up to date; returns for how many persons that was anything."""
    new: dict[type[Model], list[Model]] = defaultdict(list)
    changed: dict[tuple[type[Model], frozenset[str]], list[Model]] = defaultdict(list)
    touched = 0
    for row, known in present:
        told = drafts.drafts_of(known, row, as_of=as_of)
        drafted = [one for one in told if one.new or one.differing]
        for draft in drafted:
            columns = frozenset(draft.take())
            if draft.new:
                new[type(draft.record)].append(draft.record)
            else:
                changed[type(draft.record), columns].append(draft.record)
        touched += bool(drafted)
    for (table, columns), records in changed.items():
        table._default_manager.bulk_update(records, columns, batch_size=1_000)
        if table is Person and "unit" in columns:
            follow_persons([one for one in records if isinstance(one, Person)], by=by)
    for table in TABLES:
        table._default_manager.bulk_create(new[table], batch_size=BATCH)
    return touched


def _end(leavers: Sequence[Leaver], *, by: Actor) -> int:
    """End the engagements of those a newer list no longer names; their leave and secondment end with them."""
    ends = {one.engagement_id: one for one in leavers}
    rows = access.engagements(by).select_for_update(of=("self",)).select_related("person")
    engagements = list(rows.filter(pk__in=ends, left_date=None))
    for engagement in engagements:
        leaver = ends[engagement.pk]
        rules.may_end(engagement.start_date, engagement.left_date, on=leaver.left_date).enforce()
        engagement.left_date, engagement.leaving_reason = leaver.left_date, leaver.reason
        engagement.seal_profile()
    told = ["left_date", "leaving_reason", "profile_sealed"]
    Engagement.objects.bulk_update(engagements, told, batch_size=1_000)
    close_spells(engagements)
    return len(engagements)

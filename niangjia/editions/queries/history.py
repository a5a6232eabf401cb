"""Who changed what of an edition, when and why: the record itself, and the posts it plans."""

from __future__ import annotations

from dataclasses import replace

from niangjia.editions.models import Edition, EditionLine
from niangjia.editions.types import State
from niangjia.kernel.access import versions
from niangjia.kernel.actor import Actor
from niangjia.kernel.changes import INSERT, UPDATE, Act, Telling, acts
from niangjia.kernel.wording import Wording

MOST = 200
"""Decisions on lines that a page tells, the latest."""
_EDITION = Telling(
    what=lambda version: Wording(version.title, version.title),
    fields=(
        (Wording("标题", "title"), lambda version: version.title),
        (Wording("状态", "state"), lambda version: State(version.state).label),
        (Wording("说明", "explanation"), lambda version: version.note),
        (Wording("取数日", "facts of"), lambda version: version.on_date),
    ),
)
_LINE = Telling(
    what=lambda version: Wording(version.name, version.name),
    fields=(
        (Wording("计划数", "planned"), lambda version: version.planned),
        (Wording("理由", "reason"), lambda version: version.reason),
    ),
)


def history_of(edition: Edition, *, by: Actor) -> list[Act]:
    """The acts behind an edition, the newest first: three queries. That lines were entered goes untold."""
    kept = versions(EditionLine, by).filter(edition_id=edition.pk)
    latest = kept.filter(pgh_label=UPDATE).order_by("-pgh_id").values_list("pgh_obj_id", flat=True)
    decided = acts([(_LINE, kept.filter(pgh_obj_id__in=set(latest[:MOST])))])
    own = acts([(_EDITION, versions(Edition, by).filter(pgh_obj_id=edition.pk))])
    told = own + [act for one in decided if (act := _without_entering(one))]
    return sorted(told, key=lambda act: act.at, reverse=True)


def _without_entering(act: Act) -> Act | None:
    changes = tuple(change for change in act.changes if change.label != INSERT)
    return replace(act, changes=changes) if changes else None

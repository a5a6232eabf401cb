"""Taking an edition out of the house."""

from __future__ import annotations

from niangjia.editions import queries, sheets
from niangjia.editions.flow import KIND
from niangjia.editions.models import Edition
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.exports import imprint, taken_out
from niangjia.kernel.permissions import Permission


@action(Permission.PLAN_EXPORT, reasoned=True)
def export_edition(*, by: Actor, edition: Edition) -> bytes:
    """The edition as a workbook, as it was frozen."""
    told, mark = queries.told(edition, by=by), imprint(by)
    return taken_out(
        "editions.edition.exported",
        by=by,
        mark=mark,
        content=sheets.workbook(told, imprint=mark),
        rows=len(told.lines),
        on_kind=KIND,
        on_id=str(edition.pk),
        scope_path=edition.scope_path,
        details={"name": edition.title},
    )

"""Taking an edition out of the house."""

from __future__ import annotations

from niangjia.editions import queries, sheets
from niangjia.editions.actions.recording import told
from niangjia.editions.models import Edition
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission


@action(Permission.PLAN_EXPORT)
def export_edition(*, by: Actor, edition: Edition) -> bytes:
    """The edition as a workbook, as it was frozen."""
    content = sheets.workbook(queries.told(edition, by=by))
    told("edition.exported", by, edition, {"bytes": len(content)})
    return content

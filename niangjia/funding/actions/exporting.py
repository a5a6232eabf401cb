"""Taking the list of replies out of the house."""

from __future__ import annotations

from niangjia.funding import sheets
from niangjia.funding.queries.listing import Asked, found, rows_of
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.exports import imprint, taken_out
from niangjia.kernel.permissions import Permission


@action(Permission.FUNDING_EXPORT, reasoned=True)
def export_replies(*, by: Actor, asked: Asked) -> bytes:
    """The replies that the list shows, all pages of it, with shares and allotments, as .xlsx."""
    rows = rows_of(found(asked, by=by), by=by)
    mark = imprint(by)
    return taken_out(
        "funding.replies.exported",
        by=by,
        mark=mark,
        content=sheets.workbook(rows, imprint=mark),
        rows=len(rows),
        on_kind="reply",
        on_id="",
        scope_path=by.scope.low,
        details={"year": asked.year},
    )

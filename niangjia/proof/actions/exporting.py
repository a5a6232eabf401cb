"""Taking audit events out of the house."""

from __future__ import annotations

from collections.abc import Iterator

from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.exports import imprint, taken_out
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.permissions import Permission
from niangjia.kernel.sheets import export
from niangjia.proof.queries.events import Asked, found
from niangjia.proof.sheets import EVENTS

MOST = 100_000
AT_ONCE = 2_000


@action(Permission.EVENT_EXPORT, reasoned=True)
def export_events(*, by: Actor, asked: Asked) -> bytes:
    """The events that are asked for, the newest first, as .xlsx; no more than a hundred thousand."""
    mark, number = imprint(by), 0

    def counted() -> Iterator[AuditEvent]:
        nonlocal number
        for one in found(asked, by=by)[:MOST].iterator(chunk_size=AT_ONCE):
            number += 1
            yield one

    content = export(EVENTS, counted(), imprint=mark)
    return taken_out(
        "proof.events.exported",
        by=by,
        mark=mark,
        content=content,
        rows=number,
        on_kind="scope",
        on_id=by.scope.label,
        scope_path=by.scope.low,
        details={"family": asked.family, "who": asked.who, "name": asked.name},
    )

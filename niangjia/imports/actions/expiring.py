"""Workbooks past their time: of those taken in the content is destroyed, those left lying go altogether."""

from __future__ import annotations

from datetime import date

from niangjia.imports import access
from niangjia.imports.actions.recording import record
from niangjia.imports.models import Import
from niangjia.imports.types import State
from niangjia.kernel import audit
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission

ENDED = (State.COMMITTED.value, State.UNDONE.value)
LYING = (State.READ.value, State.UNREADABLE.value)


@action(Permission.RETENTION_RUN, reasoned=True)
def expire_workbooks(*, by: Actor, taken_in_before: date, dropped_before: date) -> int:
    """Destroy what is past its time within the scope; returns of how many workbooks."""
    rows = access.workbooks(by).select_for_update()
    taken_in = rows.filter(state__in=ENDED, committed_at__date__lt=taken_in_before).exclude(data_key=b"")
    lying = rows.filter(state__in=LYING, dropped_at__date__lt=dropped_before)
    number = 0
    for workbook in taken_in.defer("content_sealed"):
        _empty(workbook, by)
        number += 1
    for workbook in lying.defer("content_sealed"):
        record("workbook.expired", by, workbook, {"state": workbook.state})
        workbook.delete()
        number += 1
    audit.record(
        "imports.workbooks.expired",
        by=by,
        on_kind="retention",
        on_id=by.scope.low,
        scope_path=by.scope.low,
        details={"workbooks": number},
    )
    return number


def _empty(workbook: Import, by: Actor) -> None:
    """Without its key what lay sealed is unreadable, in every backup too; the counts of what it said stay."""
    workbook.data_key, workbook.content_sealed = b"", b""
    workbook.content_index, workbook.answers_sealed, workbook.notice_sealed = None, None, None
    workbook.summary = workbook.summary | {"lines": {}, "refused": 0, "blank": {}}
    workbook.save()
    access.side_pages(by).filter(workbook=workbook).delete()
    record("workbook.expired", by, workbook, {"state": workbook.state})

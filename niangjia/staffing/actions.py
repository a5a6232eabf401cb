"""The one act of the plan so far: taking it out of the house."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.exports import imprint, taken_out
from niangjia.kernel.permissions import Permission
from niangjia.staffing import queries, sheets
from niangjia.staffing.types import Line


@action(Permission.PLAN_EXPORT, reasoned=True)
def export_plan(*, by: Actor, under: str, on: date, chosen: Callable[[Sequence[Line]], list[Line]]) -> bytes:
    """The plan below a unit as a workbook, its units as `chosen` shows them. Raises `UnknownCode`."""
    plan = queries.plan(under, on=on, by=by)
    shown, mark = chosen(plan.lines), imprint(by)
    return taken_out(
        "staffing.plan.exported",
        by=by,
        mark=mark,
        content=sheets.workbook(plan, shown, imprint=mark),
        rows=len(shown),
        on_kind="unit",
        on_id=plan.under.code,
        scope_path=plan.under.scope_path,
        details={"on": on.isoformat(), "of": len(plan.lines)},
    )

"""The one act of the plan so far: taking it out of the house."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from niangjia.kernel import audit
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.staffing import queries, sheets
from niangjia.staffing.types import Line


@action(Permission.PLAN_EXPORT)
def export_plan(*, by: Actor, under: str, on: date, chosen: Callable[[Sequence[Line]], list[Line]]) -> bytes:
    """The plan below a unit as a workbook, its units as `chosen` shows them. Raises `UnknownCode`."""
    plan = queries.plan(under, on=on, by=by)
    shown = chosen(plan.lines)
    audit.record(
        "staffing.plan.exported",
        by=by,
        on_kind="unit",
        on_id=plan.under.code,
        scope_path=plan.under.scope_path,
        details={"on": on.isoformat(), "units": len(shown), "of": len(plan.lines)},
    )
    return sheets.workbook(plan, shown, exported_by=by.name)

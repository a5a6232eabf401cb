"""The one act of the plan so far: taking it out of the house."""

from __future__ import annotations

from datetime import date

from niangjia.kernel import audit
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.staffing import queries, sheets


@action(Permission.PLAN_EXPORT)
def export_plan(*, by: Actor, under: str, on: date) -> bytes:
    """The plan below a unit as a workbook, its clauses on a sheet of their own. Raises `UnknownCode`."""
    plan = queries.plan(under, on=on, by=by)
    audit.record(
        "staffing.plan.exported",
        by=by,
        on_kind="unit",
        on_id=plan.under.code,
        scope_path=plan.under.scope_path,
        details={"on": on.isoformat(), "units": len(plan.lines)},
    )
    return sheets.workbook(plan, exported_by=by.name)

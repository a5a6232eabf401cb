"""Moving a unit, and all below it, under another federation from a day on."""

from __future__ import annotations

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from niangjia.kernel import audit
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.organisations import access, rules
from niangjia.organisations.models import Affiliation, Unit


@action(Permission.UNIT_MOVE)
def move_unit(*, by: Actor, unit: Unit, parent: Unit, on: date) -> Unit:
    """Put `unit` under `parent`; territory, and so the policy that holds, stays what it was."""
    rules.may_move(unit.scope_path, parent.scope_path).enforce()
    known = access.affiliations(by).filter(unit=unit)
    rules.may_move_on(on, [one.period.lower for one in known if one.period.lower is not None]).enforce()
    before = access.units(by).filter(pk=unit.parent_id).first() if unit.parent_id else None
    present = known.filter(period__contains=on).first()
    if present is not None and present.period.lower == on:
        present.delete()
    elif present is not None:
        present.period = DateRange(present.period.lower, on)
        present.save(update_fields=["period"])
    Affiliation.objects.create(unit=unit, parent=parent, period=DateRange(on, None))
    unit.parent = parent
    unit.save(update_fields=["parent"])
    unit.refresh_from_db()
    audit.record(
        "organisations.unit.moved",
        by=by,
        on_kind="unit",
        on_id=unit.code,
        scope_path=unit.scope_path,
        details={"from": before.code if before else None, "to": parent.code, "on": on.isoformat()},
    )
    return unit

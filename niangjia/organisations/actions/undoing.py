"""Taking back a list of units: the units it founded go, the counts it told stand as before."""

from __future__ import annotations

from typing import Any

from niangjia.kernel import audit
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.reversal import reverse, standing_in_the_way, written
from niangjia.kernel.wording import Wording
from niangjia.organisations import access
from niangjia.organisations.models import Affiliation, Headcount, Territory, Unit, UnitContact

TABLES = (Headcount, UnitContact, Territory, Affiliation, Unit)
"""Each stands on those after it."""


@action(Permission.UNIT_IMPORT)
def undo_units_import(*, by: Actor, tag: dict[str, str]) -> dict[str, int]:
    """Reverse what an import wrote under `tag`; returns how many rows of each table.

    Raises `Refused` and names the units when one changed since, or has people or units under it by now.
    """
    tables = [written(model, tag, by=by) for model in TABLES]
    standing_in_the_way(tables, lambda row: _whose(row, by)).enforce()
    counts = reverse(tables, by=by)
    audit.record(
        "organisations.units.undone",
        by=by,
        on_kind="import",
        on_id=tag["import"],
        scope_path=by.scope.low,
        details=counts,
    )
    return counts


def _whose(row: Any, by: Actor) -> Wording:
    """The unit that a row, or a kept version of one, speaks of."""
    unit = getattr(row, "unit_id", None) or getattr(row, "pgh_obj_id", None) or row.pk
    name = access.units(by).filter(pk=unit).values_list("name", flat=True).first() or ""
    return Wording(name, name)

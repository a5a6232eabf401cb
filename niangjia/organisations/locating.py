"""From a code that a person typed to the unit it means."""

from __future__ import annotations

from niangjia.imports.facade import Place
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.organisations.actions import ensure_federation
from niangjia.organisations.queries import UnknownCode, unit_at


def locate(code: str, by: Actor) -> Place:
    """The unit of a code; a division whose federation is missing gets it from the shipped table."""
    try:
        unit = unit_at(code, by=by)
    except UnknownCode:
        if not by.may(Permission.UNIT_FOUND):
            raise
        unit = ensure_federation(by=by, division_code=code)
    return Place(unit.code, unit.name, unit.scope_path)

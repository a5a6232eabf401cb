"""From a code that a person typed to the unit it means."""

from __future__ import annotations

from niangjia.imports.facade import Place, UnknownPlace
from niangjia.kernel import divisions
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.organisations.actions import ensure_federation
from niangjia.organisations.models import Unit
from niangjia.organisations.queries import UnknownCode, top, unit_at


def locate(code: str, by: Actor) -> Place:
    """The unit of a code, or without one the actor's own highest; a division that has no federation yet gets
    it from the shipped table. Raises `UnknownPlace`, for what lies outside the scope as for what is nowhere.
    """
    unit = top(by=by) if not code.strip() else None
    try:
        unit = unit or unit_at(code, by=by)
    except UnknownCode as unknown:
        if not _may_found(code, by):
            raise UnknownPlace(unknown.wording) from unknown
        unit = _founded(code, by)
    return Place(unit.code, unit.name, unit.scope_path)


def _may_found(code: str, by: Actor) -> bool:
    """Whether the division lies below the actor's own; in an empty house whoever sees all begins anywhere."""
    if not by.may(Permission.UNIT_FOUND):
        return False
    highest = top(by=by)
    if highest is None:
        return True
    try:
        wanted = divisions.normalise(code)
    except ValueError:
        return False
    return highest.division_code is not None and wanted.startswith(highest.division_code)


def _founded(code: str, by: Actor) -> Unit:
    try:
        return ensure_federation(by=by, division_code=code)
    except UnknownCode as unknown:
        raise UnknownPlace(unknown.wording) from unknown

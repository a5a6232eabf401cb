"""From a code that a person typed to the unit it means."""

from __future__ import annotations

from niangjia.imports.facade import Place, UnknownPlace
from niangjia.kernel import divisions
from niangjia.kernel.access import Several
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.organisations.actions import ensure_federation
from niangjia.organisations.models import Unit
from niangjia.organisations.queries import UnknownCode, roots, top, unit_at


def locate(code: str, by: Actor) -> Place:
    """The unit of a code, or without one the actor's own highest; a division that has no federation yet gets
    it from the shipped table. Raises `UnknownPlace`, for what lies outside the scope as for what is nowhere,
    and without a code over a named set.
    """
    try:
        unit = top(by=by) if not code.strip() else None
        unit = unit or unit_at(code, by=by)
    except Several as several:
        raise UnknownPlace(_one_of(several)) from several
    except UnknownCode as unknown:
        if not _may_found(code, by):
            raise UnknownPlace(unknown.wording) from unknown
        unit = _founded(code, by)
    return Place(unit.code, unit.name, unit.scope_path)


def _may_found(code: str, by: Actor) -> bool:
    """Whether the division lies below the actor's own; in an empty house whoever sees all begins anywhere."""
    if not by.may(Permission.UNIT_FOUND):
        return False
    highest = roots(by=by)
    if not highest:
        return True
    try:
        wanted = divisions.normalise(code)
    except ValueError:
        return False
    return any(one.division_code is not None and wanted.startswith(one.division_code) for one in highest)


def _one_of(several: Several) -> Wording:
    named = [f"{name}（{code}）" for code, name in several.members]
    return Wording(
        f"您的任命管到几个指定单位，请写明归到哪一个：{'、'.join(named)}。",
        f"Your appointment is over a named set of units; say below which one: {', '.join(named)}.",
    )


def _founded(code: str, by: Actor) -> Unit:
    try:
        return ensure_federation(by=by, division_code=code)
    except UnknownCode as unknown:
        raise UnknownPlace(unknown.wording) from unknown

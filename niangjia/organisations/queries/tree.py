"""Reads along the affiliation tree."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from datetime import date

from django.db.models import Q, QuerySet

from niangjia.kernel import divisions
from niangjia.kernel.access import NotThere, Several, below
from niangjia.kernel.actor import SEGMENT, Actor
from niangjia.kernel.wording import Wording
from niangjia.organisations import access
from niangjia.organisations.models import Unit
from niangjia.organisations.types import COUNTY_RANK, FEDERATIONS, PRIMARY


class UnknownCode(NotThere):
    """No unit in scope has this code; the wording says which forms of code there are."""

    def __init__(self, code: str) -> None:
        self.wording = Wording(
            f"没有代码为“{code}”的单位。可用 2、4、6、9 位行政区划代码，或单位自己的代码（GH 开头）。",
            f"No unit has the code “{code}”. Use a division code of 2, 4, 6 or 9 digits or a unit's own.",
        )
        super().__init__(str(self.wording))


def unit_at(code: str, *, by: Actor) -> Unit:
    """The unit with its own code, or the union of a division. Raises `UnknownCode`, in scope or not alike."""
    wanted = Q(code=code.strip().upper())
    with suppress(ValueError):
        division = divisions.find(code)
        wanted |= Q(division_code=division.code) if division else Q()
    unit = access.units(by).filter(wanted, closed_date=None).first()
    if unit is None:
        raise UnknownCode(code)
    return unit


def unit_ever(code: str, *, by: Actor) -> Unit:
    """As `unit_at`, but a unit's own code finds it after it was closed too. Raises `UnknownCode`."""
    unit = access.units(by).filter(code=code.strip().upper()).first()
    return unit or unit_at(code, by=by)


def top(*, by: Actor, asked_by: str = "under") -> Unit | None:
    """The highest unit in the actor's scope; None in an empty house.

    Raises `Several` for a named set: it has no first, and an address says by `asked_by` which is meant.
    """
    found = roots(by=by)
    if len(found) > 1:
        raise Several([(one.code, one.name) for one in found], asked_by)
    return found[0] if found else None


def only_root(*, by: Actor) -> Unit | None:
    """As `top`, but None for a named set of several units: its rows and sums are those of all together."""
    found = roots(by=by)
    return found[0] if len(found) == 1 else None


def root_over(path: str, *, by: Actor) -> Unit | None:
    """At whose desk the actor sits when the unit at a path is meant: of a named set, the member over it."""
    return next((one for one in roots(by=by) if path.startswith(one.scope_path)), None)


def roots(*, by: Actor) -> list[Unit]:
    """The units from which an actor's part of the tree hangs: the highest, or the members of a named set that
    lie below no other member."""
    paths = by.scope.only or (by.scope.low,)
    if not by.scope.only:
        return list(access.units(by).order_by("scope_path")[:1])
    found = list(access.units(by).filter(scope_path__in=paths).order_by("scope_path"))
    return [one for one in found if not any(one.scope_path[:-SEGMENT].startswith(path) for path in paths)]


def ancestors(unit: Unit, *, by: Actor) -> list[Unit]:
    """The units above, from the highest in scope down to the parent."""
    path = unit.scope_path
    paths = [path[:end] for end in range(SEGMENT, len(path), SEGMENT)]
    return list(access.units(by).filter(scope_path__in=paths).order_by("scope_path"))


def stood(on: date, unit: str = "") -> Q:
    """Whether a unit stood on a day: founded, as far as is known, and not yet closed. `unit` is a prefix."""
    founded, closed = f"{unit}founded_date", f"{unit}closed_date"
    return (Q(**{founded: None}) | Q(**{f"{founded}__lte": on})) & (
        Q(**{closed: None}) | Q(**{f"{closed}__gt": on})
    )


def units_below(unit: Unit, *, by: Actor, on: date | None = None) -> QuerySet[Unit]:
    """The primary-level units at and below a unit, in the order of the tree: open now, or those that stood
    on a day."""
    primary = below(access.units(by), unit.scope_path).filter(kind__in=PRIMARY)
    standing = primary.filter(closed_date=None) if on is None else primary.filter(stood(on))
    return standing.order_by("scope_path")


def federations_below(unit: Unit, *, by: Actor) -> list[Unit]:
    """The open federations directly below: provinces of the nation, counties of a prefecture."""
    children = access.units(by).filter(parent=unit, closed_date=None, kind__in=FEDERATIONS)
    return list(children.order_by("division_code", "name"))


def county_names(*, by: Actor, above: Iterable[str] | None = None) -> dict[str, str]:
    """Path of each federation of county rank → its name as people say it (涪城区); with `above`, of those
    alone that stand at or above one of these paths: all that a page of units needs."""
    rows = access.units(by).filter(kind__in=COUNTY_RANK)
    if above is not None:
        rows = rows.filter(scope_path__in=paths_above(above))
    return {path: name.removesuffix("总工会") for path, name in rows.values_list("scope_path", "name")}


def paths_above(paths: Iterable[str]) -> set[str]:
    """These paths and all above them."""
    return {path[:end] for path in paths for end in range(SEGMENT, len(path) + 1, SEGMENT)}


def county_path(path: str, names: Mapping[str, str]) -> str:
    """The path of the county-rank federation at or above `path`, of `county_names`; empty above counties."""
    ends = range(len(path), 0, -SEGMENT)
    return next((path[:end] for end in ends if path[:end] in names), "")


def county_of(path: str, names: Mapping[str, str]) -> str:
    """The county-rank federation that manages the unit at `path`, by `county_names`; empty above counties."""
    return names.get(county_path(path, names), "")


def paths_of(units: Collection[int], *, by: Actor) -> dict[int, str]:
    """The affiliation path of each of these units that lies in scope and is open."""
    rows = access.units(by).filter(pk__in=units, closed_date=None)
    return dict(rows.values_list("pk", "scope_path"))


def names_of(units: Collection[int], *, by: Actor) -> dict[int, str]:
    """The names of these units, those that lie in scope, open or closed."""
    return dict(access.units(by).filter(pk__in=units).values_list("pk", "name"))

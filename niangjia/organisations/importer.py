"""The units list as the import wizard and the command line take it."""

from __future__ import annotations

from dataclasses import replace

from niangjia.imports.facade import CutOff, Importer, Outcome, Place, UnknownPlace
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.sheets import Accepted, Book, Problem, Reading, Refusal
from niangjia.kernel.wording import Wording
from niangjia.organisations import naming
from niangjia.organisations.actions import import_units
from niangjia.organisations.locating import locate
from niangjia.organisations.queries import unit_at
from niangjia.organisations.queries.counties import counties_under
from niangjia.organisations.sheets import UNITS, read_units
from niangjia.organisations.types import UnitRow


def locate_federation(code: str, by: Actor) -> Place:
    """The federation of a code, for below it no list of units is taken in. Raises `UnknownPlace`."""
    place = locate(code, by)
    if not unit_at(place.code, by=by).unit_kind.is_federation:
        raise UnknownPlace(
            Wording(
                f"{place.name}不是县级以上总工会；单位表须导入到县级以上总工会之下。",
                f"{place.name} is no federation: import a list of units under one of county rank or above.",
            )
        )
    return place


def read(book: Book, place: Place, by: Actor) -> Reading[UnitRow]:
    """The list as read, less the rows whose county does not lie under the place."""
    reading = read_units(book)
    known = counties_under(unit_at(place.code, by=by), by=by)
    accepted, refused = [], list(reading.refused)
    for one in reading.accepted:
        problem = _county_problem(one, set(known), place)
        if problem is None:
            accepted.append(one)
        else:
            cells = {"name": one.facts.name, "county": one.facts.county}
            refused.append(Refusal(one.sheet, one.row, (problem,), UNITS.titles, cells))
    return replace(reading, accepted=tuple(accepted), refused=tuple(refused))


def _county_problem(one: Accepted[UnitRow], known: set[str], place: Place) -> Problem | None:
    county = one.facts.county
    if county and naming.county_key(county) not in known:
        message = Wording(
            f"{place.name}下面没有“{county}”，请核对县（市、区）名称",
            f"There is no “{county}” under {place.name}; check the county's name",
        )
        return Problem("unknown county", message, "county")
    if not county and len(known) > 1:
        message = Wording("没有写明所在县（市、区）", "the county is not given")
        return Problem("missing", message, "county")
    return None


def commit(reading: Reading[UnitRow], place: Place, cut_off: CutOff, source: str, by: Actor) -> Outcome:
    """The accepted rows into the tree."""
    rows = [one.facts for one in reading.accepted]
    under = unit_at(place.code, by=by)
    done = import_units(by=by, under=under, rows=rows, as_of=cut_off.date, source=source)
    created, changed = len(done.created), len(done.changed)
    return Outcome(created, changed, len(rows) - created - changed)


UNITS_IMPORTER = Importer(
    kind="units",
    title=Wording("单位表", "list of units"),
    permission=Permission.UNIT_IMPORT,
    locate=locate_federation,
    read=read,
    commit=commit,
    sheet=UNITS,
)

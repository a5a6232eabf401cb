"""The units list as the import wizard and the command line take it."""

from __future__ import annotations

from collections.abc import Sequence

from niangjia.imports.facade import (
    Comparison,
    CutOff,
    Guidance,
    Importer,
    Leaving,
    Outcome,
    Place,
    Progress,
    UnknownPlace,
)
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.sheets import Book, Reading
from niangjia.kernel.wording import Wording
from niangjia.organisations.actions import import_units, undo_units_import
from niangjia.organisations.locating import locate
from niangjia.organisations.queries import comparison, unit_at
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


def read(book: Book, place: Place, by: Actor, guidance: Guidance, progress: Progress) -> Reading[UnitRow]:
    """The list as read."""
    return read_units(book, headings=guidance.headings, progress=progress)


def compare(reading: Reading[UnitRow], place: Place, cut_off: CutOff, by: Actor) -> Comparison:
    """The list held against the tree."""
    return comparison.compare(reading, place, as_of=cut_off.date, by=by)


def commit(
    compared: Comparison,
    place: Place,
    cut_off: CutOff,
    source: str,
    leaving: Sequence[Leaving],
    by: Actor,
) -> Outcome:
    """The accepted rows into the tree."""
    rows = [one.facts for one in compared.reading.accepted]
    under = unit_at(place.code, by=by)
    done = import_units(by=by, under=under, rows=rows, as_of=cut_off.date, source=source)
    created, changed = len(done.created), len(done.changed)
    return Outcome(created, changed, len(rows) - created - changed)


def undo(tag: dict[str, str], by: Actor) -> dict[str, int]:
    """The whole import taken back."""
    return undo_units_import(by=by, tag=tag)


UNITS_IMPORTER = Importer(
    kind="units",
    title=Wording("单位表", "list of units"),
    permission=Permission.UNIT_IMPORT,
    locate=locate_federation,
    read=read,
    compare=compare,
    commit=commit,
    undo=undo,
    sheet=UNITS,
)

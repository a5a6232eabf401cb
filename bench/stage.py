"""What every measure stands on: a prefecture with units, and people on its roster, come in by the actions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bench.invented import AS_OF, Posting, Row, rows, unit_rows
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import import_units
from niangjia.organisations.facade import Unit, county_names, county_of, ensure_federation, units_below
from niangjia.workforce.actions import import_roster

PREFECTURE = "5107"
COUNTIES = ("涪城区", "游仙区", "安州区")


@dataclass(frozen=True, slots=True)
class Stage:
    """The prefecture, its units that people can be posted to, and the operator who does it all."""

    prefecture: Unit
    postings: Sequence[Posting]
    by: Actor

    def take_in(self, people: Sequence[Row]) -> None:
        """Take people onto the roster."""
        with acting(self.by):
            import_roster(by=self.by, under=self.prefecture, rows=people, as_of=AS_OF, source="bench")


def set_up(counties: Mapping[str, int], *, people: int = 0) -> Stage:
    """So many units in each county of the prefecture, and so many people spread over them."""
    by = operator()
    with acting(by):
        prefecture = ensure_federation(by=by, division_code=PREFECTURE)
        import_units(by=by, under=prefecture, rows=unit_rows(counties), as_of=AS_OF, source="bench")
        names = county_names(by=by)
        units = units_below(prefecture, by=by)
        postings = [Posting(one.pk, one.name, county_of(one.scope_path, names)) for one in units]
    stage = Stage(prefecture, postings, by)
    if people:
        stage.take_in(rows(people, postings))
    return stage


def spread(units: int) -> dict[str, int]:
    """So many units over the three counties."""
    return {county: units // 3 + (place < units % 3) for place, county in enumerate(COUNTIES)}

"""What is set up in a house before it is mistreated: `python -m tests.drills.stage NAME …` in its home."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

from niangjia.kernel.command import house, operator

UNITS = 200
ROWS = 10_000
LINES = 10_000


def found() -> dict[str, Any]:
    """The cast, and units that people can be posted to."""
    from niangjia.kernel.scope import acting
    from niangjia.organisations.actions import import_units
    from tests.cast import ON, gather, unit_row

    cast = gather()
    with acting(by := operator()):
        rows = [unit_row(f"{name}镇总工会", "涪城区") for name in _names(UNITS)]
        import_units(by=by, under=cast.prefecture, rows=rows, as_of=ON, source="drill")
    return {}


def example() -> dict[str, Any]:
    """The Mianyang example, as the demonstration loads it."""
    from niangjia.site.commands import example

    example.load()
    return {}


def sign_in(username: str) -> dict[str, Any]:
    """The cookie of somebody signed in."""
    from tests.cast import signed_in

    return {"session": f"sessionid={signed_in(username).cookies['sessionid'].value}"}


def give_import(first: str) -> dict[str, Any]:
    """A roster of 10,000 new people, dropped, read, and asked to be committed by a job."""
    from bench.invented import AS_OF, Posting, roster, rows
    from niangjia.imports import actions
    from niangjia.imports.registry import importers
    from niangjia.kernel.scope import acting
    from niangjia.organisations.facade import county_names, county_of, top, units_below

    importer = next(one for one in importers() if one.kind == "roster")
    with acting(by := operator()):
        names = county_names(by=by)
        units = units_below(top(by=by), by=by)
        postings = [Posting(one.pk, one.name, county_of(one.scope_path, names)) for one in units]
        told = roster(rows(ROWS, postings, first=int(first)), wrong=0)
        workbook = actions.drop_and_read(
            by=by,
            importer=importer,
            file_name=f"roster-{first}.xlsx",
            content=told.content,
            under="5107",
            as_of=AS_OF,
            today=date.today(),
        )[0]
        actions.ask_for_commit(by=by, pk=workbook.pk)
    return {"workbook": workbook.pk, "rows": workbook.summary["new"]}


def give_plan(units: str) -> dict[str, Any]:
    """A draft plan of the county, whose facts a job takes."""
    from niangjia.editions.tests.factories import drafted
    from niangjia.kernel.scope import acting
    from niangjia.organisations.actions import import_units
    from tests.cast import ON, unit_row

    of = _office()
    if int(units):
        with acting(of.clerk):
            rows = [
                unit_row(f"新镇{number}总工会", "涪城区", workers=number) for number in range(1, int(units))
            ]
            import_units(by=of.clerk, under=of.cast.here, rows=rows, as_of=ON, source="drill")
    return {"edition": drafted(of).pk}


def take_back(edition: str, move: str) -> dict[str, Any]:
    """Bring a plan that was sent back to being a draft, or withdraw it."""
    from niangjia.editions.models import Edition
    from niangjia.editions.tests.factories import moved
    from niangjia.kernel.flows import Given
    from niangjia.kernel.scope import acting

    of = _office()
    with acting(of.clerk):
        one = Edition.objects.get(pk=int(edition))
    moved(of, one, move, bringing=Given(date.today(), "再核对一遍", "", None, ""))
    return {}


def people(many: str) -> dict[str, Any]:
    """So many people on the rosters, entered at once."""
    from bench.invented import AS_OF, Posting, rows
    from niangjia.kernel.scope import acting
    from niangjia.organisations.facade import county_names, county_of, top, units_below
    from niangjia.workforce.actions import import_roster

    with acting(by := operator()):
        names, under = county_names(by=by), top(by=by)
        postings = [
            Posting(one.pk, one.name, county_of(one.scope_path, names)) for one in units_below(under, by=by)
        ]
        import_roster(by=by, under=under, rows=rows(int(many), postings), as_of=AS_OF, source="drill")
    return {}


def paper(megabytes: str) -> dict[str, Any]:
    """One large paper, kept with a unit."""
    import os

    from niangjia.kernel.scope import acting
    from niangjia.organisations.facade import unit_at
    from niangjia.papers.actions import attach
    from niangjia.papers.types import Record

    content = b"%PDF-1.7 " + os.urandom(int(megabytes) * 2**19 - 10).hex().encode()
    with acting(by := operator()):
        unit = unit_at("510703", by=by)
        to = Record("unit", unit.code, unit.scope_path, unit.name, "")
        attach(by=by, to=to, file_name="scan.pdf", content=content, note="")
    return {}


def leavers(many: str) -> dict[str, Any]:
    """So many people whose time is up; of every other one no wage was recorded."""
    from django.db.models import F
    from django.db.models.functions import Mod

    from niangjia.kernel.scope import acting
    from niangjia.workforce.models import Engagement

    with acting(operator()):
        here = list(Engagement.objects.values_list("pk", flat=True))
    people(many)
    with acting(operator()):
        gone = Engagement.objects.exclude(pk__in=here)
        gone.update(start_date=date(2018, 1, 1), left_date=date(2020, 1, 1))
        gone.annotate(other=Mod(F("pk"), 2)).filter(other=1).update(monthly_wage=None)
    return {}


def give_retention() -> dict[str, Any]:
    """The removal of what is due, as a job of the day."""
    from niangjia.privacy import tasks

    return {"given": tasks.give_on(date.today())}


def sessions(many: str) -> dict[str, Any]:
    """Many people of several counties, each signed in; see `tests.drills.load`."""
    from tests.drills.crowd import crowd

    return crowd(int(many))


def counties(clerks: str) -> Any:
    """Six counties with their marked rows, so many clerks of each signed in; see `tests.walls.crowd`."""
    from tests.walls.crowd import at_the_door

    return at_the_door(clerks)


def _office() -> Any:
    from niangjia.accounts.facade import actor_of
    from niangjia.editions.tests.factories import Office
    from niangjia.kernel.scope import acting
    from niangjia.organisations.facade import unit_at
    from tests.cast import ON, Cast, account

    with acting(by := operator()):
        names = ("officer", "clerk", "foreign_clerk", "leader", "vice_chair")
        actors = {name: actor_of(account(name), on=ON, source="test") for name in names}
        places = [unit_at(code, by=by) for code in ("5107", "510703", "510704")]
    cast = Cast(*places, **actors)  # type: ignore[arg-type]
    return Office(cast, cast.clerk, cast.vice_chair, cast.officer, cast.foreign_clerk)


def _names(many: int) -> list[str]:
    from itertools import islice, product

    letters = "青白石沙安永新太金龙凤河桥林松柏竹梅兰云山水泉溪湖塘堰坪"
    return ["".join(pair) for pair in islice(product(letters, repeat=2), many)]


PARTS: dict[str, Callable[..., Any]] = {
    part.__name__: part
    for part in (
        *(found, example, sign_in, give_import, give_plan, take_back, people, leavers, give_retention),
        *(paper, sessions, counties),
    )
}

if __name__ == "__main__":
    with house():
        print(json.dumps(PARTS[sys.argv[1]](*sys.argv[2:])))

"""Units found by name, former name, initials, code; never out of scope."""

from __future__ import annotations

import pytest

from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.finding import Found
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import import_units
from niangjia.organisations.finding import units
from niangjia.organisations.models import UnitName
from niangjia.organisations.queries import units_below
from tests.cast import ON, Cast, gather, unit_row

pytestmark = pytest.mark.usefixtures("committed")


@pytest.fixture
def cast() -> Cast:
    """The cast; the town `here` bore another name."""
    found = gather()
    with acting(found.clerk):
        unit = units_below(found.here, by=found.clerk).get()
        UnitName.objects.create(unit=unit, name="塘汛乡总工会", period=(None, ON))
    return found


def asked(text: str, by: Actor, limit: int = 8) -> Found:
    """What somebody finds."""
    with acting(by):
        return units(text, on=ON, by=by, limit=limit)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("丰谷", ["丰谷镇总工会"]),
        ("fgz", ["丰谷镇总工会"]),
        ("塘汛", ["丰谷镇总工会"]),
        ("510703", ["涪城区总工会"]),
        ("富乐", []),
        ("510704", []),
    ],
)
def test_a_clerk_finds_the_units_here(cast: Cast, text: str, found: list[str]) -> None:
    assert [hit.title for hit in asked(text, cast.clerk).hits] == found
    assert not set(found) & {hit.title for hit in asked(text, cast.foreign_clerk).hits}


def test_a_units_own_code_finds_it(cast: Cast) -> None:
    [hit] = asked(cast.here.code.lower(), cast.officer).hits
    assert (hit.title, hit.url) == ("涪城区总工会", f"/organisations/{cast.here.code}/")
    assert hit.subtitle.zh == "县级总工会 · 510703"


@pytest.mark.parametrize(("limit", "shown", "more"), [(3, 3, ""), (2, 2, "/organisations/?q=%E9%95%87")])
def test_more_than_are_shown_lead_to_the_list(cast: Cast, limit: int, shown: int, more: str) -> None:
    by = operator()
    with acting(by):
        rows = [unit_row(name, "涪城区") for name in ("青义镇总工会", "吴家镇总工会")]
        import_units(by=by, under=cast.prefecture, rows=rows, as_of=ON, source="cast")
    answer = asked("镇", cast.clerk, limit)
    assert (len(answer.hits), answer.more) == (shown, more)

"""People found: by name and initials, by a whole number through its fingerprint; never out of scope."""

from __future__ import annotations

import pytest

from niangjia.kernel.actor import Actor
from niangjia.kernel.finding import Found
from niangjia.kernel.scope import acting
from niangjia.organisations.queries import units_below
from niangjia.workforce import access
from niangjia.workforce.actions import import_roster
from niangjia.workforce.finding import found
from tests.cast import ON, Cast, gather, id_number, roster_row

pytestmark = pytest.mark.usefixtures("committed")
PHONE = "13900000001"


def asked(text: str, by: Actor, limit: int = 8) -> Found:
    """What somebody finds."""
    with acting(by):
        return found(text, on=ON, by=by, limit=limit)


def names(text: str, by: Actor) -> list[str]:
    """Whom somebody finds."""
    return [hit.title for hit in asked(text, by).hits]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("王小乙", ["王小乙"]),
        ("小乙", ["王小乙"]),
        ("wxy", ["王小乙"]),
        ("王乙", []),
        (id_number(1), ["王小乙"]),
        (id_number(1).lower(), ["王小乙"]),
        (f"{id_number(1)[:6]} {id_number(1)[6:]}", ["王小乙"]),
        (PHONE, ["王小乙"]),
        ("139-0000-0001", ["王小乙"]),
        (id_number(3), []),
        (id_number(1)[:17], []),
        ("13900000002", []),
        (id_number(2), []),
        ("王小丙", []),
    ],
)
def test_a_clerk_finds_the_people_here_and_nobody_from_there(text: str, who: list[str]) -> None:
    cast = gather()
    assert names(text, cast.clerk) == who
    assert not {"王小乙"} & set(names(text, cast.foreign_clerk))


def test_the_neighbour_finds_their_own() -> None:
    cast = gather()
    assert names(id_number(2), cast.foreign_clerk) == ["王小丙"]
    assert names("wx", cast.officer) == ["王小乙", "王小丙"]


def test_a_number_finds_who_left_a_name_only_who_is_on_the_roster() -> None:
    cast = gather()
    with acting(cast.clerk):
        access.engagements(cast.clerk).update(left_date=ON)
    assert names(id_number(1), cast.clerk) == ["王小乙"]
    assert names("王小乙", cast.clerk) == []


def crowd(cast: Cast, number: int) -> None:
    """So many more people of one surname `here`."""
    with acting(cast.clerk):
        unit = units_below(cast.here, by=cast.clerk).get()
        rows = [roster_row(100 + nth, unit) for nth in range(number)]
        import_roster(by=cast.clerk, under=cast.here, rows=rows, as_of=ON, source="cast")


@pytest.mark.parametrize(("more_people", "shown", "more"), [(7, 8, ""), (8, 8, "/workforce/?q=%E7%8E%8B")])
def test_more_than_are_shown_lead_to_the_list(more_people: int, shown: int, more: str) -> None:
    cast = gather()
    crowd(cast, more_people)
    answer = asked("王", cast.clerk)
    assert (len(answer.hits), answer.more) == (shown, more)


def test_a_hit_tells_the_unit_and_the_form_and_no_number() -> None:
    cast = gather()
    [hit] = asked("王小乙", cast.clerk).hits
    assert hit.subtitle.zh == "丰谷镇总工会 · 工会直接聘用"
    assert id_number(1) not in repr(hit)

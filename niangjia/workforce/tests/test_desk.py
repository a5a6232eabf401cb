"""What the roster puts on the desk: contracts and certificates by their day, gaps; by power and scope."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.desk import Waiting
from niangjia.kernel.scope import acting
from niangjia.organisations.queries import units_below
from niangjia.workforce import access, desk
from niangjia.workforce.actions import import_roster
from niangjia.workforce.models import Certificate, Person
from niangjia.workforce.queries.entry import Entry
from niangjia.workforce.queries.people import narrowed
from niangjia.workforce.types import Education, ProfessionalLevel
from tests.cast import ON, Cast, gather, roster_row

pytestmark = pytest.mark.usefixtures("committed")
DAY = timedelta(days=1)
FULL: dict[str, Any] = {"education": Education.BACHELOR}


def take_in(cast: Cast, *rows: dict[str, Any]) -> None:
    """People on the roster of the county `here`, numbered from 10."""
    by = operator()
    with acting(by):
        unit = units_below(cast.here, by=by).get()
        told = [roster_row(10 + nth, unit, **{**FULL, **row}) for nth, row in enumerate(rows)]
        import_roster(by=by, under=cast.here, rows=told, as_of=ON, source="cast")


def asked(provider: Callable[..., Any], by: Actor) -> dict[str, Waiting]:
    """What waits for somebody, by kind."""
    with acting(by):
        return {one.kind.partition(".")[2]: one for one in provider(on=ON, by=by)}


@pytest.mark.parametrize(
    ("end", "kind"),
    [
        (ON - DAY, "contract_past"),
        (ON, "contract_60"),
        (ON + 60 * DAY, "contract_60"),
        (ON + 61 * DAY, None),
        (None, None),
    ],
)
def test_a_contract_waits_by_its_last_day(end: date | None, kind: str | None) -> None:
    cast = gather()
    take_in(cast, {"contract_end_date": end, "open_ended": end is None})
    found = asked(desk.engagements, cast.clerk)
    contracts = {key: one for key, one in found.items() if key.startswith("contract")}
    assert set(contracts) == ({kind} if kind else set())
    for one in contracts.values():
        assert (one.count, one.due, one.late(ON)) == (1, end, kind == "contract_past")


def test_the_list_behind_a_line_has_as_many_people_as_the_line_says() -> None:
    cast = gather()
    take_in(cast, *({"contract_end_date": ON - nth * DAY} for nth in (1, 2, 3)), {"contract_end_date": ON})
    past = asked(desk.engagements, cast.clerk)["contract_past"]
    with acting(cast.clerk):
        listed = narrowed(Entry(chosen={"end": ("past",)}), on=ON, by=cast.clerk).count()
    assert past.count == listed == 3
    assert (past.due, past.url) == (ON - 3 * DAY, "/workforce/?end=past")
    assert past.title.zh == "合同已到期仍在册（3 人）"


def certify(cast: Cast, *ends: date) -> None:
    """Certificates of as many people `here`, each valid until a day."""
    take_in(cast, *({} for _ in ends))
    by = operator()
    with acting(by):
        people = list(access.persons(cast.clerk).order_by("pk"))[-len(ends) :]
        for person, end in zip(people, ends, strict=True):
            kept = {"level": ProfessionalLevel.ASSISTANT.value, "valid_until": end, "control_number": "1"}
            Certificate.objects.create(person=person, **kept)


@pytest.mark.parametrize(
    ("end", "kind"),
    [
        (ON - DAY, "certificates_lapsed"),
        (ON, "certificate_ending"),
        (ON + 90 * DAY, "certificate_ending"),
        (ON + 91 * DAY, None),
    ],
)
def test_a_registration_waits_from_ninety_days_before_it_ends(end: date, kind: str | None) -> None:
    cast = gather()
    certify(cast, end)
    found = asked(desk.certificates, cast.clerk)
    assert set(found) == ({kind} if kind else set())
    assert all((one.due, one.count) == (end, 1) for one in found.values())


def test_of_many_registrations_three_are_named_and_the_rest_counted() -> None:
    cast = gather()
    certify(cast, *(ON + nth * DAY for nth in range(5)), ON - DAY, ON - 2 * DAY)
    with acting(cast.clerk):
        found = desk.certificates(on=ON, by=cast.clerk)
    assert [one.kind.partition(".")[2] for one in found] == [
        *["certificate_ending"] * 3,
        "certificates_ending",
        "certificates_lapsed",
    ]
    assert [one.count for one in found] == [1, 1, 1, 2, 2]
    assert [one.due for one in found] == [ON, ON + DAY, ON + 2 * DAY, ON + 3 * DAY, ON - 2 * DAY]
    assert found[0].url.startswith("/workforce/")


def test_whoever_has_left_asks_for_nothing() -> None:
    cast = gather()
    certify(cast, ON)
    with acting(cast.clerk):
        access.engagements(cast.clerk).update(left_date=ON, contract_end_date=ON - DAY)
        assert desk.certificates(on=ON, by=cast.clerk) == []
        assert desk.engagements(on=ON, by=cast.clerk) == []


def test_gaps_and_closed_units_lead_to_their_lists() -> None:
    cast = gather()
    take_in(cast, {"education": None})
    by = operator()
    with acting(by):
        unit = units_below(cast.here, by=by).get()
        unit.closed_date = ON
        unit.save()
    found = asked(desk.engagements, cast.clerk)
    assert {key: (one.count, one.url) for key, one in found.items()} == {
        "gaps": (2, "/workforce/quality/"),
        "closed_unit": (2, "/workforce/?quality=closed-unit"),
    }


@pytest.mark.parametrize(
    ("who", "sees"), [("clerk", True), ("officer", True), ("foreign_clerk", False), ("leader", False)]
)
def test_it_waits_by_power_and_scope(who: str, sees: bool) -> None:
    cast = gather()
    certify(cast, ON)
    take_in(cast, {"contract_end_date": ON - DAY})
    by = getattr(cast, who)
    kinds = {*asked(desk.engagements, by), *asked(desk.certificates, by)}
    assert {"contract_past", "certificate_ending"} <= kinds if sees else not kinds - {"gaps"}


def test_as_many_queries_whatever_the_size(django_assert_num_queries: Any) -> None:
    cast = gather()
    certify(cast, *(ON + nth * DAY for nth in range(9)))
    with acting(cast.officer), django_assert_num_queries(2):
        desk.engagements(on=ON, by=cast.officer)
        desk.certificates(on=ON, by=cast.officer)


def test_the_work_is_not_of_one_person() -> None:
    cast = gather()
    take_in(cast, {"contract_end_date": ON - DAY})
    successor = replace(cast.clerk, key="account:0", name="新来的")
    assert asked(desk.engagements, successor) == asked(desk.engagements, cast.clerk)
    with acting(successor):
        assert Person.objects.count() == 2

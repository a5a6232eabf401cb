"""What editions put on the desk, what is found of them, and the job that takes the facts of many units."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from niangjia.editions import access, desk, finding, queries
from niangjia.editions.actions import drafting
from niangjia.editions.tests.factories import WAY, Office, brought_to, drafted, moved, office
from niangjia.kernel import jobs
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused
from niangjia.kernel.scope import acting
from tests.cast import ON, account

pytestmark = pytest.mark.usefixtures("committed")

WAITING = {
    "": {"clerk": {"submit"}},
    "submit": {"vice_chair": {"countersign"}},
    "countersign": {"clerk": {"request"}, "vice_chair": {"request"}},
    "request": {"officer": {"approve"}, "vice_chair": {"transcribe"}},
    "approve": {"clerk": {"publish"}, "vice_chair": {"publish"}},
    "publish": {},
}
"""After which move what waits for whom; what is apart is offered to nobody."""


def people(of: Office) -> dict[str, Actor]:
    """Everybody."""
    return {
        "clerk": of.clerk,
        "vice_chair": of.vice_chair,
        "officer": of.officer,
        "leader": of.cast.leader,
        "neighbour": of.neighbour,
    }


@pytest.mark.parametrize("last", WAITING)
def test_what_waits_for_whom(last: str) -> None:
    of = office()
    edition = brought_to(of, last) if last in WAY else drafted(of)
    found = {}
    for who, by in people(of).items():
        with acting(by):
            waiting = desk.under_way(on=ON, by=by)
        assert {(one.url, one.unit_name) for one in waiting} <= {(f"/editions/{edition.pk}/", "涪城区总工会")}
        found[who] = {one.kind.partition(".")[2] for one in waiting}
    assert {who: kinds for who, kinds in found.items() if kinds} == WAITING[last]


@pytest.mark.parametrize(
    ("on", "begun", "who", "waits"),
    [
        (date(2026, 2, 28), False, "clerk", False),
        (date(2026, 3, 1), False, "clerk", True),
        (date(2026, 12, 31), False, "clerk", True),
        (date(2026, 3, 1), False, "leader", False),
        (date(2026, 3, 1), False, "vice_chair", False),
        (date(2026, 3, 1), False, "officer", True),
        (date(2026, 3, 1), True, "clerk", False),
        (date(2026, 3, 1), True, "officer", True),
    ],
)
def test_a_years_plan_that_nobody_began(on: date, begun: bool, who: str, waits: bool) -> None:
    of = office()
    if begun:
        drafted(of)
    by = people(of)[who]
    with acting(by):
        found = desk.not_begun(on=on, by=by)
    assert [(one.due, one.late(on)) for one in found] == (
        [(date(2026, 3, 31), on.month > 3)] if waits else []
    )


def test_a_plan_that_was_withdrawn_was_begun() -> None:
    of = office()
    moved(of, drafted(of), "withdraw")
    with acting(of.clerk):
        assert desk.not_begun(on=date(2026, 12, 31), by=of.clerk) == []


@pytest.mark.parametrize(("text", "limit", "hits"), [("涪城", 8, 2), ("2026年", 1, 1), ("游仙", 8, 0)])
def test_editions_are_found_by_their_title(text: str, limit: int, hits: int) -> None:
    of = office()
    brought_to(of, "publish")
    drafted(of)
    with acting(of.clerk):
        found = finding.editions(text, on=ON, by=of.clerk, limit=limit)
    assert (len(found.hits), bool(found.more)) == (hits, hits == limit)
    with acting(of.neighbour):
        assert finding.editions(text, on=ON, by=of.neighbour, limit=limit).hits == []


def test_the_facts_of_many_units_are_taken_by_a_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "MOST_AT_ONCE", 0)
    of = office()
    edition = drafted(of)
    client = Client(headers={"accept-language": "zh-hans"})
    client.force_login(account("clerk"))
    page = f"/editions/{edition.pk}/"
    assert edition.pending
    assert "排队中" in client.get(page).content.decode()
    assert client.get(f"{page}progress/", headers={"hx-request": "true"}).status_code == 200
    with pytest.raises(Refused, match="还在取数"):
        moved(of, edition, "submit")
    jobs.work_off()
    with acting(of.clerk):
        taken = queries.one(edition.pk, by=of.clerk)
        assert [line.planned for line in access.lines(taken, of.clerk)] == [1]
        job = jobs.state_of("edition", str(edition.pk), by=of.clerk)
        # A job that was taken up twice finds it done.
        before = taken.taken_at
        assert drafting.freeze(by=of.clerk, pk=edition.pk).taken_at == before
    assert job is not None and (job.state, job.done, job.total) == (jobs.State.DONE, 1, 1)
    assert "HX-Refresh" in client.get(f"{page}progress/", headers={"hx-request": "true"}).headers
    assert brought_to(of, "submit", taken).state == "countersigning"

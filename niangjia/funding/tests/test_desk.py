"""What waits because of replies: for who may do it, in scope, until it is done."""

from __future__ import annotations

from datetime import date

import pytest

from niangjia.funding import desk
from niangjia.funding.actions.records import KIND
from niangjia.funding.holder import find
from niangjia.funding.queries import Asked, found
from niangjia.funding.tests.factories import TODAY, allotted, entered, facts, unit_of
from niangjia.funding.types import Relation, Waits
from niangjia.kernel.actor import Actor
from niangjia.kernel.desk import Waiting
from niangjia.kernel.scope import acting
from niangjia.papers.actions import attach
from tests.cast import Cast, gather

KINDS = {Waits.ALLOTTING: "not_allotted", Waits.ENDING: "ending"}
pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    """The standing cast."""
    return gather()


def waiting(by: Actor, on: date = TODAY) -> dict[str, Waiting]:
    """What the corner of the replies has for somebody."""
    with acting(by):
        return {one.kind: one for each in desk.CORNER.waiting for one in each(on=on, by=by)}


def test_nothing_waits_before_there_is_a_reply(cast: Cast) -> None:
    assert waiting(cast.clerk) == {}


def test_posts_wait_until_they_are_allotted(cast: Cast) -> None:
    reply = entered(cast.clerk, cast.here, facts(3))
    found = waiting(cast.clerk)["funding.not_allotted"]
    assert (found.title.zh, found.url, found.since) == (
        "批复名额尚未分配 3 名",
        f"/funding/{reply.pk}/",
        reply.dated,
    )
    assert waiting(cast.foreign_clerk) == waiting(cast.leader) == {}
    entered(cast.clerk, cast.here, facts(1, number="9号"), relation=Relation.ADDS)
    assert waiting(cast.clerk)["funding.not_allotted"].url == "/funding/?year=all&waits=allotting"
    allotted(cast.clerk, reply, **{unit_of(cast.here, cast.clerk).code: 3})
    assert waiting(cast.clerk)["funding.not_allotted"].title.zh == "批复名额尚未分配 1 名"


def test_what_was_given_to_a_unit_itself_need_not_be_allotted(cast: Cast) -> None:
    entered(cast.clerk, unit_of(cast.here, cast.clerk), facts(1))
    assert set(waiting(cast.clerk)) == {"funding.without_scan"}


@pytest.mark.parametrize(
    ("on", "waits"),
    [
        (date(2026, 11, 1), False),
        (date(2026, 11, 2), True),
        (date(2026, 12, 31), True),
        (date(2027, 1, 1), False),
    ],
)
def test_the_next_reply_is_asked_for_sixty_days_before(cast: Cast, on: date, waits: bool) -> None:
    entered(cast.clerk, cast.here)
    found = waiting(cast.clerk, on).get("funding.ending")
    assert (found is not None) == waits
    assert found is None or found.due == date(2026, 12, 31)


@pytest.mark.parametrize("waits", list(Waits))
def test_a_line_leads_to_exactly_what_it_counts(cast: Cast, waits: Waits) -> None:
    entered(cast.clerk, cast.here)
    entered(cast.clerk, unit_of(cast.here, cast.clerk), facts(1, months=24))
    for on in (TODAY, date(2026, 12, 1), date(2027, 6, 1)):
        counted = waiting(cast.clerk, on).get(f"funding.{KINDS[waits]}")
        with acting(cast.clerk):
            asked = Asked(cast.here.scope_path, waits=waits, on=on)
            assert found(asked, by=cast.clerk).count() == (counted.count if counted else 0)


def test_a_paper_is_asked_for_until_it_is_attached(cast: Cast) -> None:
    reply = entered(cast.clerk, cast.here)
    assert waiting(cast.clerk)["funding.without_scan"].url == f"/funding/{reply.pk}/"
    with acting(cast.clerk):
        record = find(str(reply.pk), cast.clerk)
        assert record is not None and record.kind == KIND
        attach(by=cast.clerk, to=record, file_name="批复.pdf", content=b"%PDF-1.7", note="")
    assert "funding.without_scan" not in waiting(cast.clerk)


@pytest.mark.parametrize("key", ["x", "0", "９", "9" * 19, "999999"])
def test_what_is_no_reply_holds_no_papers(cast: Cast, key: str) -> None:
    with acting(cast.clerk):
        assert find(key, cast.clerk) is None


def test_a_reply_out_of_scope_holds_no_papers(cast: Cast) -> None:
    reply = entered(cast.clerk, cast.here)
    with acting(cast.foreign_clerk):
        assert find(str(reply.pk), cast.foreign_clerk) is None


def test_where_not_all_lack_their_paper_one_begins_with_the_first_that_does(cast: Cast) -> None:
    first = entered(cast.clerk, cast.here, facts(3))
    others = [
        entered(cast.clerk, cast.here, facts(1, number=f"{number}号"), relation=Relation.ADDS)
        for number in (8, 9)
    ]
    found = waiting(cast.clerk)["funding.without_scan"]
    assert (found.count, found.url.startswith("/funding/?")) == (3, True)
    with acting(cast.clerk):
        record = find(str(first.pk), cast.clerk)
        assert record is not None
        attach(by=cast.clerk, to=record, file_name="批复.pdf", content=b"%PDF-1.7", note="")
    found = waiting(cast.clerk)["funding.without_scan"]
    assert found.count == 2
    assert found.url in {f"/funding/{one.pk}/" for one in others}

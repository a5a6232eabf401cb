"""What the imports put on the desk: read, unreadable, given up, rows left out; and files found by name."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from niangjia.imports import access, desk
from niangjia.imports.finding import workbooks as found
from niangjia.imports.models import Import
from niangjia.imports.tests.factories import browser, commit, dropped, read
from niangjia.imports.types import State
from niangjia.kernel.actor import Actor
from niangjia.kernel.desk import Waiting
from niangjia.kernel.jobs.access import jobs
from niangjia.kernel.jobs.registry import worker
from niangjia.kernel.scope import acting
from tests.cast import ON, Cast, gather

pytestmark = pytest.mark.usefixtures("committed")
HEADING = "单位名称,类型,职工人数,所在县（市、区）"
GOOD, BAD = "青义镇总工会,乡镇,1403,涪城区", "吴家镇总工会,乡镇,约七百,涪城区"


def csv(*rows: str) -> bytes:
    """A list of units."""
    return "\n".join((HEADING, *rows)).encode()


def waiting(by: Actor) -> list[Waiting]:
    """What waits for somebody."""
    with acting(by):
        return list(desk.workbooks(on=ON, by=by))


def kinds(by: Actor) -> list[str]:
    """The kinds of what waits."""
    return [one.kind for one in waiting(by)]


@pytest.fixture
def cast() -> Cast:
    """The cast."""
    return gather()


@pytest.fixture
def clerk(cast: Cast) -> Client:
    """The county's clerk at a browser."""
    return browser("clerk")


def test_a_file_waits_from_reading_until_it_is_taken_in(cast: Cast, clerk: Client) -> None:
    by = cast.clerk
    assert waiting(by) == []
    page = read(clerk, "units", "units.csv", csv(GOOD), under="510703")
    [one] = waiting(by)
    assert (one.kind, one.url, one.unit_name) == ("imports.read", page, "涪城区总工会")
    assert one.why.zh == "“units.csv”"
    commit(clerk, page)
    assert waiting(by) == []


@pytest.mark.parametrize(
    ("who", "sees"), [("clerk", True), ("officer", True), ("foreign_clerk", False), ("leader", False)]
)
def test_it_waits_by_power_and_scope(cast: Cast, clerk: Client, who: str, sees: bool) -> None:
    read(clerk, "units", "units.csv", csv(GOOD), under="510703")
    assert bool(waiting(getattr(cast, who))) is sees


def test_rows_left_out_wait_until_a_newer_list_comes(cast: Cast, clerk: Client) -> None:
    by = cast.clerk
    commit(clerk, read(clerk, "units", "units.csv", csv(GOOD, BAD), under="510703"))
    [one] = waiting(by)
    assert (one.kind, one.why.zh) == ("imports.committed", "“units.csv”，1 行待核实")
    read(clerk, "units", "mended.csv", csv(GOOD), under="510703")
    assert kinds(by) == ["imports.read"], "the newer list alone waits"


def test_a_file_that_cannot_be_read_waits(cast: Cast, clerk: Client) -> None:
    read(clerk, "units", "other.csv", b"nothing,of\nthe,kind", under="510703")
    assert kinds(cast.clerk) == ["imports.unreadable"]


def test_a_job_that_gave_up_waits_one_that_is_queued_does_not(cast: Cast, clerk: Client) -> None:
    by = cast.clerk
    dropped(clerk, "units", "units.csv", csv(GOOD), under="510703")
    assert kinds(by) == [], "the worker will read it"
    with acting(worker()):
        jobs(worker()).update(state="failed")
    assert [(one.kind, one.title) for one in waiting(by)] == [("imports.received", desk.FAILED)]


def test_of_many_files_five_are_named(cast: Cast, clerk: Client) -> None:
    by = cast.clerk
    page = read(clerk, "units", "units.csv", csv(GOOD), under="510703")
    with acting(by):
        row = access.workbooks(by).get(pk=int(page.split("/")[2]))
        for number in range(6):
            row.pk, row.file_name = None, f"{number}.csv"
            row.save(force_insert=True)
    found_now = waiting(by)
    assert [one.kind for one in found_now] == ["imports.read"] * desk.SHOWN + ["imports.more"]
    assert (found_now[-1].count, found_now[-1].url) == (2, "/imports/")


def test_one_query_whatever_the_size(cast: Cast, clerk: Client, django_assert_num_queries: Any) -> None:
    by = cast.clerk
    read(clerk, "units", "units.csv", csv(GOOD), under="510703")
    with acting(by), django_assert_num_queries(1):
        desk.workbooks(on=ON, by=by)


@pytest.mark.parametrize(
    ("who", "text", "names"),
    [
        ("clerk", "UNITS", ["units.csv"]),
        ("clerk", "nits", ["units.csv"]),
        ("clerk", "roster", []),
        ("officer", "units", ["units.csv"]),
        ("foreign_clerk", "units", []),
    ],
)
def test_a_file_is_found_by_its_name(
    cast: Cast, clerk: Client, who: str, text: str, names: list[str]
) -> None:
    read(clerk, "units", "units.csv", csv(GOOD), under="510703")
    by = getattr(cast, who)
    with acting(by):
        assert [hit.title for hit in found(text, on=ON, by=by, limit=8).hits] == names


def test_more_files_than_are_shown_lead_to_the_list(cast: Cast, clerk: Client) -> None:
    by = cast.clerk
    for name in ("a.csv", "b.csv"):
        read(clerk, "units", name, csv(GOOD), under="510703")
    with acting(by):
        answer = found("csv", on=ON, by=by, limit=1)
        assert ([hit.title for hit in answer.hits], answer.more) == (["b.csv"], "/imports/")
        assert "待入库" in answer.hits[0].subtitle.zh
        assert Import.objects.filter(state=State.READ.value).count() == 2

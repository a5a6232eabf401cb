"""Reading editions: as few queries whatever the size, lines narrowed; sums by county."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from niangjia.editions.models import Edition
from niangjia.editions.tests.factories import browser, drafted, office, said
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import import_units
from tests.cast import ON, unit_row

pytestmark = pytest.mark.usefixtures("committed")
MOST_QUERIES, MOST_BYTES = 18, 150 * 1024
BESIDE_TODAY = 21
"""The plan of today has questions of its own."""


PAGES: dict[str, Callable[[Edition], str]] = {
    "list": lambda edition: "/editions/",
    "new": lambda edition: "/editions/new/",
    "edition": lambda edition: f"/editions/{edition.pk}/",
    "move": lambda edition: f"/editions/{edition.pk}/move/submit/",
    "figure": lambda edition: f"/editions/{edition.pk}/figure/planned/",
    "sum": lambda edition: f"/editions/{edition.pk}/figure/shortfall/",
    "compare": lambda edition: f"/editions/{edition.pk}/compare/?all=1",
    "recompute": lambda edition: f"/editions/{edition.pk}/recompute/",
    "history": lambda edition: f"/editions/{edition.pk}/history/",
}


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_few_questions_and_is_small(page: str) -> None:
    of = office()
    with acting(of.clerk):
        rows = [unit_row(f"新镇{number}总工会", "涪城区") for number in range(60)]
        import_units(by=of.clerk, under=of.cast.here, rows=rows, as_of=ON, source="x")
    edition = drafted(of)
    client = browser("clerk")
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(PAGES[page](edition))
    assert answer.status_code == 200
    most = BESIDE_TODAY if page == "compare" else MOST_QUERIES
    assert len(asked) <= most, "\n".join(one["sql"][:160] for one in asked)
    assert len(answer.content) <= MOST_BYTES


@pytest.mark.parametrize(
    "path",
    ["figure/nothing/", "figure/must/?line=999999999999999999999", "move/bury/", "figure/must/?group=x"],
)
def test_what_is_not_there(path: str) -> None:
    of = office()
    edition = drafted(of)
    assert browser("clerk").get(f"/editions/{edition.pk}/{path}").status_code == 404
    assert browser("foreign_clerk").get(f"/editions/{edition.pk}/").status_code == 404


@pytest.mark.parametrize(
    "asked", ["?year=20x6&state=nowhere&page=99", "?q=%00", "?year=1999", "?state=draft&q=涪城"]
)
def test_what_cannot_be_read_is_as_if_it_were_not_asked(asked: str) -> None:
    of = office()
    edition = drafted(of)
    client = browser("clerk")
    assert client.get(f"/editions/{asked}").status_code == 200
    assert client.get(f"/editions/{edition.pk}/{asked}&sort=-nothing&only=x&kind=y").status_code == 200


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=FG", 1),
        ("q=qq", 0),
        ("only=shortfall", 0),
        ("only=room", 1),
        ("only=below", 0),
        ("only=decided", 0),
        ("kind=township", 1),
        ("kind=zone", 0),
        ("group=x", 0),
        ("sort=-planned", 1),
    ],
)
def test_lines_are_narrowed(asked: str, found: int) -> None:
    of = office()
    edition = drafted(of)
    assert said(browser("clerk").get(f"/editions/{edition.pk}/?{asked}")).count('id="line-') == found


def test_the_prefectures_edition_sums_by_county() -> None:
    of = office()
    edition = drafted(of, by=of.officer, unit=of.cast.prefecture)
    page = said(browser("officer").get(f"/editions/{edition.pk}/"))
    assert "逐级汇总" in page
    county = f"/editions/{edition.pk}/figure/must/?group={of.cast.here.code}&count=person"
    assert "涪城区" in said(browser("officer").get(county))
    assert browser("clerk").get(f"/editions/{edition.pk}/").status_code == 404

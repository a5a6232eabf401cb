"""The measures of `make bench`, at a tiny size: they run, and a wrong result is caught before it is timed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from bench import (
    committing,
    exporting,
    house,
    likeness,
    pages,
    planting,
    reading,
    report,
    settled,
    sights,
    stage,
)
from bench.country import HOME, Country
from bench.invented import roster, rows, unit_rows
from bench.stage import Stage
from bench.timing import Contender, Finding, WrongResult, against, agree, in_turn, limited
from niangjia.kernel.command import operator
from niangjia.kernel.identity import flaw_of
from niangjia.organisations.types import Measure

PEOPLE, UNITS = 120, 6
FINDING = Finding("a page", "2 ms", "1 ms", "2.00", "≤ 1.5 ×", False)


@pytest.fixture(scope="module")
def unblocked(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        yield


@pytest.fixture(scope="module")
def small_house(unblocked: None) -> Iterator[Stage]:
    with house.database(f"tested_{os.environ.get('PYTEST_XDIST_WORKER', 'only')}"):
        yield stage.set_up(stage.spread(UNITS))


@pytest.mark.usefixtures("unblocked")
@pytest.mark.parametrize(("measure", "lines"), [(reading, 3), (committing, 2), (exporting, 2)])
def test_a_measure_runs_and_compares(measure: object, lines: int) -> None:
    found = measure.measure(PEOPLE, UNITS, rounds=1)  # type: ignore[attr-defined]
    assert len(found) == lines
    assert all(float(one.ratio) > 0 for one in found)


@pytest.mark.drill
@pytest.mark.usefixtures("unblocked")
def test_the_pages_are_measured_in_two_houses_of_their_own() -> None:
    looked_at = [
        one for one in sights.PAGES if one.what in ("roster: a form", "person", "branches of a county")
    ]
    found = pages.measure(Country.small(12, 3), Country.small(12, 2), rounds=1, pages=looked_at)
    assert len(found) == 4 * 2 * len(looked_at)
    assert [one.what for one in found if "time" not in one.what and not one.met] == []


@pytest.mark.usefixtures("unblocked")
def test_a_planted_row_that_no_act_writes_is_caught() -> None:
    with house.database("planted") as database:
        settled.settle(database, Country({"510703": 6}))
        before = likeness.told(database, "organisations_headcount")
        with database.owner() as connection, planting.planting(connection, operator()):
            connection.execute("UPDATE organisations_headcount SET count = count + 1 WHERE unit_id = 40")
        after = likeness.told(database, "organisations_headcount")
    assert len(list(before - after)) == len(list(after - before)) == len(Measure)


def test_both_countries_are_the_same_at_home_and_no_name_stands_twice_in_a_county() -> None:
    large, small = (
        [one for one in country.planted() if one.division_code is None]
        for country in (Country.whole(3), Country.small(3, 1))
    )
    home = [[one.name for one in units if one.place.startswith(HOME)] for units in (large, small)]
    assert home[0] == home[1]
    assert len({(one.parent_id, one.name_key, one.kind) for one in large}) == len(large)
    assert not set(home[0]) & {one.name for one in large if not one.place.startswith(HOME)}
    assert len(Country.whole(counties=5).units) == 5


def test_people_are_valid_different_and_the_same_in_every_run() -> None:
    postings = [stage.Posting(1, "青青青镇总工会", "涪城区")]
    told = rows(30_000, postings)
    assert len({row.id_number for row in told}) == 30_000
    assert not any(flaw_of(row.id_number) for row in told[::500])
    assert told[:5] == rows(5, postings)
    assert len({unit.name for unit in unit_rows({"涪城区": 20_000})}) == 20_000


def test_a_reader_that_takes_or_refuses_something_else_is_caught(small_house: Stage) -> None:
    told = roster(rows(PEOPLE, small_house.postings))
    found = reading.read(told.content, small_house)
    reading.check_read(found, told)
    other = replace(told.accepted[3], phone="13900000000")
    for wrong in (
        replace(told, accepted=(*told.accepted[:3], other, *told.accepted[4:])),
        replace(told, accepted=told.accepted[1:]),
        replace(told, refused=()),
    ):
        with pytest.raises(WrongResult):
            reading.check_read(found, wrong)


def test_a_check_that_counts_something_else_is_caught(small_house: Stage) -> None:
    told = roster(rows(PEOPLE, small_house.postings))
    reading.Check(small_house, told).once_right()
    with pytest.raises(WrongResult, match="counts"):
        reading.Check(small_house, replace(told, accepted=told.accepted[1:])).once_right()


def test_a_commit_that_loses_somebody_is_caught(small_house: Stage) -> None:
    told = rows(PEOPLE, small_house.postings)
    small_house.take_in(told[1:])
    committing.check_stored(told[1:], small_house)
    with pytest.raises(WrongResult):
        committing.check_stored(told, small_house)
    with pytest.raises(WrongResult):
        committing.check_stored([replace(told[1], phone="13900000000"), *told[2:]], small_house)


def test_a_copy_that_differs_is_caught(unblocked: None) -> None:
    with house.database("copied") as database:
        own = stage.set_up(stage.spread(UNITS), people=PEOPLE)
        bare = committing.Bare.copied(database, own)
        bare.ready()
        with pytest.raises(WrongResult):
            bare.check()
        bare.run()
        bare.check()


def test_an_export_with_another_cell_is_caught() -> None:
    cells: exporting.Cells = [["姓名"], ["王伟"]]
    exporting.check_same(cells, exporting.cells_of(exporting.bare(cells)))
    for other in ([["姓名"], ["王芳"]], [["姓名"]]):
        with pytest.raises(WrongResult):
            exporting.check_same(cells, exporting.cells_of(exporting.bare(other)))


def test_a_page_with_other_rows_is_caught() -> None:
    page = sights.Page("list", "/", "SELECT", rows=2, row="<tr>", behind='id="units"')
    pages.check_page(page, '<tr><div id="units"><tr><tr>', there=500)
    for html in ('<tr><tr><div id="units"><tr>', "<tr><tr>", ""):
        with pytest.raises(WrongResult):
            pages.check_page(page, html, there=500)
    with pytest.raises(WrongResult, match="青青青"):
        pages.check_page(page, '<div id="units"><tr><tr>', there=2, holds="青青青")


def test_contenders_run_in_turn_and_are_made_ready_each_round() -> None:
    seen: list[str] = []
    seconds = in_turn(
        {
            "ours": Contender(lambda: seen.append("ours"), lambda: seen.append("ready"), times=2),
            "other": Contender(lambda: seen.append("other")),
        },
        rounds=2,
    )
    assert seen == ["ready", "ours", "ours", "other"] * 2
    assert {name: len(each) for name, each in seconds.items()} == {"ours": 2, "other": 2}


def test_the_ratio_is_the_median_of_the_rounds() -> None:
    found = against("something", [2.0, 30.0, 0.4], [1.0, 10.0, 0.4], aim=1.9)
    assert found.cells == ("something", "2.00 s", "1.00 s", "2.00", "≤ 1.9 ×", "NO")
    assert against("something", [2.0], [1.0], aim=2.0).met


@pytest.mark.parametrize(
    ("large", "small", "fixed", "met"),
    [(15, 15, True, True), (15, 14, True, False), (15, 14, False, True), (16, 16, True, False)],
)
def test_a_limit_holds_at_the_large_size(large: int, small: int, fixed: bool, met: bool) -> None:
    assert limited("queries", large, small, most=15, fixed=fixed).met is met


def test_equal_things_agree() -> None:
    agree("rows", [1], [1])
    with pytest.raises(WrongResult, match="rows: 1 where 2 is right"):
        agree("rows", 1, 2)


def test_a_missed_aim_is_said_in_the_table_and_on_the_page(tmp_path: Path) -> None:
    page = tmp_path / "RESULTS.md"
    report.write([FINDING], on=date(2026, 6, 30), path=page)
    written = page.read_text(encoding="utf-8")
    assert "| a page | 2 ms | 1 ms | 2.00 | ≤ 1.5 × | NO |" in written
    assert "1 OF 1 AIMS MISSED: a page" in written
    last = report.table([FINDING]).splitlines()[-1]
    assert " ".join(last.split()) == "a page 2 ms 1 ms 2.00 ≤ 1.5 × NO"
    assert report.missed([replace(FINDING, met=True)]) == "Every aim was met."

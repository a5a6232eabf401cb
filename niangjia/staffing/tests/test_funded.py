"""保障名额 on the plan: a third number, missing until a reply covers it, summed with what is not allotted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from niangjia.funding.tests.factories import allotted, entered, facts, unit_of
from niangjia.funding.types import Funded, Part, Reply
from niangjia.kernel.figure import Status
from niangjia.kernel.scope import acting
from niangjia.organisations import actions as tree
from niangjia.organisations.types import Decision
from niangjia.staffing.queries import plan
from niangjia.staffing.rules import Group, figure_of_groups, figure_of_line, total
from niangjia.staffing.tests.factories import JINGHONG, ON, line
from niangjia.staffing.types import ANY, PERSON, PROJECT, Line, Measure
from tests.cast import Cast, account, gather

REPLY = Reply(7, "3号", ON, "x", 2026, date(2026, 1, 1), date(2027, 1, 1), None)


def funded(posts: int, *, spread: bool = False) -> Funded:
    """So many posts somewhere."""
    return Funded(1, "000001", "丰谷镇总工会", (Part(REPLY, posts, posts, spread),))


def with_posts(posts: int | None, **otherwise: Any) -> Line:
    """A line with so many funded posts, or none known."""
    return replace(line(3_000, **otherwise), funding=None if posts is None else funded(posts))


MAYBE = st.none() | st.integers(0, 30)


@given(st.lists(st.lists(MAYBE, max_size=4), max_size=4), st.lists(st.integers(0, 30), max_size=3))
def test_cell_drawer_and_sum_are_one_number(groups: list[list[int | None]], held: list[int]) -> None:
    lines = [[with_posts(posts) for posts in group] for group in groups]
    above = [funded(posts, spread=True) for posts in held]
    shown = [Group(f"{at}", "", one) for at, one in enumerate(lines)] + [Group("held", "", [], above)]
    whole = total([one for group in lines for one in group], PERSON, above)
    figure = figure_of_groups(shown, Measure.FUNDED, PERSON, on=ON)
    assert (figure.value, figure.status) == (whole.numbers[Measure.FUNDED], whole.statuses[Measure.FUNDED])
    known = [posts for group in groups for posts in group if posts is not None] + held
    assert figure.value == (sum(known) if known else None)
    for one in (one for group in lines for one in group):
        assert figure_of_line(one, Measure.FUNDED, on=ON).value == one.number(Measure.FUNDED)


def test_missing_until_a_reply_covers_it_and_never_0() -> None:
    assert with_posts(None).status_of(Measure.FUNDED) is Status.MISSING
    assert figure_of_line(with_posts(None), Measure.FUNDED, on=ON).status is Status.MISSING
    assert (with_posts(0).funded, with_posts(0).status_of(Measure.FUNDED)) == (0, Status.VALUE)


def test_funded_posts_are_persons_whatever_is_counted() -> None:
    project = with_posts(2, place=JINGHONG)
    assert project.unit == PROJECT
    groups = [Group("景洪市", "", [project])]
    assert total([project], PROJECT).statuses[Measure.FUNDED] is Status.NOT_APPLICABLE
    in_projects = figure_of_groups(groups, Measure.FUNDED, PROJECT, on=ON)
    assert in_projects.status is Status.NOT_APPLICABLE
    for unit in (PERSON, ANY):
        assert total([project], unit).numbers[Measure.FUNDED] == 2
        assert figure_of_groups(groups, Measure.FUNDED, unit, on=ON).value == 2


def test_the_three_numbers_stay_apart() -> None:
    one, other = with_posts(9), with_posts(None)
    numbers = [measure for measure in Measure if measure is not Measure.FUNDED]
    assert [one.number(each) for each in numbers] == [other.number(each) for each in numbers]


@pytest.fixture
def cast(committed: None) -> Cast:
    """The cast, with a reply of each kind: 11 posts of the county, 2 of them at its unit."""
    cast = gather()
    reply = entered(cast.officer, cast.here)
    allotted(cast.officer, reply, **{unit_of(cast.here, cast.officer).code: 2})
    return cast


def posts_of(cast: Cast, under: str, by: str = "officer") -> dict[str, int | None]:
    """The group sums of the plan."""
    actor = getattr(cast, by)
    with acting(actor):
        found = plan(under, on=ON, by=actor)
        return {one.name: total(one.lines, PERSON, one.held).numbers[Measure.FUNDED] for one in found.groups}


def test_sums_hold_what_is_not_allotted(cast: Cast) -> None:
    assert posts_of(cast, cast.prefecture.code) == {"涪城区": 11, "游仙区": None}
    assert posts_of(cast, cast.here.code, "clerk") == {"丰谷镇总工会": 2, cast.here.name: 9}
    entered(cast.officer, cast.prefecture, facts(4, number="绵工批〔2026〕1号"))
    assert posts_of(cast, cast.prefecture.code)[cast.prefecture.name] == 4
    with acting(cast.officer):
        found = plan(cast.prefecture.code, on=ON, by=cast.officer)
        assert (found.totals[PERSON].numbers[Measure.FUNDED], found.not_allotted) == (15, 13)
        drawer = figure_of_groups(found.groups, Measure.FUNDED, PERSON, on=ON)
        assert drawer.value == 15
        before = plan(cast.prefecture.code, on=date(2025, 12, 31), by=cast.officer)
        assert before.totals[PERSON].statuses[Measure.FUNDED] is Status.MISSING


def test_posts_go_along_with_a_unit_that_moves_and_the_rest_stays_right(cast: Cast) -> None:
    by = replace(cast.officer, reason="测试")
    unit = unit_of(cast.here, by)
    with acting(by):
        tree.move_unit(by=by, unit=unit, parent=cast.there, decision=Decision(ON, ON, "", None))
    assert posts_of(cast, cast.prefecture.code) == {"涪城区": 9, "游仙区": 2}
    assert posts_of(cast, cast.here.code, "clerk") == {cast.here.name: 9}
    assert posts_of(cast, cast.there.code, "foreign_clerk")["丰谷镇总工会"] == 2


def test_the_page_shows_it_and_its_basis(cast: Cast) -> None:
    client = Client()
    client.force_login(account("officer"))
    page = client.get(f"/staffing/?on={ON}").content.decode()
    assert "其中尚未分配到单位 9 名" in page
    drawer = client.get(f"/staffing/figure/funded/?under={cast.here.code}&on={ON}").content.decode()
    assert "涪工批〔2026〕3号" in drawer and "132 人月＝11 名×12 个月" in drawer
    for code in (cast.here.code, unit_of(cast.here, cast.officer).code):
        standing = client.get(f"/staffing/units/{code}/?on={ON}").content.decode()
        assert "涪工批〔2026〕3号</a>" in standing


def test_what_fell_can_be_asked_for_alone(cast: Cast) -> None:
    client = Client()
    client.force_login(account("officer"))
    assert "没有符合条件的单位" in client.get(f"/staffing/?on={ON}&only=fall").content.decode()

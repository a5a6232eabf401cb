"""The staffing arithmetic: the table of boundaries, and what must hold for every number of workers."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as some

from niangjia.kernel.figure import Figure, Status
from niangjia.policy import facade as policy
from niangjia.policy.facade import Amounts, Resolution

NATION, MIANYANG, XISHUANGBANNA = "110000", "510703", "532801"
ON = date(2021, 3, 1)

# workers: 全国 literal, up · 绵阳 literal, up, on the total · 西双版纳 literal, up
TABLE = {
    1: (1, 1, 1, 1, 1, 1, 1),
    1999: (1, 1, 1, 1, 1, 1, 1),
    2000: (1, 1, 1, 1, 1, 1, 1),
    2001: (1, 1, 1, 2, 1, 1, 2),
    3000: (1, 1, 1, 2, 2, 1, 2),
    3001: (1, 2, 1, 2, 2, 1, 2),
    4000: (1, 2, 1, 2, 2, 2, 2),
    4999: (1, 2, 1, 2, 2, 2, 3),
    5000: (1, 2, 2, 2, 2, 2, 3),
    6000: (2, 2, 2, 3, 3, 3, 3),
    8000: (2, 3, 3, 3, 3, 4, 4),
    20000: (6, 7, 7, 7, 7, 10, 10),
}
READINGS = [
    (NATION, {}),
    (NATION, {"rounding": "ceil"}),
    (MIANYANG, {}),
    (MIANYANG, {"rounding": "ceil"}),
    (MIANYANG, {"basis": "total"}),
    (XISHUANGBANNA, {}),
    (XISHUANGBANNA, {"rounding": "ceil"}),
]


def ask(place: str, workers: int, settings: dict[str, str] | None = None) -> Figure:
    answer = policy.evaluate(
        "staffing.posts", place=place, on=ON, facts={"kind": "乡镇", "workers": workers}, settings=settings
    )
    assert isinstance(answer, Figure)
    return answer


@cache
def rule(place: str) -> Resolution:
    found = policy.in_force("staffing.posts", place=place, on=ON, kind="township")
    assert found is not None
    return found


@pytest.mark.parametrize("workers", TABLE)
@pytest.mark.parametrize("column", range(len(READINGS)))
def test_the_table_of_boundaries(workers: int, column: int) -> None:
    place, settings = READINGS[column]
    assert ask(place, workers, settings).value == TABLE[workers][column]


@pytest.mark.parametrize("place", [NATION, MIANYANG, XISHUANGBANNA])
def test_without_workers_the_question_does_not_arise(place: str) -> None:
    figure = ask(place, 0)
    assert (figure.status, figure.value, figure.must, figure.may) == (Status.NOT_APPLICABLE, None, None, None)
    assert rule(place).amounts(0) == Amounts(None, None, None)


@given(workers=some.integers(1, 3_000_000), place=some.sampled_from([NATION, MIANYANG, XISHUANGBANNA]))
def test_the_bare_amounts_are_the_explained_ones(workers: int, place: str) -> None:
    figure = ask(place, workers)
    assert rule(place).amounts(workers) == Amounts(figure.must, figure.may, figure.value)  # type: ignore[arg-type]
    assert figure.steps[-1].value == figure.value


@given(workers=some.integers(1, 100_000), more=some.integers(0, 10_000))
def test_more_workers_never_mean_fewer_posts(workers: int, more: int) -> None:
    for place in (NATION, MIANYANG, XISHUANGBANNA):
        fewer, many = rule(place).amounts(workers), rule(place).amounts(workers + more)
        assert (fewer.value or 0) <= (many.value or 0)


@given(workers=some.integers(1, 1_000_000))
def test_only_mianyang_binds_and_always_to_one(workers: int) -> None:
    assert rule(MIANYANG).amounts(workers).must == 1
    assert rule(NATION).amounts(workers).must is None
    assert rule(XISHUANGBANNA).amounts(workers).must is None


@given(workers=some.integers(1, 1_000_000))
def test_must_and_may_make_up_the_value(workers: int) -> None:
    for place in (NATION, MIANYANG):
        amounts = rule(place).amounts(workers)
        assert (amounts.must or 0) + (amounts.may or 0) == amounts.value
    projects = rule(XISHUANGBANNA).amounts(workers)
    assert projects.value == 1 + (projects.may or 0)


@given(workers=some.integers(1, 1_000_000))
def test_up_is_never_below_half_up_and_that_never_below_down(workers: int) -> None:
    for place in (NATION, MIANYANG, XISHUANGBANNA):
        figure = ask(place, workers)
        other = {reading.setting: reading.value or 0 for reading in figure.alternatives}
        assert figure.value <= other["rounding=half_up"] <= other["rounding=ceil"]  # type: ignore[operator]


def test_rounding_up_is_the_first_other_reading() -> None:
    for place in (NATION, MIANYANG, XISHUANGBANNA):
        assert ask(place, 5000).alternatives[0].setting == "rounding=ceil"


def test_the_steps_say_how() -> None:
    said = [step.text.zh for step in ask(MIANYANG, 9000).steps]
    assert said == [
        "职工人数",
        "基数1名（须）",
        "超过2,000人的部分：9,000 − 2,000 = 7,000人",
        "每满3000人可1名：7,000 ÷ 3,000，得2",
        "合计3名",
    ]


def test_projects_are_not_persons() -> None:
    assert rule(XISHUANGBANNA).unit == "project"
    assert rule(MIANYANG).unit == "person"


def test_a_base_that_lapses_above_the_threshold_is_said_to_count_with_the_step() -> None:
    stays, lapses = (ask(MIANYANG, 8_000, {"base_above_threshold": one}) for one in ("stays", "lapses"))
    assert "基数1名（须）" in [step.text.zh for step in stays.steps]
    assert (lapses.must, lapses.value) == (None, stays.value)
    assert any(step.text.zh.startswith("基数1名，过了门槛") for step in lapses.steps)
    assert not any("（须）" in step.text.zh for step in lapses.steps)

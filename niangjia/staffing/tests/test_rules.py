"""The plan's rules as truth tables: posts, who fills them, what is short."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.kernel.figure import Status
from niangjia.organisations.types import UnitKind
from niangjia.staffing.rules import Group, figure_of_groups, figure_of_line, line_of, total
from niangjia.staffing.tests.factories import JINGHONG, MIANYANG, ON, XIANGYUN, facts, line, people
from niangjia.staffing.types import ANY, PERSON, PROJECT, Measure
from niangjia.workforce.types import EmploymentForm


@pytest.mark.parametrize(
    ("place", "kind", "workers", "must", "may", "value", "unit"),
    [
        (MIANYANG, UnitKind.TOWNSHIP, 1, 1, 0, 1, PERSON),
        (MIANYANG, UnitKind.TOWNSHIP, 2_000, 1, 0, 1, PERSON),
        (MIANYANG, UnitKind.TOWNSHIP, 4_999, 1, 0, 1, PERSON),
        (MIANYANG, UnitKind.TOWNSHIP, 5_000, 1, 1, 2, PERSON),
        (MIANYANG, UnitKind.ENTERPRISE, 8_000, 1, 2, 3, PERSON),
        (XIANGYUN, UnitKind.TOWNSHIP, 2_999, None, 1, 1, PERSON),
        (XIANGYUN, UnitKind.TOWNSHIP, 6_000, None, 2, 2, PERSON),
        (XIANGYUN, UnitKind.ZONE, 20_000, None, 6, 6, PERSON),
        (JINGHONG, UnitKind.COMMUNITY, 4_000, None, 1, 2, PROJECT),
    ],
)
def test_posts_by_place_kind_and_workers(
    place: str, kind: UnitKind, workers: int, must: int | None, may: int, value: int, unit: str
) -> None:
    found = line(workers, kind=kind, place=place)
    assert (found.must, found.may, found.value, found.unit) == (must, may, value, unit)
    assert found.status is Status.VALUE


@pytest.mark.parametrize(
    ("workers", "place", "kind", "status"),
    [
        (0, MIANYANG, UnitKind.TOWNSHIP, Status.NOT_APPLICABLE),
        (None, MIANYANG, UnitKind.TOWNSHIP, Status.MISSING),
        (5_000, MIANYANG, UnitKind.COMMUNITY, Status.NOT_APPLICABLE),
        (None, MIANYANG, UnitKind.COMMUNITY, Status.NOT_APPLICABLE),
        (5_000, XIANGYUN, UnitKind.INDUSTRY_FEDERATION, Status.NOT_APPLICABLE),
        (5_000, None, UnitKind.TOWNSHIP, Status.MISSING),
    ],
)
def test_no_number_says_which_of_the_two_it_is(
    workers: int | None, place: str | None, kind: UnitKind, status: Status
) -> None:
    found = line(workers, kind=kind, place=place)
    assert (found.status, found.must, found.may, found.value) == (status, None, None, None)
    assert figure_of_line(found, Measure.VALUE, on=ON).status is status


@pytest.mark.parametrize(
    ("form", "full_time", "fills_in_mianyang", "fills_in_xiangyun"),
    [
        (EmploymentForm.DIRECT, True, True, True),
        (EmploymentForm.PURCHASED_SERVICES, True, True, True),
        (EmploymentForm.PURCHASED_POSTS, True, True, True),
        (EmploymentForm.PUBLIC_WELFARE_POST, True, True, True),
        (EmploymentForm.DIRECT, False, False, True),
        (EmploymentForm.IN_HOUSE, True, False, True),
        (EmploymentForm.PARTY_MASS_PART_TIME, False, False, False),
    ],
)
def test_who_fills_a_post_is_the_documents_word(
    form: EmploymentForm, full_time: bool, fills_in_mianyang: bool, fills_in_xiangyun: bool
) -> None:
    who = people(1, form, full_time=full_time)
    assert line(2_000, who, place=MIANYANG).filled == int(fills_in_mianyang)
    assert line(2_000, who, place=XIANGYUN).filled == int(fills_in_xiangyun)


@pytest.mark.parametrize(
    ("workers", "filled", "shortfall", "room", "above"),
    [(8_000, 0, 1, 2, 0), (8_000, 1, 0, 2, 0), (8_000, 3, 0, 0, 0), (8_000, 5, 0, 0, 2), (2_000, 0, 1, 0, 0)],
)
def test_shortfall_room_and_above(workers: int, filled: int, shortfall: int, room: int, above: int) -> None:
    found = line(workers, people(filled)) if filled else line(workers)
    assert (found.shortfall, found.room, found.above) == (shortfall, room, above)


def test_only_a_must_makes_a_shortfall() -> None:
    found = line(6_000, place=XIANGYUN)
    figure = figure_of_line(found, Measure.SHORTFALL, on=ON)
    assert (found.shortfall, figure.status) == (None, Status.NOT_APPLICABLE)
    assert figure_of_line(found, Measure.MUST, on=ON).status is Status.NOT_APPLICABLE


def test_shortfalls_are_never_netted_across_units() -> None:
    lines = [line(2_000), line(2_000, people(4)), line(2_000)]
    assert total(lines, PERSON).numbers[Measure.SHORTFALL] == 2


def test_projects_are_counted_apart_and_no_person_fills_one() -> None:
    lines = [line(4_000, people(2), place=JINGHONG), line(4_000, people(2), place=MIANYANG)]
    assert total(lines, PERSON).numbers[Measure.VALUE] == 1
    assert total(lines, PROJECT).numbers[Measure.VALUE] == 2
    assert total(lines, PROJECT).numbers[Measure.FILLED] is None
    assert figure_of_line(lines[0], Measure.FILLED, on=ON).status is Status.MISSING


def test_a_contract_past_its_end_counts_and_is_named() -> None:
    found = line(2_000, people(2), people(1, past_end=True))
    figure = figure_of_line(found, Measure.FILLED, on=ON)
    assert (figure.value, figure.parts["past_contract_end"].value) == (3, 1)
    assert [reading.value for reading in figure.alternatives] == [2]


def test_funded_is_missing_until_a_budget_reply_is_entered() -> None:
    assert figure_of_line(line(2_000), Measure.FUNDED, on=ON).status is Status.MISSING
    group = Group("涪城区", "GH00000002", [line(2_000)])
    assert figure_of_groups([group], Measure.FUNDED, PERSON, on=ON).status is Status.MISSING


def test_a_sum_of_what_is_missing_is_missing_not_inapplicable() -> None:
    group = Group("某县", "GH", [line(None), line(0)])
    for measure in (Measure.MUST, Measure.VALUE, Measure.SHORTFALL, Measure.WORKERS):
        lacking = [Group("某县", "GH", [line(None)])] if measure is Measure.WORKERS else [group]
        figure = figure_of_groups(lacking, measure, PERSON, on=ON)
        assert figure.status is Status.MISSING, measure
        assert figure.reason is not None and "1 个单位缺数据" in figure.reason.zh
    assert (
        figure_of_groups([Group("x", "GH", [line(0)])], Measure.MUST, PERSON, on=ON).status
        is Status.NOT_APPLICABLE
    )


def test_the_must_that_was_gone_before_is_a_must_or_none() -> None:
    must = figure_of_line(line(20_000), Measure.MUST, on=ON)
    assert [one.value for one in must.overrides] == [None]
    may = figure_of_line(line(20_000), Measure.MAY, on=ON)
    assert [one.value for one in may.overrides] == [6]


def test_workers_are_summed_whatever_their_posts_are_counted_in() -> None:
    group = Group("某州", "GH", [line(4_000, place=JINGHONG), line(3_000), line(None)])
    figure = figure_of_groups([group], Measure.WORKERS, ANY, on=ON)
    assert (figure.value, figure.unit) == (7_000, "worker")
    assert "2 个有数，0 个不适用，1 个缺数据" in figure.steps[0].text.zh


def test_before_any_document_nothing_speaks_and_nothing_is_cited() -> None:
    early = date(2015, 1, 1)
    found = line_of(facts(8_000, people(1)), on=early)
    assert (found.status, found.value, found.filled) == (Status.NOT_APPLICABLE, None, 0)
    figure = figure_of_groups([Group("涪城区", "GH", [found])], Measure.FILLED, PERSON, on=early)
    assert (figure.value, figure.citations) == (0, ())


WORKERS = st.one_of(
    st.none(), st.integers(0, 60_000), st.sampled_from([0, 1, 1_999, 2_000, 2_001, 4_999, 5_000])
)
PLACES = st.sampled_from([None, MIANYANG, XIANGYUN, JINGHONG])
KINDS = st.sampled_from([kind for kind in UnitKind if not kind.is_federation])
TALLIES = st.lists(
    st.builds(
        people,
        st.integers(1, 4),
        st.sampled_from(EmploymentForm),
        past_end=st.booleans(),
        full_time=st.booleans(),
    ),
    max_size=4,
)


@given(WORKERS, PLACES, KINDS, TALLIES, st.sampled_from(Measure))
def test_the_cell_and_its_drawer_say_the_same(workers, place, kind, tallies, measure) -> None:  # type: ignore[no-untyped-def]
    found = line(workers, *tallies, place=place, kind=kind)
    figure = figure_of_line(found, measure, on=ON)
    assert (figure.status, figure.value) == (found.status_of(measure), found.number(measure))


@given(
    st.lists(
        st.builds(lambda *a: line(a[0], *a[3], place=a[1], kind=a[2]), WORKERS, PLACES, KINDS, TALLIES),
        max_size=6,
    )
)
def test_a_sum_is_the_sum_of_its_drawers(lines) -> None:  # type: ignore[no-untyped-def]
    groups = [Group(str(place), "GH", [one]) for place, one in enumerate(lines)]
    for unit in {one.unit for one in lines}:
        for measure in set(Measure) - {Measure.FUNDED}:
            parts = [figure_of_line(one, measure, on=ON).value for one in lines if one.unit == unit]
            known = [part for part in parts if part is not None]
            figure = figure_of_groups(groups, measure, unit, on=ON)
            assert figure.value == (sum(known) if known else None)

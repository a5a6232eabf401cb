"""A fall in workers: a buffer to the day, a flag before and after it, and never another number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.funding.types import Funded, Part, Reply
from niangjia.organisations.types import FormerCount
from niangjia.staffing.rules import fall_of, figure_of_line, flag, line_of
from niangjia.staffing.rules.falls import in_full, months_after
from niangjia.staffing.tests.factories import ON, facts, people
from niangjia.staffing.types import BUFFER_MONTHS, Fall, Line, Measure

D2024, D2025, D2026 = date(2024, 6, 30), date(2025, 6, 30), ON


def ceiling(workers: int) -> int | None:
    """As 绵工发〔2017〕52号 has it."""
    return None if workers <= 0 else 1 if workers <= 2_000 else 1 + (workers - 2_000) // 3_000


def fall(
    kept: int, workers: int, *former: tuple[int, date, date], on: date = ON, months: int = 12
) -> Fall | None:
    """The fall of a series, its former counts the newest first."""
    counts = [FormerCount(*one) for one in former]
    return fall_of(counts, workers=workers, kept=kept, ceiling=ceiling, on=on, months=months)


EIGHT = (8_000, D2025, D2026)


@pytest.mark.parametrize(
    ("kept", "workers", "former", "since"),
    [
        (3, 8_000, (), None),  # within the ceiling
        (3, 2_000, (), None),  # above it, but no count ever reached for them
        (3, 2_000, ((7_999, D2025, D2026),), None),  # 7,999 permits 2: they were above before it fell
        (3, 2_000, (EIGHT,), D2026),
        (3, 7_999, (EIGHT,), D2026),  # one worker fewer at the step
        (3, 8_000, (EIGHT,), None),
        (1, 2_000, (EIGHT,), None),  # still within the ceiling
        (2, 5_000, (EIGHT,), None),
        (2, 4_999, (EIGHT,), D2026),
        (1, 0, (EIGHT,), D2026),  # nobody left to staff for
        (0, 0, (EIGHT,), None),
        (
            3,
            2_000,
            ((5_000, D2025, D2026), (8_000, D2024, D2025)),
            D2025,
        ),  # fell in two steps: from the first
        (2, 2_000, ((5_000, D2025, D2026), (8_000, D2024, D2025)), D2026),
    ],
)
def test_since_when_they_are_above(
    kept: int, workers: int, former: tuple[tuple[int, date, date], ...], since: date | None
) -> None:
    found = fall(kept, workers, *former)
    assert (found.since if found else None) == since


@pytest.mark.parametrize(
    ("on", "over"),
    [
        (date(2026, 6, 30), False),
        (date(2027, 6, 29), False),
        (date(2027, 6, 30), False),
        (date(2027, 7, 1), True),
    ],
)
def test_the_buffer_holds_to_its_last_day(on: date, over: bool) -> None:
    found = fall(3, 2_000, EIGHT, on=on)
    assert found is not None
    assert (found.until, found.over, found.before, found.after) == (date(2027, 6, 30), over, 8_000, 2_000)
    said = flag(found).zh
    assert ("研究调整" in said) == over
    assert ("缓冲期至2027年6月30日：不因此辞退" in said) != over
    assert "辞退" in said


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 6, 30), 12, date(2027, 6, 30)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 0, date(2026, 12, 31)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_months_later_is_the_same_day_or_the_last(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after


def fallen(filled: int, posts: int | None = None, workers: int = 2_000) -> Line:
    """A unit that had 8,000 workers until the day."""
    reply = Reply(7, "3号", ON, "x", 2026, date(2026, 1, 1), date(2027, 1, 1), None)
    funding = None if posts is None else Funded(1, "000001", "x", (Part(reply, posts, posts),))
    given = replace(facts(workers, people(filled)), former=(FormerCount(*EIGHT),), funding=funding)
    return line_of(given, on=ON)


def test_the_plan_flags_what_is_there_or_paid_for_and_changes_nothing() -> None:
    assert (fallen(1).fall, fallen(1, 1).fall) == (None, None)
    by_people, by_money = fallen(3), fallen(1, 3)
    assert by_people.fall is not None and by_money.fall is not None
    assert (by_people.fall.kept, by_money.fall.kept) == (3, 3)
    without = line_of(facts(2_000, people(3)), on=ON)
    assert {one: by_people.number(one) for one in Measure} == {one: without.number(one) for one in Measure}


@pytest.mark.parametrize("measure", list(Measure))
def test_the_drawer_says_whose_rule_the_buffer_is(measure: Measure) -> None:
    line = fallen(3, 3)
    assert line.fall is not None
    said = in_full(line.fall) in figure_of_line(line, measure, on=ON).warnings
    assert said == (measure in (Measure.VALUE, Measure.FUNDED, Measure.FILLED, Measure.ABOVE))
    assert "本平台的设置，文件没有规定" in in_full(line.fall).zh


def test_without_a_territory_or_a_count_nothing_is_flagged() -> None:
    former = (FormerCount(*EIGHT),)
    nowhere = replace(facts(2_000, people(3), place=None), former=former)
    uncounted = replace(facts(None, people(3)), former=former)
    assert (line_of(nowhere, on=ON).fall, line_of(uncounted, on=ON).fall) == (None, None)


def test_a_year_is_the_setting_of_the_house() -> None:
    line = fallen(3)
    assert line.fall is not None
    assert (line.fall.months, BUFFER_MONTHS) == (12, 12)
    assert fall(3, 2_000, EIGHT, months=6).until == date(2026, 12, 30)  # type: ignore[union-attr]


COUNTS = st.lists(st.integers(0, 20_000), max_size=5)


@given(COUNTS, st.integers(0, 20_000), st.integers(0, 9))
def test_a_fall_is_only_where_more_is_kept_than_permitted_now_and_was_before(
    counts: list[int], workers: int, kept: int
) -> None:
    former = [(count, D2024, D2025) for count in counts if count > workers]
    found = fall(kept, workers, *former)
    permitted = [(ceiling(count) or 0) >= kept for count, *_ in former]
    assert (found is not None) == (kept > (ceiling(workers) or 0) and any(permitted))

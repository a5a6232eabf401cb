"""Arrays a part at a time: parts that differ, rows taken out of them, codes read all at once."""

from __future__ import annotations

from datetime import date
from itertools import chain

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from niangjia.policy import facade as policy
from niangjia.policy.columns.arrays import PART, Coded, Column, Outcome, run
from niangjia.policy.columns.lookup import as_numbers
from niangjia.policy.columns.placing import as_number

ON = date(2026, 6, 30)
PLACES = ("510703001", "532801", "110101001", None, "51070", "5107")
KINDS = ("township", "enterprise", "社区", None, "village", "hotline")
WORKERS = (0, 1, 2000, 2001, 4999, 5000, 5001, 2**62, 8000, 3)

codes = st.one_of(
    st.from_regex(r"\d{1,13}", fullmatch=True),
    st.sampled_from(["51", "510703001", "51070a", "+51070", " 51070", "５１", "51\0\0", "", "1_2345"]),
)


@given(st.lists(codes))
def test_codes_are_read_at_once_as_one_by_one(texts: list[str]) -> None:
    assert as_numbers(texts).tolist() == [as_number(text) for text in texts]


@given(st.lists(st.one_of(codes, st.none())))
def test_so_are_those_with_some_not_given(texts: list[str | None]) -> None:
    assert as_numbers(texts).tolist() == [as_number(text) for text in texts]


def answered(place: np.ndarray, kind: np.ndarray, workers: np.ndarray, known: np.ndarray) -> Outcome:
    return run(
        policy.columns("staffing.posts", on=ON, documents=policy.shipped()),
        places=Coded(PLACES, place),
        kinds=Coded(KINDS, kind),
        facts={"workers": Column(workers, known)},
    )


def told(size: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    draw = np.random.default_rng(size)
    place, kind = (draw.integers(len(one), size=size) for one in (PLACES, KINDS))
    return place, kind, draw.choice(WORKERS, size), draw.random(size) < 0.9


def columns(outcome: Outcome) -> list[list[int]]:
    numbers = [np.where(one.known, one.numbers, -1) for one in outcome.outputs.values()]
    return [one.tolist() for one in (outcome.status, outcome.rule, *numbers)]


def test_a_row_is_answered_alike_in_whatever_part_it_stands() -> None:
    """Rows of every kind, then a part nearly all of one rule, then one row more."""
    whole = told(PART)
    alike = tuple(np.repeat(one[:3], [PART - 2, 1, 1]) for one in whole)
    last = tuple(one[-1:] for one in whole)
    parts = [whole, alike, last]
    together = answered(*(np.concatenate(column) for column in zip(*parts, strict=True)))
    singly = [columns(answered(*part)) for part in parts]
    assert columns(together) == [[*chain(*pieces)] for pieces in zip(*singly, strict=True)]


def test_rows_among_others_are_answered_as_by_themselves() -> None:
    many = told(2_000)
    together = columns(answered(*many))
    singly = [columns(answered(*(column[at : at + 1] for column in many))) for at in range(0, 2_000, 7)]
    assert [[column[at] for column in together] for at in range(0, 2_000, 7)] == [
        [column[0] for column in one] for one in singly
    ]
    assert set(together[0]) == {0, 1, 2, 3}


def test_large_numbers_are_right_to_the_last_digit() -> None:
    place, kind = np.zeros(3, np.int8), np.zeros(3, np.int8)
    workers = np.array([2**63 - 1, 5000, 2001])
    found = answered(place, kind, workers, np.ones(3, np.bool_))
    assert found.outputs["value"].numbers.tolist() == [1 + (2**63 - 1 - 2000) // 3000, 2, 1]

"""Whatever is wrong in a compiled program, the rows beside its boundaries show it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import islice, permutations

import numpy as np
import pytest

from niangjia.policy.columns import agreeing, binding
from niangjia.policy.columns.arrays import Outcome
from niangjia.policy.columns.binding import Bound, Content
from niangjia.policy.columns.compiling import Columns
from niangjia.policy.columns.tree import Shape
from niangjia.policy.tests.columns.asking import Asked, asked
from niangjia.policy.tests.columns.mutants import mutants
from niangjia.policy.tests.columns.papers import ID
from niangjia.policy.tests.columns.suspects import CODE, Suspect, suspects

ON = date(2021, 1, 1)
EQUAL = (
    (
        "",
        r"\((?P<one>.+) = 0\) → \((?P=one) <= 0\) in .*",
        "what is below 0 was refused; rests, counts never are",
    ),
    ("", r"\(has \w+ and (?P<one>.+)\) → (?P=one) in .*", "a fact that is not given reads 0, which is right"),
    (
        "rubric",
        r"(6000 → 6001|100 → 101) in \((6000|100) < \w+\)",
        "points come in halves: else refused anyway",
    ),
    ("rubric", r"0 → -1 in \((records|work|other) < 0\)", "points come in halves: else refused anyway"),
    ("rubric", r"100 → 99 in \((work|other) // 100\)", "there is at most one point"),
    ("", r"1 → [02] in \(.+ max 1\)", "where it divides by something else, nothing is made of it"),
    (
        "headcount_steps",
        r"0 → -?1 in \(\(workers <= 5\) \? [02] : 0\)",
        "above the threshold it is not there",
    ),
    ("headcount_steps", r"\(\(workers <= 5\) \? 2 : 0\) → 2 in ", "above the threshold it is not there"),
    ("headcount_steps", r"0 → -?1 in \(.+ max 0\)", "above the threshold more is added than that"),
    ("amount_per_period none", r"20 → 21 in \(20 < .*", "twice a rest is even"),
    ("highest_of", r"0 → -1 in \(\(0 < \w+\) \? \d+ : 0\)", "the largest of all: the other levels' 0 stays"),
    ("filling", r"\(form = [12]\) → \(form <= [12]\) in .*", "the names before it are the same form's"),
    ("cadence", r"\(.+ \? 1 : 0\) → 1 in .*", "a rhythm in weeks asks for no months"),
    (
        "cadence",
        r"0 → -?1 in \(\(\(kind = 2\) or \(kind = 3\)\) \? 1 : 0\)",
        "a rhythm in weeks asks for no months",
    ),
    (
        "cadence",
        r"(36524 → 36523|1460 → 1459|146096 → 146095) in .*",
        "alike on every day: see test_calendar",
    ),
    (
        "cadence interval",
        r"2 → 3 in \(.*% 146097.* \* 5\) \+ 2\)",
        "a 31st is the eve of a first: see test_calendar",
    ),
    ("cadence calendar_period", r".*3652059.*", "weeks end on Sundays, and the last day of all is a Friday"),
)
"""Mutants that say the same as the program: kind and reading, how they look, and why."""
WRONG: dict[Shape, tuple[Content, ...]] = {
    Shape.NAMED: (None, "无"),
    Shape.COUNT: (None, -1, 7),
    Shape.FLAG: (None, -1, 2),
    Shape.AMOUNT: (None, -1, -50, 25, 150, 250),
    Shape.DAY: (None, -1, 0),
}
Contents = Mapping[str, Content]
SUSPECTS = list(suspects())


@pytest.mark.parametrize("at", range(len(SUSPECTS)), ids=lambda at: f"{at}-{SUSPECTS[at].kind}")
def test_no_mutant_agrees(at: int) -> None:
    """Of the many, a quarter: all of them in the drill."""
    _find(SUSPECTS[at], every=4)


@pytest.mark.drill
@pytest.mark.parametrize("at", range(len(SUSPECTS)), ids=lambda at: f"{at}-{SUSPECTS[at].kind}")
def test_not_one_of_all_mutants_agrees(at: int) -> None:
    _find(SUSPECTS[at], every=1)


def _find(suspect: Suspect, *, every: int) -> None:
    tried = asked(suspect.library, ID, ON, suspect.readings, suspect.rows)
    right = binding.bound(tried.columns, tried.rows).answered(tried.columns)
    assert tried.differences([*agreeing.rows(tried.columns, right)]) == []
    table = _with_spoiled(tried)
    wanted = table.answered(tried.columns)
    agreed = [
        name
        for name, mutant in islice(mutants(tried.columns), 0, None, every)
        if _agrees(table, mutant, wanted)
    ]
    assert [name for name in agreed if not _must_agree(suspect, name)] == []


def _agrees(table: Bound, mutant: Columns, wanted: Outcome) -> bool:
    try:
        with np.errstate(divide="raise"):
            return _same(wanted, table.answered(mutant))
    except (OverflowError, FloatingPointError):  # an engine stops at a division by 0, wherever it is
        return False


def _same(one: Outcome, other: Outcome) -> bool:
    pairs = ((one.outputs[name], other.outputs[name]) for name in one.outputs)
    return np.array_equal(one.status, other.status) and all(
        np.array_equal(mine.known, theirs.known)  # type: ignore[arg-type]
        and np.array_equal(mine.numbers[mine.known], theirs.numbers[theirs.known])
        for mine, theirs in pairs
    )


def _must_agree(suspect: Suspect, name: str) -> bool:
    of = " ".join((suspect.kind, *suspect.readings.values()))
    return any(of.startswith(kind) and re.fullmatch(look, name) for kind, look, _ in EQUAL)


def _with_spoiled(tried: Asked) -> Bound:
    """The rows, and of some of them what only a table can have: a column empty or wrong, or two."""
    table = [binding.contents(tried.columns, row) for row in tried.rows]
    whole = [row for row in table if None not in row.values()]
    table += [
        {**row, **wrong} for row in whole[:: len(whole) // 9 + 1] for wrong in _wrong(tried.columns, row)
    ]
    return binding.in_arrays(tried.columns, [CODE] * len(table), [None] * len(table), table)


def _wrong(columns: Columns, row: Contents) -> Iterator[Contents]:
    for one in columns.facts:
        for wrong in WRONG[one.shape]:
            yield {one.name: wrong}
            yield from ({one.name: wrong, other.name: None} for other in columns.facts if other != one)
    counts = [one.name for one in columns.facts if one.shape is Shape.COUNT]
    for one, other in permutations(counts, 2):  # wrong each, and yet the same sum
        yield {one: -1, other: row[other] + row[one] + 1}  # type: ignore[operator]

"""Nothing wraps: arrays answer huge facts as explained or stop, engines answer or stop."""

from __future__ import annotations

from datetime import date
from random import Random

import duckdb
import numpy as np
import pytest
from django.db import DataError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from niangjia.policy import facade as policy
from niangjia.policy.columns import arrays, binding
from niangjia.policy.columns.arrays import Coded, Column
from niangjia.policy.columns.binding import Row
from niangjia.policy.columns.dialects import DUCKDB, POSTGRES
from niangjia.policy.columns.safety import LARGEST, safe_up_to
from niangjia.policy.tests.columns import papers
from niangjia.policy.tests.columns.asking import Asked, asked
from niangjia.policy.tests.columns.engines import Ask, in_arrays, in_duckdb, in_sql
from niangjia.policy.tests.columns.questions import facts_for

ON = date(2021, 1, 1)
KINDS = ("headcount_steps", "amount_per_period", "floor", "rubric", "minimum_quantity", "target")
BARE = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _huge(seed: int, kind: str) -> Asked:
    """Rows with one or more facts near what 64 bits hold."""
    draw = Random(seed)
    held = papers.library(draw, kind)
    rows = []
    for rule in held.rules * 3:
        facts = {"kind": "township", **facts_for(draw, rule.terms)}
        for name, one in facts.items():
            if type(one) is int and draw.random() < 0.7:
                huge = 2 ** draw.choice([31, 40, 55, 56, 62]) + draw.randint(-1, 1)
                facts[name] = min(huge, LARGEST // 100)
        rows.append(Row("510703100", facts))
    return asked(held, papers.ID, ON, {}, rows)


def _fits(tried: Asked, at: int) -> bool:
    numbers = (one for one in tried.wanted[at].values() if type(one) is int)
    return all(abs(one) <= LARGEST for one in numbers)


@pytest.mark.parametrize("kind", KINDS)
@BARE
@given(seed=some.integers(0, 2**32))
def test_arrays_answer_as_explained_or_stop(kind: str, seed: int) -> None:
    tried = _huge(seed, kind)
    for at, row in enumerate(tried.rows):
        if _fits(tried, at):
            assert in_arrays(tried.columns, [row]) == [tried.wanted[at]]
        else:
            with pytest.raises(OverflowError):
                in_arrays(tried.columns, [row])


@pytest.mark.parametrize("kind", KINDS)
@settings(BARE, max_examples=1)
@given(seed=some.integers(0, 2**32))
def test_engines_answer_as_explained_or_stop(kind: str, seed: int, postgres: Ask) -> None:
    tried = _huge(seed, kind)
    for at, row in enumerate(tried.rows[:4]):
        for dialect, ask, stopped in (
            (DUCKDB, in_duckdb, duckdb.OutOfRangeException),
            (POSTGRES, postgres, DataError),
        ):
            try:
                said = in_sql(tried.columns, [row], dialect, ask)
            except stopped:
                continue
            assert said == [tried.wanted[at]]


def _posts(workers: arrays.Array) -> arrays.Outcome:
    columns = policy.columns("staffing.posts", on=ON)
    every = np.zeros(len(workers), np.int32)
    places, kinds = Coded(("510703",), every), Coded(("township",), every)
    return arrays.run(columns, places=places, kinds=kinds, facts={"workers": Column(workers)})


def test_short_and_unsigned_columns_do_not_wrap_either() -> None:
    right = 1 + (2**31 - 1 - 2000) // 3000
    assert _posts(np.array([2**31 - 1], np.int32)).outputs["value"][0] == right
    assert _posts(np.array([200], np.uint8)).outputs["value"][0] == 1
    assert _posts(np.array([-(2**63)], np.int64)).status.tolist() == [3]
    with pytest.raises(OverflowError):
        _posts(np.array([2**63], np.uint64))
    with pytest.raises(TypeError):
        _posts(np.array([2.5]))


def test_the_safe_bound_is_the_largest() -> None:
    """Facts one bit longer than safe come to more than 64 bits somewhere on the way."""
    values = [{"from": "2018-01-01", "to": None, "amount": 10**6, "months": 12}]
    held = papers.Library.alone(
        papers.written("000000", [papers.provision("amount_per_period", "一", [], values, {})])
    )
    (group,) = policy.columns(papers.ID, on=ON, documents=held).groups
    safe = safe_up_to(group)
    largest = 10**8  # fen: months × this is the largest number on the way
    assert safe * largest + 1200 * 100 <= LARGEST < (2 * safe + 1) * largest + 1200 * 100


def test_what_64_bits_cannot_hold_is_no_column() -> None:
    columns = policy.columns("staffing.posts", on=ON)
    with pytest.raises(policy.FactError, match="64"):
        binding.contents(columns, Row("510703", {"kind": "township", "workers": 2**63}))

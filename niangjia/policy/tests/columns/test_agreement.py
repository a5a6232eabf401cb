"""Columns say what the explained answer says: every kind, every boundary, every engine, to the last digit."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from niangjia.policy.columns.binding import Row
from niangjia.policy.columns.dialects import DUCKDB, POSTGRES
from niangjia.policy.columns.program import RowStatus
from niangjia.policy.columns.tree import Const, Node, Op, Pair, Param
from niangjia.policy.tests.columns import papers
from niangjia.policy.tests.columns.asking import asked, invented
from niangjia.policy.tests.columns.engines import Ask, in_arrays, in_duckdb, in_sql

MIXED = "all kinds in one library"
EVERY = [*papers.KINDS, MIXED]
SEEDS = some.integers(0, 2**32)
QUICK = settings(max_examples=12, deadline=None)
ENGINES = settings(max_examples=2, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def kinds_of(kind: str) -> tuple[str, ...]:
    return tuple(papers.KINDS) if kind == MIXED else (kind,)


@pytest.mark.parametrize("kind", EVERY)
@QUICK
@given(seed=SEEDS)
def test_arrays_say_what_is_explained(kind: str, seed: int) -> None:
    tried = invented(seed, *kinds_of(kind), size=60)
    assert tried.differences(in_arrays(tried.columns, tried.rows)) == []


@pytest.mark.parametrize("kind", EVERY)
@ENGINES
@given(seed=SEEDS)
def test_engines_say_what_is_explained(kind: str, seed: int, postgres: Ask) -> None:
    tried = invented(seed, *kinds_of(kind), size=250)
    assert tried.differences(in_sql(tried.columns, tried.rows, DUCKDB, in_duckdb)) == []
    assert tried.differences(in_sql(tried.columns, tried.rows, POSTGRES, postgres)) == []


@pytest.mark.drill
@pytest.mark.parametrize("kind", EVERY)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=SEEDS)
def test_in_the_long_run_too(kind: str, seed: int, postgres: Ask) -> None:
    tried = invented(seed, *kinds_of(kind), size=250)
    assert tried.differences(in_arrays(tried.columns, tried.rows)) == []
    assert tried.differences(in_sql(tried.columns, tried.rows, DUCKDB, in_duckdb)) == []
    assert tried.differences(in_sql(tried.columns, tried.rows, POSTGRES, postgres)) == []


@pytest.mark.parametrize("kind", [kind for kind in papers.KINDS if kind != "guidance"])
def test_the_questions_reach_every_status(kind: str) -> None:
    """The agreement is about something: values, refusals, rows without a rule."""
    said = [one for seed in range(16) for one in invented(seed, kind, size=40).wanted]
    assert {one["status"] for one in said} == set(RowStatus)
    assert len({one.get("value") for one in said}) > 1 and len({one.get("citation") for one in said}) > 2


def test_a_place_or_kind_that_is_not_given_is_missing() -> None:
    """The explained way asks for a place always; a table may have units that lie nowhere."""
    held = papers.library(Random(1), "headcount_steps")
    tried = asked(held, papers.ID, date(2021, 1, 1), {}, [])
    rows = [Row(None, {"kind": "township", "workers": 1}), Row(None, {"kind": "无", "workers": 1})]
    statuses = [one["status"] for one in in_arrays(tried.columns, rows)]
    assert statuses[0] is RowStatus.MISSING


@pytest.mark.parametrize("kind", papers.KINDS)
def test_nothing_is_ever_divided_by_0(kind: str) -> None:
    """A divisor is a number of the rules above 0, or at least 1: engines stop at 0 wherever it stands."""
    for seed in range(12):
        for group in invented(seed, kind, size=0).columns.groups:
            for one in (one for root in group.program.nodes() for one in root.walk()):
                if isinstance(one, Pair) and one.op in (Op.OVER, Op.REST):
                    assert _least(one.right, group.table) > 0


def _least(divisor: Node, table: Sequence[Sequence[int]]) -> int:
    match divisor:
        case Const(number) | Pair(Op.MOST, _, Const(number)):
            return number
        case Param(at):
            return min(table[at])
    raise AssertionError(divisor)

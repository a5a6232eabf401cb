"""Ours: the provision as columns, run in NumPy arrays and in DuckDB."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

import duckdb
import numpy as np
from numpy.typing import NDArray

from bench.evaluating.cases import COLUMNS, KINDS, ON, PROVISION, Told
from bench.evaluating.ways import NONE, Answers, Way
from bench.evaluating.written import numbered
from niangjia.policy import facade as policy
from niangjia.policy.columns import arrays, sql
from niangjia.policy.facade import Library

OUTPUTS = ("value", "must", "may")


def in_arrays(library: Library, told: Told) -> Way:
    """Arrays in this process."""
    posts = policy.columns(PROVISION, on=ON, documents=library)
    run = partial(
        arrays.run,
        posts,
        places=arrays.Coded(told.codes, told.place),
        kinds=arrays.Coded(KINDS, told.kind),
        facts={"workers": arrays.Column(told.workers, told.known)},
    )

    def answers(ran: arrays.Outcome) -> Answers:
        filled = (_filled(ran.outputs[name].numbers, ~_known(ran.outputs[name])) for name in OUTPUTS)
        return Answers(ran.status.astype(np.int64), _rules(library, posts)[ran.rule], *filled)

    return Way(run, answers, _given)


def in_duckdb(library: Library, told: Told) -> Way:
    """One SELECT over a table in DuckDB, places and kinds as texts; what comes of it as arrays."""
    posts = policy.columns(PROVISION, on=ON, documents=library)
    base = duckdb.connect()
    units = {"nr": np.arange(told.size), **dict(zip(COLUMNS, told.arrays, strict=True))}
    townships = {"nr": np.arange(len(told.codes)), "code": np.array(told.codes, object)}
    kinds = {"nr": np.arange(len(KINDS)), "key": np.array(KINDS, object)}
    for name, one in {"told": units, "townships": townships, "kinds": kinds}.items():
        base.register(name, one)
    base.execute(
        "CREATE TABLE units AS "
        "SELECT told.nr, code AS place, key AS kind, CASE WHEN known THEN workers END AS workers FROM told "
        "JOIN townships ON told.place = townships.nr JOIN kinds ON told.kind = kinds.nr ORDER BY told.nr"
    )
    question = sql.select(posts, sql.DUCKDB, "units", keep=("nr",))

    def answers(ran: Mapping[str, Any]) -> Answers:
        # The engine gives the rows in no order: each carries who it is.
        order = np.argsort(ran["nr"])
        filled = (_filled(np.ma.getdata(ran[name]), np.ma.getmaskarray(ran[name]))[order] for name in OUTPUTS)
        status, rule = ran["status"][order].astype(np.int64), ran["rule"][order]
        return Answers(status, _rules(library, posts)[rule], *filled)

    return Way(lambda: base.execute(question).fetchnumpy(), answers, Mapping[str, Any].values)


def _given(ran: arrays.Outcome) -> list[NDArray[Any]]:
    columns = ran.outputs.values()
    return [ran.status, ran.rule, *(one.numbers for one in columns), *(_known(one) for one in columns)]


def _known(column: arrays.Column) -> NDArray[Any]:
    assert column.known is not None
    return column.known


def _filled(numbers: NDArray[Any], missing: NDArray[Any]) -> NDArray[np.int64]:
    return np.where(missing, NONE, numbers)


def _rules(library: Library, posts: Any) -> NDArray[np.int64]:
    """Our index of a rule to the number it has among all."""
    numbers = numbered(library)
    return np.array([0 if rule is None else numbers[rule] for rule in posts.rules])

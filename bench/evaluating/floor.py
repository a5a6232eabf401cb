"""The floor: the same five numbers by NumPy, as a good engineer writes them by hand."""

from __future__ import annotations

from functools import partial
from types import SimpleNamespace
from typing import Any

import numpy as np

from bench.evaluating.cases import Told
from bench.evaluating.plain import MISSING, NOT_APPLICABLE, VALUE
from bench.evaluating.ways import NONE, Answers, Way
from bench.evaluating.written import FORCES, Slots, numbered, tabled
from niangjia.kernel.figure import Force
from niangjia.policy.facade import Library

MUST, MAY = FORCES[Force.MUST], FORCES[Force.MAY]


def way(library: Library, told: Told) -> Way:
    """Place and kind to the rule, the rule to its numbers, then whole columns at a time."""
    rules = numbered(library)
    table = {name: np.array(numbers) for name, numbers in tabled(rules).items()}
    return Way(partial(run, told, Slots.of(rules), table), lambda ran: ran, lambda ran: ran.columns)


def run(told: Told, slots: Slots, table: dict[str, Any]) -> Answers:
    """The posts of every unit. Nobody gathers what all rules say alike."""
    rule = (
        np.full(told.size, slots.rules[0, 0])
        if slots.alone
        else slots.rule(told.codes, told.place, told.kind)
    )
    its = SimpleNamespace(**{name: column[rule] if column.ndim else column for name, column in table.items()})
    workers = told.workers
    over = workers > its.threshold
    steps = np.maximum((workers - its.skipped + its.ahead) // its.every * its.add, its.at_least)
    extra = np.where(over, steps, 0)
    base = np.where(over, its.kept, its.base)
    value = base + extra
    must = base * (its.base_force == MUST) + extra * (its.step_force == MUST)
    may = base * (its.base_force == MAY) + extra * (its.step_force == MAY)
    lacking = its.numeric & ~told.known
    silent = ~its.numeric | lacking | (workers == 0)
    status = np.where(silent, np.where(lacking, MISSING, NOT_APPLICABLE), VALUE)
    value[silent] = NONE
    must[silent | (its.base_force != MUST) & (its.step_force != MUST)] = NONE
    may[silent | (its.base_force != MAY) & (its.step_force != MAY)] = NONE
    return Answers(status, rule, value, must, may)

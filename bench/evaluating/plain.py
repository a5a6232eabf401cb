"""Pure Python: each unit asked by itself, through the bare calculation that the explained answer runs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

import numpy as np

from bench.evaluating.cases import KINDS, ON, PROVISION, Told
from bench.evaluating.ways import NONE, Answers, Way
from bench.evaluating.written import numbered
from niangjia.policy.facade import Amounts, Library, Rule, in_force

VALUE, MISSING, NOT_APPLICABLE = 0, 1, 2

Row = tuple[int, int, int | None, int | None, int | None]


class Answering(NamedTuple):
    """The number of the rule that answers, and its calculation where it has one."""

    rule: int
    amounts: Callable[[int], Amounts] | None


def way(library: Library, told: Told) -> Way:
    """One row after the other."""
    rules = numbered(library)
    # Python's own numbers, as rows from a driver come.
    columns = [column.tolist() for column in told.arrays]
    return Way(partial(run, library, rules, told.codes, columns), answers)


def run(
    library: Library, rules: dict[Rule, int], codes: tuple[str, ...], columns: list[list[int]]
) -> list[Row]:
    """Status, rule, value, must and may of every unit."""
    resolved: dict[tuple[int, int], Answering] = {}
    rows: list[Row] = []
    for place, kind, workers, known in zip(*columns, strict=True):
        answering = resolved.get((place, kind))
        if answering is None:
            answering = resolved[place, kind] = resolve(library, rules, codes[place], KINDS[kind])
        rule, amounts = answering
        if amounts is None:
            rows.append((NOT_APPLICABLE, rule, None, None, None))
        elif not known:
            rows.append((MISSING, rule, None, None, None))
        elif workers == 0:
            rows.append((NOT_APPLICABLE, rule, None, None, None))
        else:
            must, may, value = amounts(workers)
            rows.append((VALUE, rule, value, must, may))
    return rows


def resolve(library: Library, rules: dict[Rule, int], code: str, kind: str) -> Answering:
    """Who answers for a kind of unit in a township."""
    found = in_force(PROVISION, place=code, on=ON, kind=kind, documents=library)
    if found is None:
        return Answering(0, None)
    return Answering(rules[found.rule], found.amounts if found.numeric else None)


def answers(rows: list[Row]) -> Answers:
    """The rows as columns."""
    columns = zip(*rows, strict=True)
    return Answers(*(np.array([NONE if one is None else one for one in column]) for column in columns))

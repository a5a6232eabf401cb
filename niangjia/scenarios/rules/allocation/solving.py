"""One stage put to HiGHS: as much worth as can be within the posts, the caps and the stages before. Pure.

The relaxed problem is asked first. Caps by federation lie side by side inside the one limit of posts, so its
answer is whole by itself; only if it should not be is the search over whole numbers begun.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

WHOLE = 1e-6


@dataclass(frozen=True, slots=True)
class Limits:
    """The rows: how many posts, and for each federation its columns with the least and the most."""

    posts: int
    most: Sequence[int]
    groups: Sequence[tuple[Sequence[int], int, int]]


@dataclass(frozen=True, slots=True)
class Solved:
    """The places taken in each column; `bound` is what no answer can exceed."""

    taken: tuple[int, ...]
    value: int
    bound: int

    @property
    def optimal(self) -> bool:
        """Whether nothing better exists."""
        return self.value >= self.bound


def solve(
    worth: Sequence[int],
    limits: Limits,
    held: Sequence[tuple[Sequence[int], int]],
    *,
    seconds: float,
) -> Solved | None:
    """The best places, the stages in `held` (their worth, what they came to) kept as good as they were.

    None where no answer was found in the time given.
    """
    import highspy

    model = _model(worth, limits, held)
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    for option, value in (("output_flag", False), ("threads", 1), ("time_limit", seconds)):
        solver.setOptionValue(option, value)
    solver.passModel(model)
    solver.run()
    values = solver.getSolution().col_value
    optimal = solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    if optimal and all(abs(value - round(value)) < WHOLE for value in values):
        return _solved(worth, values, None)
    model.integrality_ = [highspy.HighsVarType.kInteger] * len(worth)
    solver.clear()
    for option, value in (("output_flag", False), ("threads", 1), ("time_limit", seconds)):
        solver.setOptionValue(option, value)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.passModel(model)
    solver.run()
    values = solver.getSolution().col_value
    if not len(values) or solver.getInfo().primal_solution_status != 2:
        return None
    return _solved(worth, values, int(solver.getInfo().mip_dual_bound + WHOLE))


def _solved(worth: Sequence[int], values: Sequence[float], bound: int | None) -> Solved:
    taken = tuple(round(value) for value in values)
    value = sum(one * number for one, number in zip(worth, taken, strict=True))
    return Solved(taken, value, value if bound is None else max(bound, value))


def _model(worth: Sequence[int], limits: Limits, held: Sequence[tuple[Sequence[int], int]]) -> Any:
    import highspy
    import numpy

    rows: list[tuple[Sequence[int], Sequence[int], float, float]] = [
        (range(len(worth)), [1] * len(worth), 0.0, float(limits.posts))
    ]
    rows += [
        (columns, [1] * len(columns), float(least), float(most)) for columns, least, most in limits.groups
    ]
    for before, value in held:
        columns = [at for at, one in enumerate(before) if one]
        rows.append((columns, [before[at] for at in columns], float(value), highspy.kHighsInf))
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(worth), len(rows)
    model.sense_ = highspy.ObjSense.kMaximize
    model.col_cost_ = numpy.array(worth, dtype=float)
    model.col_lower_ = numpy.zeros(len(worth))
    model.col_upper_ = numpy.array(limits.most, dtype=float)
    model.row_lower_ = numpy.array([row[2] for row in rows])
    model.row_upper_ = numpy.array([row[3] for row in rows])
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = numpy.cumsum([0, *(len(row[0]) for row in rows)], dtype=numpy.int32)
    model.a_matrix_.index_ = numpy.concatenate([numpy.array(row[0], dtype=numpy.int32) for row in rows])
    model.a_matrix_.value_ = numpy.concatenate([numpy.array(row[1], dtype=float) for row in rows])
    return model

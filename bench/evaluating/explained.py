"""One unit, explained: what a page shows. Timed by itself, and asked whether the columns are right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from time import perf_counter

from bench.evaluating.cases import CASES, KINDS, ON, PROVISION, Told
from bench.evaluating.plain import MISSING, NOT_APPLICABLE, VALUE
from bench.evaluating.ways import NONE, Answers
from bench.timing import Finding, agree, within
from niangjia.kernel.figure import Figure, Status
from niangjia.policy.facade import Library, evaluate

AIM = 0.001
STATUSES = {Status.VALUE: VALUE, Status.MISSING: MISSING, Status.NOT_APPLICABLE: NOT_APPLICABLE}


def figures(library: Library, told: Told) -> Iterator[Figure]:
    """The figure of each unit."""
    for code, kind, workers, known in zip(*_columns(told), strict=True):
        facts = {"kind": KINDS[kind], "workers": workers if known else None}
        found = evaluate(PROVISION, place=told.codes[code], on=ON, facts=facts, documents=library)
        assert isinstance(found, Figure)
        yield found


def seconds(library: Library, told: Told) -> list[float]:
    """The time that each unit takes which has posts at all."""
    asked, found = figures(library, told), []
    for _ in range(told.size):
        began = perf_counter()
        figure = next(asked)
        took = perf_counter() - began
        if figure.status is Status.VALUE:
            found.append(took)
    return found


def check(library: Library, told: Told, answers: Answers, size: int) -> None:
    """Raise `WrongResult` unless the explained figures of the first units say what the columns say."""
    for row, one in enumerate(islice(figures(library, told), size)):
        found = (
            STATUSES[one.status],
            *(NONE if cell is None else cell for cell in (one.value, one.must, one.may)),
        )
        told_so = tuple(
            int(column[row]) for column in (answers.status, answers.value, answers.must, answers.may)
        )
        agree(f"unit {row}", told_so, found)


def judged(case: str, seconds: Sequence[float]) -> Finding:
    """The line of the table."""
    return within(f"one unit explained, {CASES[case].what}", seconds, most=AIM)


def _columns(told: Told) -> list[list[int]]:
    return [column.tolist() for column in told.arrays]

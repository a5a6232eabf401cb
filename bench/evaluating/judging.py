"""What the processes found, as lines of the table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from statistics import median

from bench.evaluating.cases import CASES
from bench.evaluating.ways import Measured
from bench.timing import Finding, against, ahead_of, weighed

FLOOR_AIM, OPENFISCA_AIM, GROWTH_AIM, MEMORY_AIM = 1.0, 20.0, 1.2, 1.5
MOST_IN_PYTHON = 100_000

Run = tuple[str, str, int]
"""Way, case and number of units."""

Found = Mapping[Run, Sequence[Measured]]


def judged(found: Found, cases: Sequence[str], sizes: Sequence[int]) -> Iterator[Finding]:
    """The time of each size, how it grows, the memory of the largest."""
    for name, size in product(cases, sizes):
        yield from _speed(found, name, size, largest=size == max(sizes))
    for name in cases:
        yield _growth(found, name, sizes)
    for name in cases:
        yield from _memory(found, name, max(sizes))


def _speed(found: Found, name: str, size: int, *, largest: bool) -> Iterator[Finding]:
    case, ours = CASES[name], _seconds(found["arrays", name, size])
    what = f"posts of {size:,}, {case.what}"
    aim = FLOOR_AIM if case.local else None
    yield against(f"{what}: NumPy by hand", ours, _seconds(found["floor", name, size]), aim=aim)
    for way, said, least in (
        ("openfisca", "OpenFisca", OPENFISCA_AIM if case.local and largest else None),
        ("plain", "pure Python", None),
        ("duckdb", "ours as SQL in DuckDB", None),
    ):
        if other := found.get((way, name, size)):
            yield ahead_of(f"{what}: {said}", ours, _seconds(other), aim=least)


def _growth(found: Found, name: str, sizes: Sequence[int]) -> Finding:
    large = max(sizes)
    small = max((size for size in sizes if size <= MOST_IN_PYTHON), default=large)
    each = ([one.seconds / size for one in found["arrays", name, size]] for size in (large, small))
    return against(f"a row of {large:,} and of {small:,}, {CASES[name].what}", *each, aim=GROWTH_AIM)


def _memory(found: Found, name: str, size: int) -> Iterator[Finding]:
    what, ours = f"memory for {size:,}, {CASES[name].what}", found["arrays", name, size]
    least = int(median(one.came_in + one.went_out for one in ours))
    yield weighed(f"{what}: what came in and goes out", _held(ours), least, aim=MEMORY_AIM)
    for way, said in (("floor", "NumPy by hand"), ("openfisca", "OpenFisca")):
        if other := found.get((way, name, size)):
            yield weighed(f"{what}: {said}", _held(ours), _held(other))


def _seconds(found: Sequence[Measured]) -> list[float]:
    return [one.seconds for one in found]


def _held(found: Sequence[Measured]) -> int:
    return int(median(one.came_in + one.peak for one in found))

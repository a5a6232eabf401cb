"""The posts of 10,000 to three million units, ours against NumPy by hand, OpenFisca-Core and pure Python.

Every measurement is a process of its own, which checks all answers before it takes the time; the processes
take turns, way after way, round after round. What is in the time: docs/bench.md.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from itertools import product
from pathlib import Path

from bench.evaluating import explained, plain
from bench.evaluating.cases import CASES, Told, units
from bench.evaluating.judging import MOST_IN_PYTHON, Run, judged
from bench.evaluating.ways import Measured
from bench.timing import Finding

ROUNDS, EXPLAINED = 5, 1_000
SIZES = (10_000, 100_000, 1_000_000, 3_000_000)
ROOT = Path(__file__).resolve().parents[2]


def measure(
    sizes: Sequence[int] = SIZES,
    cases: Sequence[str] = tuple(CASES),
    *,
    rounds: int = ROUNDS,
    explanations: int = EXPLAINED,
) -> list[Finding]:
    """Time and memory of each way, for each library and number of units; and the time of one explanation."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        told = units(max(sizes))
        told.keep(folder)
        times = [_answer(case, told, folder, explanations) for case in cases]
        found = _in_turn([*_runs(cases, sizes)], folder, rounds)
    return [*judged(found, cases, sizes), *map(explained.judged, cases, times)]


def _answer(case: str, told: Told, folder: Path, explanations: int) -> list[float]:
    """Have the right answers stand in the folder, after the explained way agreed; and time that one."""
    library = CASES[case].library()
    way = plain.way(library, told)
    answers = way.answers(way.run())
    explained.check(library, told, answers, explanations)
    (folder / case).mkdir()
    answers.keep(folder / case)
    return explained.seconds(library, told.first(explanations))


def _runs(cases: Sequence[str], sizes: Sequence[int]) -> Iterator[Run]:
    for case, size in product(cases, sizes):
        yield "arrays", case, size
        yield "floor", case, size
        if find_spec("openfisca_core"):
            yield "openfisca", case, size
        if size == max(sizes):
            yield "duckdb", case, size
        if size <= MOST_IN_PYTHON:
            yield "plain", case, size


def _in_turn(runs: Sequence[Run], folder: Path, rounds: int) -> dict[Run, list[Measured]]:
    found: defaultdict[Run, list[Measured]] = defaultdict(list)
    for turn in range(rounds):
        print(f"  round {turn + 1} of {rounds}", flush=True)
        for run in runs:
            found[run].append(_once(run, folder))
    return found


def _once(run: Run, folder: Path) -> Measured:
    way, case, size = run
    command = [sys.executable, "-m", "bench.evaluating.once", way, case, str(size), str(folder)]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, encoding="utf-8")
    return Measured(**json.loads(done.stdout))

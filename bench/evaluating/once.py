"""`python -m bench.evaluating.once WAY CASE ROWS FOLDER`: one way, in a process that did nothing before.

Says on one line, as JSON: the seconds of an evaluation (the median, where one takes little), and in bytes the
peak of memory above what stood before, and what came in and went out.
"""

from __future__ import annotations

import gc
import importlib
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from statistics import median

from bench.evaluating.cases import CASES, Told
from bench.evaluating.ways import Answers, Maker, Measured, Way
from bench.timing import seconds_of

WAYS = {
    "arrays": "ours.in_arrays",
    "duckdb": "ours.in_duckdb",
    "floor": "floor.way",
    "openfisca": "openfisca.way",
    "plain": "plain.way",
}
SECONDS, MOST_TIMES = 0.5, 15


def main(arguments: Sequence[str]) -> None:
    """Measure, and say what was found."""
    way, case, size, folder = arguments
    told = Told.kept(Path(folder), int(size))
    made = maker(way)(CASES[case].library(), told)
    print(json.dumps(asdict(measured(made, told, Path(folder) / case))))


def maker(way: str) -> Maker:
    """How a way is made ready."""
    module, name = WAYS[way].split(".")
    found: Maker = getattr(importlib.import_module(f"bench.evaluating.{module}"), name)
    return found


def measured(way: Way, told: Told, right: Path) -> Measured:
    """Run it once for its peak and for its answers, which must be right; then for its time."""
    gc.collect()
    before = _forget_peak()
    ran = way.run()
    peak = _memory("VmHWM") - before
    went_out = sum(one.nbytes for one in way.given(ran))
    way.answers(ran).check(Answers.kept(right, told.size))
    del ran
    first = seconds_of(way.run)
    times = max(1, min(MOST_TIMES, int(SECONDS / first)))
    seconds = median(seconds_of(way.run) for _ in range(times)) if times > 1 else first
    return Measured(seconds, peak, sum(one.nbytes for one in told.arrays), went_out)


def _forget_peak() -> int:
    # The peak of getrusage also counts what the parent held when it started this process: of no use here.
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _memory("VmRSS")


def _memory(name: str) -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:")) * 1024


if __name__ == "__main__":
    main(sys.argv[1:])

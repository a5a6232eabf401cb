"""The size budget: median file at most 80 lines, 95th percentile 250, none over 400 (migrations aside)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles

ROOT = Path(__file__).parents[2]
MEDIAN, MOST_OF_THEM, LONGEST = 80, 250, 400


def over_budget(lengths: Sequence[int]) -> list[str]:
    """What of the budget these file lengths exceed."""
    found = []
    if median(lengths) > MEDIAN:
        found.append(f"the median file has {median(lengths)} lines, more than {MEDIAN}")
    if quantiles(lengths, n=20)[-1] > MOST_OF_THEM:
        found.append(f"the 95th percentile is {quantiles(lengths, n=20)[-1]} lines, more than {MOST_OF_THEM}")
    if max(lengths) > LONGEST:
        found.append(f"a file has {max(lengths)} lines, more than {LONGEST}")
    return found


def test_the_house_keeps_its_budget() -> None:
    files = [
        path
        for pattern in ("niangjia/**/*.py", "niangjia/**/*.html", "tests/**/*.py")
        for path in ROOT.glob(pattern)
        if "migrations" not in path.parts and path.stat().st_size
    ]
    assert over_budget([len(path.read_text(encoding="utf-8").splitlines()) for path in files]) == []


def test_the_guard_sees_each_excess() -> None:
    assert over_budget([10] * 19 + [401]) != []
    assert over_budget([81] * 20) != []
    assert over_budget([10] * 15 + [260] * 5) != []

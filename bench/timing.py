"""Timing contenders in turn, and judging them by the ratio to a yardstick, never by seconds alone."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter
from typing import TypeVar

K = TypeVar("K")
SMALLER = (("ms", 1e3), ("µs", 1e6), ("ns", 1e9))


class WrongResult(AssertionError):
    """What is about to be timed does something else than it should: its time would mean nothing."""


def agree(what: str, found: object, wanted: object) -> None:
    """Raise `WrongResult` unless both are equal."""
    if found != wanted:
        raise WrongResult(f"{what}: {str(found)[:300]} where {str(wanted)[:300]} is right")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the table, as text; `met` is whether the aim was reached, None where there is none."""

    what: str
    ours: str
    yardstick: str
    ratio: str
    aim: str
    met: bool | None

    @property
    def cells(self) -> tuple[str, ...]:
        """The line, cell by cell."""
        met = {True: "yes", False: "NO", None: ""}[self.met]
        return self.what, self.ours, self.yardstick, self.ratio, self.aim, met


@dataclass(frozen=True, slots=True)
class Contender:
    """Something timed. `ready`, what has to stand before it, is made anew each round and is not timed.

    What takes milliseconds is run `times` times in each round, and the median taken.
    """

    run: Callable[[], object]
    ready: Callable[[], object] = lambda: None
    times: int = 1


def in_turn(contenders: Mapping[K, Contender], *, rounds: int) -> dict[K, list[float]]:
    """Seconds of each contender in each round, A B C A B C …: what slows the machine down slows them all."""
    seconds: dict[K, list[float]] = {name: [] for name in contenders}
    gc.freeze()  # a country in memory is not gone through before every run
    try:
        for _ in range(rounds):
            for name, contender in contenders.items():
                contender.ready()
                seconds[name].append(median(seconds_of(contender.run) for _ in range(contender.times)))
    finally:
        gc.unfreeze()
    return seconds


def seconds_of(run: Callable[[], object]) -> float:
    """How long it takes once."""
    gc.collect()
    began = perf_counter()
    run()
    return perf_counter() - began


def against(
    what: str, ours: Sequence[float], yardstick: Sequence[float], *, aim: float | None = None
) -> Finding:
    """Ours as a multiple of the yardstick: the median of the rounds' ratios, beside both medians."""
    ratio = _ratio(ours, yardstick)
    told = ("", None) if aim is None else (f"≤ {aim:g} ×", ratio <= aim)
    return Finding(what, _said(ours), _said(yardstick), f"{ratio:.2f}", *told)


def ahead_of(
    what: str, ours: Sequence[float], other: Sequence[float], *, aim: float | None = None
) -> Finding:
    """How many times as fast ours is as another that need not be reached, but left behind."""
    ratio = _ratio(other, ours)
    told = ("", None) if aim is None else (f"≥ {aim:g} ×", ratio >= aim)
    return Finding(what, _said(ours), _said(other), f"{ratio:.3g}", *told)


def weighed(what: str, ours: int, yardstick: int, *, aim: float | None = None) -> Finding:
    """Bytes of memory as a multiple of the yardstick."""
    ratio = ours / yardstick
    texts = (f"{number / 1e6:,.0f} MB" for number in (ours, yardstick))
    told = ("", None) if aim is None else (f"≤ {aim:g} ×", ratio <= aim)
    return Finding(what, *texts, f"{ratio:.2f}", *told)


def within(what: str, seconds: Sequence[float], *, most: float) -> Finding:
    """A time that must not exceed `most` seconds."""
    return Finding(what, _said(seconds), "", "", f"≤ {_said([most])}", median(seconds) <= most)


def limited(
    what: str, at_large: int, at_small: int, *, most: int, unit: str = "", fixed: bool = False
) -> Finding:
    """A number that must not exceed `most`, nor differ between large and small where it is to be `fixed`."""
    met = at_large <= most and (at_large == at_small or not fixed)
    texts = (f"{number:,}{unit}" for number in (at_large, at_small))
    return Finding(what, *texts, "", f"≤ {most:,}{unit}", met)


def _ratio(some: Sequence[float], others: Sequence[float]) -> float:
    return median(one / other for one, other in zip(some, others, strict=True))


def _said(seconds: Sequence[float]) -> str:
    middle = median(seconds)
    if middle >= 1:
        return f"{middle:.2f} s"
    unit, each = next((one for one in SMALLER if middle * one[1] >= 1), SMALLER[-1])
    return f"{middle * each:.{0 if middle * each >= 10 else 1}f} {unit}"

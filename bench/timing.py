"""Timing contenders in turn, and judging them by the ratio to a yardstick, never by seconds alone."""

from __future__ import annotations

import gc
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from time import perf_counter


class WrongResult(AssertionError):
    """What is about to be timed does something else than it should: its time would mean nothing."""


def agree(what: str, found: object, wanted: object) -> None:
    """Raise `WrongResult` unless both are equal."""
    if found != wanted:
        raise WrongResult(f"{what}: {str(found)[:300]} where {str(wanted)[:300]} is right")


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the table, as text; `met` is whether the aim was reached."""

    what: str
    ours: str
    yardstick: str
    ratio: str
    aim: str
    met: bool

    @property
    def cells(self) -> tuple[str, ...]:
        """The line, cell by cell."""
        return self.what, self.ours, self.yardstick, self.ratio, self.aim, "yes" if self.met else "NO"


@dataclass(frozen=True, slots=True)
class Contender:
    """Something timed. `ready`, what has to stand before it, is made anew each round and is not timed.

    What takes milliseconds is run `times` times in each round, and the median taken.
    """

    run: Callable[[], object]
    ready: Callable[[], object] = lambda: None
    times: int = 1


def in_turn(contenders: Mapping[str, Contender], *, rounds: int) -> dict[str, list[float]]:
    """Seconds of each contender in each round, A B C A B C …: what slows the machine down slows them all."""
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, contender in contenders.items():
            contender.ready()
            seconds[name].append(median(_once(contender.run) for _ in range(contender.times)))
    return seconds


def _once(run: Callable[[], object]) -> float:
    gc.collect()
    began = perf_counter()
    run()
    return perf_counter() - began


def against(what: str, ours: Sequence[float], yardstick: Sequence[float], *, aim: float) -> Finding:
    """Ours as a multiple of the yardstick: the median of the rounds' ratios, beside both medians."""
    ratio = median(one / other for one, other in zip(ours, yardstick, strict=True))
    return Finding(what, _said(ours), _said(yardstick), f"{ratio:.2f}", f"≤ {aim:g} ×", ratio <= aim)


def limited(
    what: str, at_large: int, at_small: int, *, most: int, unit: str = "", fixed: bool = False
) -> Finding:
    """A number that must not exceed `most`, nor differ between large and small where it is to be `fixed`."""
    met = at_large <= most and (at_large == at_small or not fixed)
    texts = (f"{number:,}{unit}" for number in (at_large, at_small))
    return Finding(what, *texts, "", f"≤ {most:,}{unit}", met)


def _said(seconds: Sequence[float]) -> str:
    middle = median(seconds)
    return f"{middle:.2f} s" if middle >= 1 else f"{1000 * middle:.0f} ms"

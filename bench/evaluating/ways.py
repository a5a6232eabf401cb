"""A way to evaluate, and what it must come to: the same five numbers of every unit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.evaluating.cases import Told
from bench.timing import WrongResult
from niangjia.policy.facade import Library

NONE = -1
"""Where there is no number."""

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Answers:
    """Of every unit: status (0 value, 1 missing, 2 not applicable), its rule (0 none), value, must, may."""

    status: Numbers
    rule: Numbers
    value: Numbers
    must: Numbers
    may: Numbers

    @property
    def columns(self) -> tuple[Numbers, ...]:
        """All five."""
        return self.status, self.rule, self.value, self.must, self.may

    def keep(self, folder: Path) -> None:
        """Write them into a folder."""
        for name in self.__slots__:
            np.save(folder / f"{name}.npy", getattr(self, name))

    @classmethod
    def kept(cls, folder: Path, size: int) -> Answers:
        """Those of the first so many units."""
        return cls(*(np.load(folder / f"{name}.npy", mmap_mode="r")[:size] for name in cls.__slots__))

    def check(self, right: Answers) -> None:
        """Raise `WrongResult` unless they are the right ones, to the last unit."""
        for name in self.__slots__:
            found, wanted = getattr(self, name), getattr(right, name)
            if found.shape != wanted.shape:
                raise WrongResult(f"{name}: {len(found)} rows where {len(wanted)} are right")
            if len(wrong := np.flatnonzero(found != wanted)):
                at = wrong[0]
                right_one = f"{found[at]} where {wanted[at]} is right"
                raise WrongResult(f"{name} of unit {at}: {right_one}; {len(wrong)} are wrong")


@dataclass(frozen=True, slots=True)
class Way:
    """Something that evaluates: what is timed, what came of it as answers, and as the arrays it gave."""

    run: Callable[[], Any]
    answers: Callable[[Any], Answers]
    given: Callable[[Any], Iterable[NDArray[Any]]] = lambda ran: ()


Maker = Callable[[Library, Told], Way]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one process found."""

    seconds: float
    peak: int
    came_in: int
    went_out: int

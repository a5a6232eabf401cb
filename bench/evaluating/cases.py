"""Three libraries to ask for the posts of every unit, and the units: invented, the same in every run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from niangjia.kernel import divisions
from niangjia.kernel.divisions import Level
from niangjia.policy.facade import UNIT_KINDS, Document, Library, read_document, shipped

PROVISION, ON = "staffing.posts", date(2026, 6, 30)
SEED, NOT_TOLD, NOBODY, MOST = 2026, 0.02, 0.01, 200_000
KINDS = tuple(UNIT_KINDS)
COLUMNS = ("place", "kind", "workers", "known")
SHARES = {"enterprise": 0.3, "township": 0.15, "subdistrict": 0.15, "zone": 0.1, "community": 0.1}

DOCUMENT = """\
document:
  number: "{number}"
  title: 社会化工会工作者配备办法（样例）
  issuers: [总工会]
  jurisdiction: "{area}"
  dated: unknown
  issued: 2018-01-01
  effective: unknown
provisions:
  - id: staffing.posts
    clause: 一
    quote: 样例
    kind: headcount_steps
    force: {force}
    word: {word}
    unit: person
    applies_to: [{kinds}]
    values:
      - from: 2018-01-01
        threshold: {threshold}
        base: {{count: {count}, force: {force}, word: {word}}}
        step: {{every: {every}, add: {add}, of: {basis}, rounding: {rounding}, force: may, word: 可{lapses}}}
"""
FORCES = (("must", "须"), ("may", "可"))
ROUNDINGS = ("floor", "ceil", "half_up")
SPOKEN_FOR = (
    "township, subdistrict, zone, enterprise",
    "area_federation, township, zone, industry_federation",
)


@dataclass(frozen=True, slots=True)
class Case:
    """A library, as it is said in the table; `local` where the place decides who answers."""

    what: str
    library: Callable[[], Library]
    local: bool = True


def national() -> Library:
    """One rule for every place and kind."""
    return Library.of([document("000000", 1, kinds="")])


def crowded() -> Library:
    """What is shipped, and a document of its own in every prefecture that has none: no two say the same."""
    held = shipped().held
    spoken = {one.header.jurisdiction for one in held}
    prefectures = [f"{one.code}00" for one in divisions.all() if one.level is Level.PREFECTURE]
    added = (document(code, at) for at, code in enumerate(prefectures) if code not in spoken)
    return Library.of([*held, *added])


def document(area: str, at: int, kinds: str | None = None) -> Document:
    """The document of an area; each number `at` says something else."""
    force, word = FORCES[at // 2 % 2]
    text = DOCUMENT.format(
        number=f"样例〔2018〕{at + 1}号",
        area=area,
        force=force,
        word=word,
        kinds=SPOKEN_FOR[at % 2] if kinds is None else kinds,
        threshold=1000 + 100 * (at % 23),
        count=1 + at % 3,
        every=1000 + 250 * (at % 19),
        add=1 + at % 2,
        basis=("excess", "total")[at // 4 % 2],
        rounding=ROUNDINGS[at % 3],
        lapses=", in_place_of_base: true, at_least: 1" if at % 5 == 0 else "",
    )
    return read_document(text, Path(f"/bench/sample-{at}.yaml"))


CASES = {
    "national": Case("one rule for all", national, local=False),
    "shipped": Case("the documents as shipped", shipped),
    "crowded": Case("a document in each prefecture", crowded),
}


@dataclass(frozen=True, slots=True)
class Told:
    """The units: where they lie (township `codes[place]`), of which kind, with how many workers, if known."""

    codes: tuple[str, ...]
    place: NDArray[np.int32]
    kind: NDArray[np.int8]
    workers: NDArray[np.int64]
    known: NDArray[np.bool_]

    @property
    def arrays(self) -> tuple[NDArray[np.generic], ...]:
        """What is told of each unit."""
        return self.place, self.kind, self.workers, self.known

    @property
    def size(self) -> int:
        """How many units."""
        return len(self.workers)

    def first(self, size: int) -> Told:
        """The first so many."""
        return Told(self.codes, *(column[:size] for column in self.arrays))  # type: ignore[arg-type]

    def keep(self, folder: Path) -> None:
        """Write the columns into a folder."""
        for name, column in zip(COLUMNS, self.arrays, strict=True):
            np.save(folder / f"{name}.npy", column)

    @classmethod
    def kept(cls, folder: Path, size: int) -> Told:
        """The first so many units of those in a folder."""
        kept = (np.load(folder / f"{name}.npy", mmap_mode="r")[:size].copy() for name in COLUMNS)
        return cls(townships(), *kept)  # type: ignore[arg-type]


def townships() -> tuple[str, ...]:
    """Every township's code."""
    return tuple(one.code for one in divisions.all() if one.level is Level.TOWNSHIP)


def units(size: int) -> Told:
    """So many units, on every township alike; most are small, the largest of all has `MOST` workers."""
    draw, codes = np.random.default_rng(SEED), townships()
    left = (1 - sum(SHARES.values())) / (len(KINDS) - len(SHARES))
    workers = np.minimum(np.exp(draw.normal(6.5, 1.4, size)), MOST).astype(np.int64)
    workers[draw.random(size) < NOBODY] = 0
    return Told(
        codes,
        draw.integers(len(codes), size=size, dtype=np.int32),
        draw.choice(len(KINDS), size, p=[SHARES.get(kind, left) for kind in KINDS]).astype(np.int8),
        workers,
        draw.random(size) >= NOT_TOLD,
    )

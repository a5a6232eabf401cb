"""One page for a leader, as declared: figures, bars, a ranking. No personal data belongs on it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from niangjia.kernel.official.types.blocks import Column


class Tone(StrEnum):
    """How a figure is to be read at a glance."""

    PLAIN = "plain"
    GOOD = "good"
    WARNING = "warning"
    ALARM = "alarm"


@dataclass(frozen=True, slots=True)
class Card:
    """A figure of the top row: 须配 210名, and a line below it."""

    label: str
    value: str
    unit: str = ""
    sub: str = ""
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class Bar:
    """A row of the chart: `value` in the accent colour upon `compare` in grey; None draws no bar.

    `said` stands behind it. Values are not negative; ValueError otherwise.
    """

    label: str
    value: int | None
    compare: int | None = None
    said: str = ""

    def __post_init__(self) -> None:
        if (self.value or 0) < 0 or (self.compare or 0) < 0:
            raise ValueError(f"a bar is not negative: {self.label}")


@dataclass(frozen=True, slots=True)
class Bars:
    """A chart of horizontal bars, with the words of its two measures."""

    title: str
    value: str
    compare: str
    rows: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """A short table, in the order given. ValueError when a row does not fit its columns."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row of {self.title} has more or fewer cells than there are columns")


MOST_CARDS, MOST_ROWS = 8, 40
"""More cannot be read on one page."""


@dataclass(frozen=True, slots=True)
class Poster:
    """One A4 page, made smaller until everything is on it. ValueError when that is more than can be read."""

    title: str
    subtitle: str = ""
    cards: tuple[Card, ...] = ()
    bars: Bars | None = None
    ranking: Ranking | None = None
    notes: tuple[str, ...] = ()
    footer: str = ""

    def __post_init__(self) -> None:
        bars = len(self.bars.rows) if self.bars else 0
        ranked = len(self.ranking.rows) if self.ranking else 0
        if len(self.cards) > MOST_CARDS or max(bars, ranked) > MOST_ROWS:
            raise ValueError(f"a page shows {MOST_CARDS} figures, {MOST_ROWS} bars and {MOST_ROWS} ranks")

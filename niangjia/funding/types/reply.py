"""A budget reply as papers say it: posts, months, and the shares that bear them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from niangjia.funding.types.words import Level, Source

JANUARY, DECEMBER = 1, 12


def months_between(first: date, until: date) -> int:
    """Whole months from the first day of one month to the first day of another."""
    return (until.year - first.year) * DECEMBER + until.month - first.month


def end_of(first: date, months: int) -> date:
    """The first day after so many months; `first` is the first day of a month."""
    years, month = divmod(first.month - JANUARY + months, DECEMBER)
    return date(first.year + years, month + JANUARY, 1)


@dataclass(frozen=True, slots=True)
class Share:
    """One source at one level: the person-months it bears, and the money where the paper names any."""

    source: Source
    level: Level
    person_months: int
    amount: Decimal | None = None
    """Yuan; None where the paper gives none."""


@dataclass(frozen=True, slots=True)
class ReplyFacts:
    """What an office writes down of a reply, from the first day of a month until before that of another."""

    number: str
    dated: date
    issuer: str
    year: int
    first: date
    until: date
    posts: int
    shares: tuple[Share, ...]
    amount: Decimal | None = None
    remark: str = ""

    @property
    def months(self) -> int:
        """How many months each post is funded for."""
        return months_between(self.first, self.until)

    @property
    def person_months(self) -> int:
        """The whole that the shares must sum to: posts × months."""
        return self.posts * self.months


@dataclass(frozen=True, slots=True)
class Reply:
    """The face of a reply, as a figure cites it. `shares` is empty where the reply lies above the reader."""

    pk: int
    number: str
    dated: date
    issuer: str
    year: int
    first: date
    until: date
    ended_on: date | None
    shares: tuple[Share, ...] = ()

    @property
    def months(self) -> int:
        """How many months each post is funded for."""
        return months_between(self.first, self.until)

    def stands(self, on: date) -> bool:
        """Whether the reply funds posts on a day: within its months, before it was replaced or revoked."""
        return self.first <= on < self.until and (self.ended_on is None or on < self.ended_on)

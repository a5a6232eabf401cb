"""Few posts among many units: what is asked, who could get one, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from niangjia.kernel.terms import Term


class Aim(Term):
    """What the posts are to do best, once must goes before may."""

    WORKERS = "workers", "覆盖职工最多", "most workers covered"
    EVEN = "even", "缺口最均", "shortfalls evened out"
    BLANK = "blank", "先补空白单位", "units without anyone first"


class Cap(BaseModel):
    """At least and at most so many posts for the units below one federation."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    group: Annotated[str, Field(min_length=1, max_length=20)]
    least: Annotated[int, Field(ge=0, le=1_000_000)] = 0
    most: Annotated[int, Field(ge=0, le=1_000_000)] | None = None

    @model_validator(mode="after")
    def _least_is_not_above_most(self) -> Self:
        if self.most is not None and self.least > self.most:
            raise ValueError("the least is above the most")
        return self


class Question(BaseModel):
    """So many posts, or so much money a year, to which aim, with which caps."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    posts: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    yuan: Annotated[Decimal, Field(ge=0, le=10**12, decimal_places=2)] | None = None
    aim: Aim = Aim.WORKERS
    caps: Annotated[tuple[Cap, ...], Field(max_length=4_000)] = ()

    @model_validator(mode="after")
    def _posts_or_money(self) -> Self:
        if (self.posts is None) == (self.yuan is None):
            raise ValueError("either posts or yuan")
        if len({cap.group for cap in self.caps}) < len(self.caps):
            raise ValueError("two caps for one group")
        return self


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that could get posts: `must` of them to close its shortfall, `may` more up to its ceiling.

    `floor` and `ceiling` are its mandatory posts and its ceiling, `filled` who is there already.
    """

    unit_id: int
    code: str
    name: str
    group: str
    workers: int
    filled: int
    floor: int
    ceiling: int
    must: int
    may: int


@dataclass(frozen=True, slots=True)
class Stage:
    """One question put to the solver: what was made as large as possible, and how sure it is."""

    name: str
    value: int
    bound: int
    optimal: bool


@dataclass(frozen=True, slots=True)
class Seat:
    """What a unit gets: so many towards its must, so many beyond; `place` is its turn among all."""

    candidate: Candidate
    place: int
    must: int = 0
    may: int = 0

    @property
    def posts(self) -> int:
        """All it gets."""
        return self.must + self.may


@dataclass(frozen=True, slots=True)
class Allocated:
    """A proposal: the seats in the order of their turn, and the stages that led there."""

    posts: int
    aim: Aim
    seats: tuple[Seat, ...]
    stages: tuple[Stage, ...]
    by_group: Mapping[str, int] = field(default_factory=dict)

    @property
    def given(self) -> int:
        """How many posts find a place."""
        return sum(seat.posts for seat in self.seats)

    @property
    def optimal(self) -> bool:
        """Whether nothing better exists, as far as every stage was brought to its end."""
        return all(stage.optimal for stage in self.stages)

"""What the tree tells and asks those above it: they know who works at a unit, the tree does not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from niangjia.kernel.events import Event
from niangjia.kernel.wording import Wording
from niangjia.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of a unit, as a form offers them: a key that only who answered understands, and a name."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class PeopleAsked(Event[list[Member]]):
    """Who is at a unit on a day?"""

    unit: Unit
    on: date


@dataclass(frozen=True, slots=True)
class PeopleCounted(Event[int]):
    """How many are at and below a path on a day?"""

    path: str
    on: date


@dataclass(frozen=True, slots=True)
class UnitSucceeded(Event[int]):
    """From a day on those of `unit` belong to `successor`: all, or only some. Answered: how many followed."""

    unit: Unit
    successor: Unit
    on: date
    reason: Wording
    only: frozenset[str] | None = None

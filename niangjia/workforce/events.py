"""What the workforce asks those above it: who fills a post, and whose row something still rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from niangjia.kernel.events import Event
from niangjia.kernel.figure import Figure
from niangjia.kernel.wording import Wording
from niangjia.organisations.facade import Unit


@dataclass(frozen=True, slots=True)
class FilledAsked(Event[Figure]):
    """How many at and below a unit fill a post on a day, as the documents in force there count them?

    Where no unit is named, of all in scope.
    """

    under: Unit | None
    on: date


@dataclass(frozen=True, slots=True)
class Stint:
    """Where and when somebody worked: what money may have been given for."""

    person: int
    unit: int
    path: str
    start: date | None
    left: date | None
    paid: bool
    """Whether a wage is recorded."""


@dataclass(frozen=True, slots=True)
class RowsNeeded(Event[Mapping[int, Wording]]):
    """For which of these people, whose time is up, does money or a case need the row to stay, and why?"""

    persons: tuple[int, ...]
    stints: tuple[Stint, ...]

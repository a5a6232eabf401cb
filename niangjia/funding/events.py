"""What funding asks those above it: how many posts a document permits is said by the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from niangjia.kernel.events import Event
from niangjia.organisations.facade import Unit


@dataclass(frozen=True, slots=True)
class Quota:
    """What the plan says of a unit: 须配下限, 可配上限, 已配; None where there is no number."""

    must: int | None
    ceiling: int | None
    filled: int | None


@dataclass(frozen=True, slots=True)
class QuotaAsked(Event[Mapping[int, Quota]]):
    """What stands in the plan of the units at and below one on a day, by unit?"""

    under: Unit
    on: date

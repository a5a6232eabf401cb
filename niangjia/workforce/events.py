"""What the workforce asks those above it: who fills a post is said by the plan, not by the roster."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from niangjia.kernel.events import Event
from niangjia.kernel.figure import Figure
from niangjia.organisations.facade import Unit


@dataclass(frozen=True, slots=True)
class FilledAsked(Event[Figure]):
    """How many at and below a unit fill a post on a day, as the documents in force there count them?"""

    under: Unit
    on: date

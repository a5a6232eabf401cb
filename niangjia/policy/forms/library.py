"""What the list of documents is narrowed to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from niangjia.policy import places
from niangjia.policy.forms.asking import Day, Place, first
from niangjia.policy.library import Library
from niangjia.policy.queries.searching import Found, search
from niangjia.policy.queries.shelf import LEVELS, NotHeld, Shelved
from niangjia.policy.topics import subject


@dataclass(frozen=True, slots=True)
class Asked:
    """The words searched for, the topic, the level, the place, the day, and the provision of the timeline."""

    text: str
    topic: str
    level: int | None
    place: Place
    day: Day
    provision: str

    @classmethod
    def of(cls, given: QueryDict, *, library: Library, today: date) -> Asked:
        """What the address says; a word that means nothing here is as if it were not there."""
        level, provision = first(given, "level"), first(given, "provision")
        return cls(
            text=first(given, "q"),
            topic=first(given, "topic"),
            level=int(level) if level.isdecimal() and int(level) in LEVELS else None,
            place=Place.of(first(given, "place")),
            day=Day.of(first(given, "on"), today=today),
            provision=provision if provision in library.provisions else "",
        )

    def chosen(self, library: Library, shelf: Sequence[Shelved]) -> list[Found]:
        """The documents that the list shows."""
        return [
            found
            for found in search(library, list(shelf), self.text)
            if self._on_topic(found.shelved)
            and (self.level is None or len(found.shelved.area) == self.level)
            and self._bears_on_place(found.shelved.area)
            and (not self.day.given or found.shelved.in_force)
        ]

    def missing(self, absent: Sequence[NotHeld]) -> list[NotHeld]:
        """The documents not held that belong to what is asked for."""
        return [
            one
            for one in absent
            if self._bears_on_place(one.area)
            and (self.level is None or len(one.area) == self.level)
            and (not self.topic or not one.bears_on or self.topic in one.bears_on)
        ]

    @property
    def narrowed(self) -> bool:
        """Whether anything at all is asked for."""
        return bool(self.text or self.topic or self.level is not None or self.place.known or self.day.given)

    def _on_topic(self, one: Shelved) -> bool:
        return not self.topic or any(subject(rule.provision.id) == self.topic for rule in one.rules)

    def _bears_on_place(self, area: str) -> bool:
        at = self.place.area
        return at is None or places.covers(area, at) or places.covers(at, area)

"""What a reader of the tree may ask for, parsed from the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from niangjia.organisations.queries.listing import Entry
from niangjia.organisations.types import UnitKind

LONGEST = 60
COUNTED = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the search is for; nothing asked shows the tree itself."""

    text: str
    kind: UnitKind | None
    counted: bool | None
    closed: bool

    @classmethod
    def of(cls, given: Mapping[str, str]) -> Asked:
        """What the address says; a kind that does not exist is as if it were not there."""
        kind = given.get("kind", "")
        return cls(
            text_of(given.get("q", "")),
            UnitKind(kind) if kind in set(UnitKind) else None,
            COUNTED.get(given.get("counted", "")),
            bool(given.get("closed")),
        )

    @property
    def anything(self) -> bool:
        """Whether a search was asked for."""
        return self.entry.anything

    @property
    def entry(self) -> Entry:
        """The same as the query takes it."""
        return Entry(self.text, self.kind, self.counted, self.closed)


def text_of(written: str) -> str:
    """What was typed, without the ends and what the database cannot hold."""
    return written.replace("\x00", "").strip()[:LONGEST]


def start_of(written: str) -> int:
    """From which sibling on; 0 where that cannot be read."""
    return int(written) if written.isascii() and written.isdigit() and len(written) < 8 else 0

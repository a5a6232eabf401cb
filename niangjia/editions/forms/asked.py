"""What a reader may ask of the list and of an edition's lines, parsed from the address."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import QueryDict

from niangjia.editions.types import State
from niangjia.kernel.wording import Wording
from niangjia.organisations.types import UnitKind

ONLY: dict[str, Wording] = {
    "shortfall": Wording("有缺口的", "with a shortfall"),
    "room": Wording("可增配的", "with room to add"),
    "above": Wording("超配的", "above complement"),
    "below": Wording("计划低于须配的", "planned below the must"),
    "decided": Wording("写了理由的", "with a reason"),
}
"""What the lines can be narrowed to."""


@dataclass(frozen=True, slots=True)
class EditionsAsked:
    """Which editions are listed."""

    year: int | None
    state: str
    text: str

    @classmethod
    def of(cls, given: QueryDict) -> EditionsAsked:
        """What the address says; what cannot be read is as if it were not there."""
        year, state = given.get("year", ""), given.get("state", "")
        return cls(
            int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
            state if state in set(State) else "",
            plain(given.get("q", "")),
        )

    @property
    def narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.year or self.state or self.text)


@dataclass(frozen=True, slots=True)
class LinesAsked:
    """Which lines of an edition are shown, in which order."""

    text: str
    group: str
    kind: str
    only: str
    sort: str

    @classmethod
    def of(cls, given: QueryDict) -> LinesAsked:
        """What the address says."""
        kind, only = given.get("kind", ""), given.get("only", "")
        return cls(
            plain(given.get("q", "")),
            plain(given.get("group", "")),
            kind if kind in set(UnitKind) else "",
            only if only in ONLY else "",
            given.get("sort", ""),
        )


def plain(text: str) -> str:
    """What was typed, without what the database cannot hold."""
    return text.replace("\x00", "").strip()[:200]

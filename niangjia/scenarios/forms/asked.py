"""What a reader of the workbench asks: below which unit, on which day, which scenarios, which rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from niangjia.kernel.pages import day_in
from niangjia.kernel.wording import Wording
from niangjia.organisations.types import UnitKind
from niangjia.scenarios.forms.changes import changes_of
from niangjia.scenarios.queries import Comparison
from niangjia.scenarios.rules.sums import number_of
from niangjia.scenarios.types import Changes, Compared

MOST_BESIDE = 3
TYPED = "typed"
"""Sent with the form: what its boxes say is meant, even where they are all empty."""
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Asked:
    """The question of the workbench, as its address says it."""

    under: str
    on: date
    changes: Changes
    problems: tuple[Wording, ...]
    typed: bool
    scenario: int | None
    beside: tuple[int, ...]
    shown: Compared | None
    everything: bool
    kind: str
    text: str
    sort: str

    @classmethod
    def of(cls, given: QueryDict, *, today: date) -> Asked:
        """What the address says; a word that cannot be read is as if it were not there."""
        changes, problems = changes_of({name: given.get(name, "") for name in given})
        kind, shown = given.get("kind", ""), given.get("show", "")
        return cls(
            under=given.get("under", ""),
            on=day_in(given.get("on", "")) or today,
            changes=changes,
            problems=problems,
            typed=TYPED in given,
            scenario=_key(given.get("scenario", "")),
            beside=_keys(given.getlist("with")),
            shown=Compared(shown) if shown in set(Compared) else None,
            everything=given.get("rows") == "all",
            kind=kind if kind in set(UnitKind) else "",
            text=given.get("q", "").replace("\x00", "").strip()[:LONGEST],
            sort=given.get("sort", ""),
        )

    def chosen(self, found: Comparison, columns: Sequence[Compared]) -> list[int]:
        """The places of the units that the table shows, in its order."""
        lines = found.present.lines
        rows = [
            at
            for at, line in enumerate(lines)
            if (not self.kind or line.kind == self.kind)
            and self.text.lower() in line.found_by
            and (self.everything or found.differs(at, columns))
        ]
        key, down = self.sort.removeprefix("-"), self.sort.startswith("-")
        if key == "name":
            rows.sort(key=lambda at: lines[at].name, reverse=down)
        elif key in set(Compared):
            column, last = Compared(key), found.sides[-1]
            numbers = {at: number_of(last.lines[at], column, last.price) for at in rows}
            known = [at for at in rows if numbers[at] is not None]
            known.sort(key=lambda at: numbers[at] or 0, reverse=down)
            rows = known + [at for at in rows if numbers[at] is None]
        return rows


def _key(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else None


def _keys(texts: Sequence[str]) -> tuple[int, ...]:
    found = dict.fromkeys(key for text in texts if (key := _key(text)) is not None)
    return tuple(found)[:MOST_BESIDE]

"""What a reader of the plan may ask for, parsed from the address."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict

from niangjia.kernel.pages import day_in
from niangjia.kernel.wording import Wording
from niangjia.organisations.types import UnitKind
from niangjia.staffing.types import ANY, COUNTS, LABELS, PERSON, Line, Measure

ONLY: dict[str, Wording] = {
    **{one.value: LABELS[one] for one in (Measure.SHORTFALL, Measure.ROOM, Measure.ABOVE)},
    "unused": Wording("资金名额未用", "Funded, not filled"),
    "fall": Wording("人数下降", "Fewer workers"),
}
"""What the table may be narrowed to: lines of which this is known, and not 0."""

SORTS = {measure.value: measure for measure in Measure}


@dataclass(frozen=True, slots=True)
class Asked:
    """The unit, the day, and what the table is narrowed to and sorted by."""

    under: str
    on: date
    kind: str
    only: str
    text: str
    sort: str

    @classmethod
    def of(cls, given: QueryDict, *, under: str, today: date) -> Asked:
        """What the address says; a date or word that cannot be read is as if it were not there."""
        kind = given.get("kind", "")
        only = given.get("only", "")
        return cls(
            under=given.get("under") or under,
            on=day_in(given.get("on", "")) or today,
            kind=kind if kind in set(UnitKind) else "",
            only=only if only in ONLY else "",
            text=given.get("q", "").replace("\0", "").strip(),
            sort=given.get("sort", ""),
        )

    def chosen(self, lines: Sequence[Line]) -> list[Line]:
        """The lines that the table shows, in its order."""
        rows = [line for line in lines if self._shows(line)]
        key, down = self.sort.removeprefix("-"), self.sort.startswith("-")
        if key in SORTS:
            measure = SORTS[key]
            # What has no number stands last, whichever way the rest is sorted.
            known = [line for line in rows if line.number(measure) is not None]
            known.sort(key=lambda line: (line.number(measure) or 0, line.path), reverse=down)
            rows = known + [line for line in rows if line.number(measure) is None]
        elif key == "name":
            rows.sort(key=lambda line: (line.name, line.path), reverse=down)
        return rows

    def _shows(self, line: Line) -> bool:
        if self.kind and line.kind != self.kind:
            return False
        if self.only and not getattr(line, self.only):
            return False
        within = self.text.isdigit() and (line.place or "").startswith(self.text)
        return within or self.text.lower() in line.found_by


def counted_in(given: QueryDict, measure: Measure) -> str:
    """What a total asked for is counted in; workers are summed whatever posts are counted in."""
    count = given.get("count")
    if count in COUNTS:
        return count
    return ANY if measure is Measure.WORKERS else PERSON

"""The stored totals of the roster: the numbers of a federation without reading its people."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from niangjia.kernel import derived
from niangjia.kernel.actor import SEGMENT, Actor
from niangjia.workforce import access
from niangjia.workforce.actions.totalling import TOTALS
from niangjia.workforce.models.total import APART, EVERYBODY, UNTIL
from niangjia.workforce.queries import days
from niangjia.workforce.queries.entry import Entry
from niangjia.workforce.queries.facets import CONTRACT_END, LATER, OPEN, PAST, UNKNOWN, WITHIN


@dataclass(frozen=True, slots=True)
class Totals:
    """How many on the roster at and below a federation on a day: all, and by the values of each facet.

    `stored` has contract ends by their day, the other facets by their bars.
    """

    whole: int
    stored: Mapping[str, Mapping[str, int]]
    on: date

    def bars(self, key: str) -> Mapping[str, int]:
        """The bars of a facet's picture that are not empty."""
        if key != CONTRACT_END.key:
            return self.stored.get(key, {})
        bars: Counter[str] = Counter()
        for end, number in self.stored.get(key, {}).items():
            bars[self._bar(end)] += number
        return bars

    def number(self, entry: Entry) -> int:
        """How many an entry finds that is narrowed by no more than one facet."""
        assert entry.of_one_side, "what is stored does not tell"
        chosen = [(key, values) for key, values in entry.chosen.items() if values]
        if not chosen:
            return self.whole
        [(key, values)] = chosen
        if key != CONTRACT_END.key:
            return sum(self.bars(key).get(value, 0) for value in set(values))
        return sum(
            number
            for end, number in self.stored.get(key, {}).items()
            if any(self.ends(end, value) for value in values)
        )

    def ends(self, end: str, value: str) -> bool:
        """Whether contracts with this end answer to a value of the facet."""
        if value not in WITHIN:
            return self._bar(end) == value
        if end in (OPEN, UNKNOWN):
            return False
        return self.on <= date.fromisoformat(end) <= self.on + WITHIN[value]

    def _bar(self, end: str) -> str:
        if end in (OPEN, UNKNOWN):
            return end
        day = date.fromisoformat(end)
        if day < self.on:
            return PAST
        return LATER if day >= days.month_after(self.on, days.MONTHS_AHEAD) else f"{day:%Y-%m}"


def totals(path: str, *, on: date, today: date, by: Actor) -> Totals | None:
    """What is stored of the federation at a path, if that is what the actor sees: two queries.

    None on another day than the present, while much waits to be counted anew, and where somebody's person may
    lie out of the actor's scope, so that the list itself does not show the engagement.
    """
    if on != today or not path:
        return None
    if not derived.fresh(TOTALS, path, on=on, by=by).fresh:
        return None
    rows = (
        access.totals(by).filter(scope_path=path).exclude(side=UNTIL).values_list("side", "value", "number")
    )
    stored: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for side, value, number in rows:
        stored[side][value] = number
    if APART in stored and len(by.scope.low) > SEGMENT:
        return None
    whole = stored.pop(EVERYBODY, None)
    return None if whole is None else Totals(whole[""], stored, on)

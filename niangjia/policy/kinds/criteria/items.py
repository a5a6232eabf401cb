"""So many points an item, by level."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from niangjia.kernel.figure import Step
from niangjia.kernel.wording import Wording
from niangjia.policy import words
from niangjia.policy.columns.tree import Fact, least, some, total
from niangjia.policy.errors import FactError
from niangjia.policy.facts import Facts
from niangjia.policy.kinds.criteria.scoring import Scored, ScoredColumns
from niangjia.policy.types import Asked, Count, Positive, Strict


@dataclass(frozen=True, slots=True)
class AtLevel:
    """How many items count at a level; without a level (no level has points), how many items there are."""

    fact: str
    levels: tuple[tuple[str, int], ...]
    once: bool
    level: str | None

    def read(self, facts: Facts) -> int:
        """Raises FactError for what are no items at these levels."""
        counts = by_level(facts, self.fact, dict(self.levels), once=self.once)
        return sum(counts.values()) if self.level is None else counts.get(self.level, 0)


class ItemPoints(Strict):
    """So many points an item, by level, up to a cap.

    The fact is either counts by level, each item entered once at its highest level; or a list of
    items, each a list of the levels it appeared at.
    """

    shape: Literal["items"]
    fact: str
    levels: Mapping[str, Count]
    cap: Positive

    @property
    def most(self) -> int:
        """The highest score possible."""
        return self.cap

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts it needs."""
        return (self.fact,)

    def score(self, asked: Asked) -> Scored:
        """Items times points, capped."""
        counts = by_level(asked.facts, self.fact, self.levels, once=_once(asked.readings))
        total = sum(self.levels[level] * count for level, count in counts.items())
        points = min(total, self.cap)
        spelled = " + ".join(f"{count}×{self.levels[level]}" for level, count in counts.items()) or "0"
        text = Wording(f"{words.said_fact(self.fact).zh}：{spelled}，满分{self.cap}分",
                       f"{words.said_fact(self.fact).en}: {spelled}, at most {self.cap}")  # fmt: skip
        return Scored(points=Decimal(points), steps=(Step(text, points, "point"),))

    def columns(self, readings: Mapping[str, str]) -> ScoredColumns:
        """As `score`, of a count for each level: `media_province`, `media_nation`. An item is in it as the
        rule of the row counts items: at its highest level, or once at each."""
        levels, once = tuple(self.levels.items()), _once(readings)
        counts = {
            one: Fact(f"{self.fact}_{one}", how=AtLevel(self.fact, levels, once, one)) for one in self.levels
        }
        facts = tuple(counts.values()) or (Fact(self.fact, how=AtLevel(self.fact, levels, once, None)),)
        points = total(counts[one] * each for one, each in levels)
        return ScoredColumns(facts, least(points, self.cap) * 100, some(*(one < 0 for one in facts)))


def by_level(facts: Facts, name: str, levels: Mapping[str, int], *, once: bool) -> dict[str, int]:
    """How many items count at each level. Raises FactError."""
    given, known = facts.raw(name), ", ".join(levels)
    if isinstance(given, Mapping):
        for level, count in given.items():
            if level not in levels or isinstance(count, bool) or not isinstance(count, int) or count < 0:
                raise FactError(name, f"须为各级篇数：{known}", f"counts by level: {known}", given)
        return dict(given)
    if not isinstance(given, (list, tuple)):
        raise FactError(name, f"须为各级篇数：{known}", f"counts by level: {known}", given)
    counts: dict[str, int] = {}
    for item in given:
        if not isinstance(item, (list, tuple)) or not item or any(not _names(one, levels) for one in item):
            raise FactError(name, f"每篇须列明层级：{known}", f"each item lists its levels: {known}", given)
        for level in [max(item, key=levels.__getitem__)] if once else dict.fromkeys(item):
            counts[level] = counts.get(level, 0) + 1
    return counts


def _names(given: object, levels: Mapping[str, int]) -> bool:
    return isinstance(given, str) and given in levels


def _once(readings: Mapping[str, str]) -> bool:
    return readings.get("republished", "highest_once") == "highest_once"

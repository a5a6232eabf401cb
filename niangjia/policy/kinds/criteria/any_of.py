"""So many points for each of several papers."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from niangjia.kernel.figure import Step
from niangjia.kernel.wording import Wording
from niangjia.policy.columns.tree import Fact, Shape, least, no_flag, some, total
from niangjia.policy.kinds.criteria.scoring import Scored, ScoredColumns
from niangjia.policy.kinds.lists import Among, HowMany
from niangjia.policy.types import Asked, Positive, Strict, Words


class AnyOf(Strict):
    """So many points for each of several kinds of paper that is there, up to a cap."""

    shape: Literal["any_of"]
    fact: str
    papers: Mapping[str, Words]
    each: Positive
    cap: Positive

    @property
    def most(self) -> int:
        """The highest score possible."""
        return min(self.cap, self.each * len(self.papers))

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts it needs."""
        return (self.fact,)

    def score(self, asked: Asked) -> Scored:
        """Points for the kinds of paper there; the same kind twice counts once."""
        there = dict.fromkeys(asked.facts.some_of(self.fact, self.papers))
        points = min(self.cap, self.each * len(there))
        named = "、".join(self.papers[name].zh for name in there) or "无"
        english = ", ".join(self.papers[name].en for name in there) or "none"
        text = Wording(
            f"{named}：有1项得{self.each}分，满分{self.cap}分",
            f"{english}: {self.each} each, at most {self.cap}",
        )
        return Scored(points=Decimal(points), steps=(Step(text, points, "point"),))

    def columns(self, readings: Mapping[str, str]) -> ScoredColumns:
        """As `score`, of a flag for each paper: `documents_contract`, `documents_plan`."""
        known = tuple(self.papers)
        there = [Fact(f"{self.fact}_{one}", Shape.FLAG, Among(self.fact, known, one)) for one in known]
        # Where no paper counts, the list must still be one: without an entry.
        facts = there or [Fact(self.fact, how=HowMany(self.fact, known))]
        points = least(total(there) * self.each, self.cap) * 100
        return ScoredColumns(tuple(facts), points, some(*(no_flag(one) for one in facts)))

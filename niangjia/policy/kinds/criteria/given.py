"""Points an assessor gives on the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from niangjia.kernel.figure import Step
from niangjia.policy import words
from niangjia.policy.columns.tree import Fact, Shape, same
from niangjia.policy.errors import FactError
from niangjia.policy.facts import plain
from niangjia.policy.kinds.criteria.scoring import Scored, ScoredColumns
from niangjia.policy.types import Asked, Positive, Strict

_HALF = Decimal("0.5")
_WHOLE = Decimal(1)


class GivenPoints(Strict):
    """Points an assessor gives on the evidence, up to a maximum; half points as a setting."""

    shape: Literal["given"]
    fact: str
    up_to: Positive

    @property
    def most(self) -> int:
        """The highest score possible."""
        return self.up_to

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts it needs."""
        return (self.fact,)

    def score(self, asked: Asked) -> Scored:
        """The points given. Raises FactError above the maximum or finer than half a point."""
        given = asked.facts.amount(self.fact)
        if given > self.up_to or given % _HALF:
            raise FactError(
                self.fact, f"须为0至{self.up_to}分，至多半分", f"0 to {self.up_to}, in half points", given
            )
        points = given if asked.reading("half_points", "allowed") == "allowed" else given // _WHOLE
        return Scored(points=points, steps=(Step(words.said_fact(self.fact), plain(points), "point"),))

    def columns(self, readings: Mapping[str, str]) -> ScoredColumns:
        """As `score`."""
        given = Fact(self.fact, Shape.AMOUNT)
        wrong = (given < 0) | (given > self.up_to * 100) | ~same(given % 50, 0)
        allowed = readings.get("half_points", "allowed") == "allowed"
        return ScoredColumns((given,), given if allowed else given // 100 * 100, wrong)

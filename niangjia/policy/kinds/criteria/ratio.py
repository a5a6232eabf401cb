"""The share of two counts, in bands."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal, Self

from pydantic import model_validator

from niangjia.kernel.figure import Step
from niangjia.kernel.wording import Wording
from niangjia.policy import words
from niangjia.policy.columns.tree import Fact, most, node, same, when
from niangjia.policy.errors import FactError, Wrong
from niangjia.policy.kinds.criteria.scoring import Scored, ScoredColumns
from niangjia.policy.types import Asked, Count, Strict

_WHOLE = Decimal(1)


class Band(Strict):
    """From this percentage on (itself included), so many points."""

    from_percent: Count
    points: Count


class RatioBands(Strict):
    """The share of two counts in half-open bands, each reaching up to the next."""

    shape: Literal["ratio_bands"]
    part: str
    whole: str
    bands: tuple[Band, ...]
    sample_floor: Count

    @model_validator(mode="after")
    def _bands_rise(self) -> Self:
        starts = [band.from_percent for band in self.bands]
        if not starts or starts[0] != 0 or starts != sorted(set(starts)) or starts[-1] > 100:
            raise Wrong(
                "各档从0%起，逐档升高，不能重复，最高到100%",
                "bands begin at 0 and rise without gap or overlap, up to 100",
                at="bands",
            )
        return self

    @property
    def most(self) -> int:
        """The highest score possible."""
        return max(band.points for band in self.bands)

    @property
    def facts(self) -> tuple[str, ...]:
        """The facts it needs."""
        return (self.part, self.whole)

    def score(self, asked: Asked) -> Scored:
        """Points of the band the ratio lies in; unknown when nobody was surveyed."""
        part, whole = asked.facts.count(self.part), asked.facts.count(self.whole)
        if part > whole:
            raise FactError(
                self.part, f"不能多于{words.said_fact(self.whole).zh}{whole}", f"cannot exceed {whole}", part
            )
        if whole == 0:
            return Scored(points=None, steps=(Step(words.said_fact(self.whole), 0),))
        # Compared as whole numbers (part × 100 against percent × whole), so that no ratio is rounded.
        percent = Decimal(part * 100) / whole
        rounded = int(percent.quantize(_WHOLE, ROUND_HALF_UP))
        exact = asked.reading("ratio", "exact") == "exact"
        reached = [
            band for band in self.bands
            if (part * 100 >= band.from_percent * whole if exact else rounded >= band.from_percent)
        ]  # fmt: skip
        second = self.bands[1].from_percent if len(self.bands) > 1 else None
        on_edge = second is not None and (part * 100 == second * whole if exact else rounded == second)
        if on_edge and asked.reading("lowest_edge", "in_upper_band") == "in_lower_band":
            reached.pop()
        band, points = reached[-1], reached[-1].points
        shown = percent.quantize(Decimal("0.01")) if exact else rounded
        steps = (
            Step(Wording(f"满意率：{part} ÷ {whole}", f"Satisfaction: {part} ÷ {whole}"), shown, "percent"),
            Step(Wording(f"{band.from_percent}%起一档", f"Band from {band.from_percent}%"), points, "point"),
        )
        few = Wording(f"测评样本只有{whole}人，少于{self.sample_floor}人",
                      f"Only {whole} were surveyed, fewer than {self.sample_floor}")  # fmt: skip
        warned = (few,) if whole < self.sample_floor else ()
        return Scored(points=Decimal(points), steps=steps, warnings=warned)

    def columns(self, readings: Mapping[str, str]) -> ScoredColumns:
        """As `score`: no points are known where nobody was surveyed."""
        part, whole = Fact(self.part), Fact(self.whole)
        # The share is compared as `reached` against `per` for each percent: exact, or rounded half up.
        reached, per = part * 100, node(whole)
        if readings.get("ratio", "exact") == "rounded":
            reached, per = (part * 200 + whole) // most(whole * 2, 1), node(1)
        points = node(self.bands[0].points * 100)
        lower = readings.get("lowest_edge") == "in_lower_band"
        for at, band in enumerate(self.bands[1:], 1):
            edge = per * band.from_percent
            # Only the second band has a lower edge that may belong to the band below.
            into = reached > edge if lower and at == 1 else reached >= edge
            points = when(into, band.points * 100, points)
        return ScoredColumns((part, whole), points, (part < 0) | (part > whole), same(whole, 0))

"""The criteria of a rubric: points given, any of several papers, a ratio in bands, items times points."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from niangjia.kernel.figure import Step
from niangjia.kernel.wording import Wording
from niangjia.policy import words
from niangjia.policy.errors import FactError, Wrong
from niangjia.policy.facts import plain
from niangjia.policy.types import Asked, Count, Positive, Strict, Words

_HALF = Decimal("0.5")
_WHOLE = Decimal(1)


class Scored(Strict):
    """One criterion's points with the lines behind them; None when a survey asked nobody."""

    points: Decimal | None
    steps: tuple[Step, ...]
    warnings: tuple[Wording, ...] = ()


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
        second = self.bands[1].from_percent if len(self.bands) > 1 else 0
        on_edge = part * 100 == second * whole if exact else rounded == second
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
        counts = self._counts(asked)
        total = sum(self.levels[level] * count for level, count in counts.items())
        points = min(total, self.cap)
        spelled = " + ".join(f"{count}×{self.levels[level]}" for level, count in counts.items()) or "0"
        text = Wording(f"{words.said_fact(self.fact).zh}：{spelled}，满分{self.cap}分",
                       f"{words.said_fact(self.fact).en}: {spelled}, at most {self.cap}")  # fmt: skip
        return Scored(points=Decimal(points), steps=(Step(text, points, "point"),))

    def _counts(self, asked: Asked) -> dict[str, int]:
        given = asked.facts.raw(self.fact)
        known = ", ".join(self.levels)
        if isinstance(given, Mapping):
            for level, count in given.items():
                if (
                    level not in self.levels
                    or isinstance(count, bool)
                    or not isinstance(count, int)
                    or count < 0
                ):
                    raise FactError(self.fact, f"须为各级篇数：{known}", f"counts by level: {known}", given)
            return dict(given)
        if not isinstance(given, (list, tuple)):
            raise FactError(self.fact, f"须为各级篇数：{known}", f"counts by level: {known}", given)
        counts: dict[str, int] = {}
        for item in given:
            if (
                not isinstance(item, (list, tuple))
                or not item
                or any(level not in self.levels for level in item)
            ):
                raise FactError(
                    self.fact, f"每篇须列明层级：{known}", f"each item lists its levels: {known}", given
                )
            once = asked.reading("republished", "highest_once") == "highest_once"
            for level in [max(item, key=self.levels.__getitem__)] if once else dict.fromkeys(item):
                counts[level] = counts.get(level, 0) + 1
        return counts


Criterion = Annotated[GivenPoints | AnyOf | RatioBands | ItemPoints, Field(discriminator="shape")]

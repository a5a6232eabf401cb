"""Target: a number hoped for by a year (力争). Missing it is never a breach."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Literal

from niangjia.kernel.figure import Figure, Status, Step
from niangjia.kernel.wording import Wording
from niangjia.policy import words
from niangjia.policy.columns.program import Output, Program, RowStatus, asked, part
from niangjia.policy.columns.tree import Fact, Given, Shape, counted, node, when
from niangjia.policy.types import Asked, Outcome, Positive, Provision, Terms, Unit


class TargetTerms(Terms):
    """So many, counted by one fact, by the end of a year."""

    fact: str
    reach: Positive
    counted: Unit
    by_year: Positive

    def answer(self, asked: Asked) -> Outcome:
        """Whether the number is reached, in a year up to the target year; later years have no target."""
        asked.facts.require(self.fact, "year")
        given, year = asked.facts.count(self.fact), asked.facts.count("year")
        unit = words.UNITS[self.counted]
        wanted = Wording(
            f"到{self.by_year}年力争{self.reach}{unit.zh}",
            f"{self.reach} {unit.en} hoped for by {self.by_year}",
        )
        parts = {"target": Figure(Status.VALUE, self.counted, value=self.reach)}
        steps = [
            Step(wanted, self.reach, self.counted),
            Step(words.said_fact(self.fact), given, self.counted),
        ]
        if year > self.by_year:
            reason = Wording(
                f"文件只定到{self.by_year}年的目标", f"The document sets no target after {self.by_year}"
            )
            return Outcome(status=Status.NOT_APPLICABLE, reason=reason, steps=tuple(steps), parts=parts)
        if year < self.by_year:
            steps.append(Step(Wording(f"{year}年尚未到目标年份", f"{year} is before the target year"), year))
        share = (Decimal(given) * 100 / self.reach).quantize(Decimal("0.1"))
        reached = given >= self.reach
        steps += [
            Step(Wording("已达目标的比例", "Share of the target"), share, "percent"),
            Step(Wording("已达目标" if reached else "未达目标（不构成违规）",
                         "Reached" if reached else "Not reached (never a breach)"), reached),
        ]  # fmt: skip
        return Outcome(reached, steps=tuple(steps), parts=parts)

    def program(self, readings: Mapping[str, str]) -> Program:
        """1 where the number is reached; the target wherever both facts are there and right."""
        fact, year = Fact(self.fact), Fact("year")
        wrong = (fact < 0) | (year < 0)
        status = when(year > self.by_year, RowStatus.NOT_APPLICABLE, RowStatus.VALUE)
        return Program(
            asked(fact, year, then=status, refused=wrong),
            (
                Output("value", counted(fact >= self.reach), Shape.FLAG),
                part("target", node(self.reach), Shape.COUNT, there=Given(fact) & Given(year) & ~wrong),
            ),
        )

    def sentence(self) -> Wording:
        """The target in one line."""
        unit = words.UNITS[self.counted]
        return Wording(
            f"到{self.by_year}年力争达到{self.reach}{unit.zh}",
            f"{self.reach} {unit.en} hoped for by {self.by_year}",
        )


class Target(Provision):
    """A provision of this kind."""

    kind: Literal["target"]
    values: tuple[TargetTerms, ...]

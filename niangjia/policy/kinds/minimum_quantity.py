"""Minimum quantity per period: at least a week a year, a month every two years."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from niangjia.kernel.figure import Figure, Status, Step
from niangjia.kernel.wording import Wording
from niangjia.policy import words
from niangjia.policy.columns.program import Output, Program, asked, part
from niangjia.policy.columns.tree import Fact, Shape, counted, node
from niangjia.policy.errors import Wrong
from niangjia.policy.facts import plain
from niangjia.policy.types import Amount, Asked, Outcome, Positive, Provision, Strict, Terms, Unit, Words


class Quantity(Strict):
    """One reading of the quantity: so many of a unit, compared with one fact."""

    at_least: Amount
    unit: Unit
    fact: str


class MinimumQuantityTerms(Terms):
    """The quantity as the clause words it, its period, and what it comes to under each reading."""

    SETTINGS: ClassVar[Mapping[str, tuple[str, ...] | None]] = {"quantity": None}

    worded: Words
    every_years: Positive
    quantity: Mapping[str, Quantity]

    @model_validator(mode="after")
    def _has_a_reading(self) -> Self:
        if not self.quantity:
            raise Wrong("至少写一种折算", "quantity needs at least one reading", at="quantity")
        return self

    def readings_of(self, setting: str) -> tuple[str, ...]:
        """The quantity's own names."""
        return tuple(self.quantity)

    def answer(self, asked: Asked) -> Outcome:
        """Whether the fact of the period reaches the required number; that number is always shown."""
        wanted = self.quantity[asked.reading("quantity", next(iter(self.quantity)))]
        unit, required = words.UNITS[wanted.unit], plain(wanted.at_least)
        came_to = Wording(
            f"每{self.every_years}年“{self.worded.zh}”按{required}{unit.zh}计",
            f"“{self.worded.en}” every {self.every_years} year(s) is read as {required} {unit.en}",
        )
        steps: tuple[Step, ...] = (Step(came_to, required, wanted.unit),)
        parts = {"required": Figure(Status.VALUE, wanted.unit, value=required)}
        if not asked.facts.has(wanted.fact):
            reason = words.not_given(wanted.fact)
            return Outcome(status=Status.MISSING, reason=reason, steps=steps, parts=parts)
        given = asked.facts.amount(wanted.fact)
        met, name = given >= wanted.at_least, words.said_fact(wanted.fact)
        steps += (
            Step(name, plain(given), wanted.unit),
            Step(Wording(f"{given} {'≥' if met else '<'} {required}：{'达到' if met else '未达到'}",
                         f"{given} {'≥' if met else '<'} {required}: {'met' if met else 'not met'}"), met),
        )  # fmt: skip
        return Outcome(met, steps=steps, parts=parts)

    def program(self, readings: Mapping[str, str]) -> Program:
        """1 where the quantity is reached; what is required in every row that is not refused."""
        wanted = self.quantity[readings.get("quantity", next(iter(self.quantity)))]
        fact, required = Fact(wanted.fact, Shape.AMOUNT), Fraction(wanted.at_least) * 100
        wrong = fact < 0
        outputs = [Output("value", counted(fact >= ceil(required)), Shape.FLAG)]
        if required.denominator == 1:
            outputs.append(part("required", node(required.numerator), Shape.AMOUNT, there=~wrong))
        return Program(asked(fact, refused=wrong), tuple(outputs))

    def sentence(self) -> Wording:
        """The rule in one line."""
        return Wording(
            f"每{self.every_years}年：{self.worded.zh}", f"Every {self.every_years} year(s): {self.worded.en}"
        )

    def weakens(self, higher: Terms) -> bool:
        """Whether less is asked, or more seldom, under any reading both name."""
        if not isinstance(higher, MinimumQuantityTerms) or set(self.quantity) != set(higher.quantity):
            return True
        return any(
            self.quantity[name].unit != theirs.unit
            or self.quantity[name].at_least * higher.every_years < theirs.at_least * self.every_years
            for name, theirs in higher.quantity.items()
        )


class MinimumQuantity(Provision):
    """A provision of this kind."""

    kind: Literal["minimum_quantity"]
    values: tuple[MinimumQuantityTerms, ...]

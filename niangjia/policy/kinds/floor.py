"""Floor: one amount must not lie below (or must lie above) a sum of others."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from niangjia.kernel.figure import Figure, Status, Step
from niangjia.kernel.wording import Wording
from niangjia.policy import expression, words
from niangjia.policy.columns.program import Output, Program, RowStatus, asked
from niangjia.policy.columns.tree import Fact, Shape, counted, same, some, when
from niangjia.policy.errors import Wrong
from niangjia.policy.expression import Scaled
from niangjia.policy.facts import plain
from niangjia.policy.types import Asked, Outcome, Provision, Terms, Unit

_COUNTS = ("people", "months")
"""The facts that are whole numbers."""


class FloorTerms(Terms):
    """`fact` against `bound`, a sum over other facts with a name for each reading.

    `strict`: 高于, equal is not enough. `needs`: facts that make the question senseless when 0.
    """

    SETTINGS: ClassVar[Mapping[str, tuple[str, ...] | None]] = {"bound": None}

    fact: str
    counted: Unit
    strict: bool
    bound: Mapping[str, str]
    needs: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _bounds_are_sums_of_known_facts(self) -> Self:
        if not self.bound:
            raise Wrong("至少写一种下限的算法", "bound needs at least one reading", at="bound")
        asked = {name for text in self.bound.values() for name in expression.names(expression.parse(text))}
        unknown = sorted({self.fact, *asked} - set(words.FACTS))
        if unknown:
            raise Wrong(
                f"不认识这些事实：{'、'.join(unknown)}；请从列出的名称里选",
                f"unknown facts {unknown}",
                at="bound",
            )
        return self

    def readings_of(self, setting: str) -> tuple[str, ...]:
        """The bound's own names."""
        return tuple(self.bound)

    def answer(self, asked: Asked) -> Outcome:
        """Whether the amount keeps the floor; the floor is a step and the part `floor`."""
        text = self.bound[asked.reading("bound", next(iter(self.bound)))]
        sum_ = expression.parse(text)
        used = expression.names(sum_)
        asked.facts.require(self.fact, *used)
        amounts: dict[str, Decimal] = {
            name: Decimal(asked.facts.count(name)) if name in _COUNTS else asked.facts.amount(name)
            for name in (self.fact, *used)
        }
        steps = [Step(words.FACTS[name], plain(amounts[name])) for name in used]
        empty = [words.FACTS[name] for name in self.needs if name in amounts and amounts[name] == 0]
        if empty:
            reason = Wording(
                f"{empty[0].zh}为0，不发生此问题", f"{empty[0].en} is 0: the question does not arise"
            )
            return Outcome(status=Status.NOT_APPLICABLE, reason=reason, steps=tuple(steps))
        floor, given = expression.calculate(sum_, amounts.__getitem__), amounts[self.fact]
        kept = given > floor if self.strict else given >= floor
        sign = (">" if self.strict else "≥") if kept else ("≤" if self.strict else "<")
        chinese, english = self._spelled(text, "zh"), self._spelled(text, "en")
        steps += [
            Step(Wording(f"下限：{chinese}", f"Floor: {english}"), plain(floor), self.counted),
            Step(words.FACTS[self.fact], plain(given), self.counted),
            Step(Wording(f"{given} {sign} {floor}：{'符合' if kept else '不符合'}",
                         f"{given} {sign} {floor}: {'kept' if kept else 'not kept'}"), kept),
        ]  # fmt: skip
        return Outcome(
            kept, steps=tuple(steps), parts={"floor": Figure(Status.VALUE, self.counted, value=plain(floor))}
        )

    def program(self, readings: Mapping[str, str]) -> Program:
        """1 where the floor is kept; the floor itself, where it comes out in whole hundredths."""
        sum_ = expression.parse(self.bound[readings.get("bound", next(iter(self.bound)))])
        names = dict.fromkeys((self.fact, *expression.names(sum_)))
        facts = [Fact(name, Shape.COUNT if name in _COUNTS else Shape.AMOUNT) for name in names]
        amounts = {one.name: Scaled(one, 1 if one.shape is Shape.COUNT else 100) for one in facts}
        bound, given = expression.scaled(sum_, amounts.__getitem__), amounts[self.fact]
        per = max(bound.per, given.per, 100)
        floor, compared = bound.to(per), given.to(per)
        kept = compared > floor if self.strict else compared >= floor
        empty = some(*(same(amounts[name].number, 0) for name in self.needs if name in amounts))
        status = when(empty, RowStatus.NOT_APPLICABLE, RowStatus.VALUE)
        return Program(
            asked(*facts, then=status, refused=some(*(one < 0 for one in facts))),
            (
                Output("value", counted(kept), Shape.FLAG),
                Output("part_floor", floor // (per // 100), Shape.AMOUNT, same(floor % (per // 100), 0)),
            ),
        )

    def sentence(self) -> Wording:
        """The rule in one line."""
        fact, text = words.FACTS[self.fact], next(iter(self.bound.values()))
        than = ("高于", "above") if self.strict else ("不低于", "not below")
        return Wording(
            f"{fact.zh}{than[0]}{self._spelled(text, 'zh')}",
            f"{fact.en} {than[1]} {self._spelled(text, 'en')}",
        )

    def _spelled(self, text: str, language: Literal["zh", "en"]) -> str:
        said = text.replace("*", "×")
        # Longest first, so that no name is replaced inside another.
        for name in sorted(expression.names(expression.parse(text)), key=len, reverse=True):
            said = said.replace(name, words.FACTS[name].said_in(language))
        return said

    def weakens(self, higher: Terms) -> bool:
        """Whether the floor is another one (which cannot be compared) or equal became enough."""
        if not isinstance(higher, FloorTerms) or (self.fact, self.bound) != (higher.fact, higher.bound):
            return True
        return higher.strict and not self.strict


class Floor(Provision):
    """A provision of this kind."""

    kind: Literal["floor"]
    values: tuple[FloorTerms, ...]

"""Headcount steps: so many posts up to a threshold of workers, more for each further so-and-so many."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from niangjia.kernel.figure import Force, Status, Step
from niangjia.kernel.wording import Wording
from niangjia.policy import words
from niangjia.policy.columns.program import Output, Program, RowStatus, asked
from niangjia.policy.columns.tree import Fact, Shape, most, same, up, when
from niangjia.policy.errors import Wrong
from niangjia.policy.types import (
    NO_AMOUNTS,
    Amounts,
    Asked,
    Count,
    Modal,
    Outcome,
    Positive,
    Provision,
    Terms,
)

Rounding = Literal["floor", "ceil", "half_up"]
Basis = Literal["excess", "total"]


class Base(Modal):
    """What holds up to the threshold."""

    count: Count


class Increment(Modal):
    """What each further `every` workers bring, counted on the excess over the threshold or on the total.

    `in_place_of_base`: above the threshold the increments stand alone, instead of on top of the base.
    """

    every: Positive
    add: Positive = 1
    of: Basis
    rounding: Rounding = "floor"
    in_place_of_base: bool = False
    at_least: Count = 0


@dataclass(frozen=True, slots=True)
class _Sides:
    """The numbers on both sides of the threshold: up to it, above it without the increments; what is added
    to the workers before they are divided, and the least that the increments come to."""

    below: Amounts
    above: Amounts
    more: int
    least: int


class HeadcountTerms(Terms):
    """Threshold, base and increment. Both sides of the threshold include it; every document agrees there."""

    SETTINGS: ClassVar[Mapping[str, tuple[str, ...] | None]] = {
        "rounding": ("floor", "ceil", "half_up"),
        "basis": ("excess", "total"),
        "minimum": ("at_least", "none"),
        "base_above_threshold": ("stays", "lapses"),
    }

    threshold: Count
    base: Base
    step: Increment

    @model_validator(mode="after")
    def _stands_alone_or_adds(self) -> Self:
        if self.step.at_least and not self.step.in_place_of_base:
            raise Wrong(
                "“至少几名”只用于增加数代替基数的写法",
                "at_least belongs to increments that stand in place of the base",
                at="step",
            )
        return self

    def default_of(self, setting: str) -> str | None:
        """Rounding and basis are written in the step; the base stays and the minimum holds."""
        written = {"rounding": self.step.rounding, "basis": self.step.of, "minimum": "at_least"}
        return written.get(setting, "stays")

    def amounts(self, readings: Mapping[str, str]) -> Callable[[int], Amounts]:
        """The bare calculation under the chosen readings: workers → posts, integers only, no steps.

        The explained answer and the roll-up of some thousand units run this one function. Without
        workers the question does not arise: all three amounts are then None.
        """
        threshold, every, add = self.threshold, self.step.every, self.step.add
        sides = self._sides(readings)
        (must, may, value), below, more, least = sides.above, sides.below, sides.more, sides.least
        step_must, step_may = self.step.force is Force.MUST, self.step.force is Force.MAY

        def posts(workers: int) -> Amounts:
            if workers <= threshold:
                return below if workers > 0 else NO_AMOUNTS
            extra = max((workers + more) // every * add, least)
            return Amounts(
                (must or 0) + extra if step_must else must,
                (may or 0) + extra if step_may else may,
                (value or 0) + extra,
            )

        return posts

    def program(self, readings: Mapping[str, str]) -> Program:
        """As `amounts`: one form for every document of this kind, whatever its numbers and forces."""
        workers, sides = Fact("workers"), self._sides(readings)
        up_to = workers <= self.threshold
        extra = most((workers + sides.more) // self.step.every * self.step.add, sides.least)
        rises = {"must": self.step.force is Force.MUST, "may": self.step.force is Force.MAY, "value": True}
        outputs = []
        for name, below, above in zip(Amounts._fields, sides.below, sides.above, strict=True):
            number = when(up_to, below or 0, extra * rises[name] + (above or 0))
            there = when(up_to, up(below is not None), up(above is not None or rises[name]))
            outputs.append(Output(name, number, Shape.COUNT, there))
        arises = when(same(workers, 0), RowStatus.NOT_APPLICABLE, RowStatus.VALUE)
        return Program(asked(workers, then=arises, refused=workers < 0), tuple(outputs))

    def _sides(self, readings: Mapping[str, str]) -> _Sides:
        rounding = readings.get("rounding", self.step.rounding)
        ahead = {"floor": 0, "ceil": self.step.every - 1, "half_up": self.step.every // 2}[rounding]
        skipped = self.threshold if readings.get("basis", self.step.of) == "excess" else 0
        lapses = readings.get("base_above_threshold") == "lapses"
        step_must, step_may = self.step.force is Force.MUST, self.step.force is Force.MAY
        base_must, base_may = self.base.force is Force.MUST, self.base.force is Force.MAY
        count, kept = self.base.count, 0 if self.step.in_place_of_base else self.base.count
        # Above the threshold the base keeps its own force, unless that reading is not taken:
        # it then counts with the force of the step.
        in_step = kept if lapses else 0
        return _Sides(
            below=Amounts(
                count if base_must else 0 if step_must else None,
                count if base_may else 0 if step_may else None,
                count,
            ),
            above=Amounts(
                kept if base_must and not lapses else in_step if step_must else None,
                kept if base_may and not lapses else in_step if step_may else None,
                kept,
            ),
            more=ahead - skipped,
            least=self.step.at_least if readings.get("minimum") != "none" else 0,
        )

    def answer(self, asked: Asked) -> Outcome:
        """Posts for the fact `workers`, with the steps that led there."""
        workers = asked.facts.count("workers")
        taken = Step(Wording("职工人数", "Number of workers"), workers, "worker")
        if workers == 0:
            reason = Wording("没有职工，不发生配备问题", "There are no workers: the question does not arise")
            return Outcome(status=Status.NOT_APPLICABLE, reason=reason, steps=(taken,))
        found = self.amounts(asked.readings)(workers)
        steps = (taken, *self._steps(workers, found, asked))
        return Outcome(found.value, found.must, found.may, steps)

    def _steps(self, workers: int, found: Amounts, asked: Asked) -> tuple[Step, ...]:
        assert found.value is not None
        unit = words.UNITS[asked.unit]
        base = words.FORCES[self.base.force]
        total = Step(
            Wording(f"合计{found.value}{unit.zh}", f"Total {found.value} {unit.en}"), found.value, asked.unit
        )
        if workers <= self.threshold:
            text = Wording(
                f"{workers:,}人，在{self.threshold:,}人以下：{base.zh}，{self.base.count}{unit.zh}",
                f"{workers:,} is not above {self.threshold:,}: {base.en}, {self.base.count} {unit.en}",
            )
            return (Step(text, self.base.count, asked.unit), total)
        kept = 0 if self.step.in_place_of_base else self.base.count
        text = Wording(f"基数{kept}{unit.zh}（{base.zh}）", f"Base {kept} {unit.en} ({base.en})")
        if asked.reading("base_above_threshold", "stays") == "lapses":
            step = words.FORCES[self.step.force]
            text = Wording(
                f"基数{kept}{unit.zh}，过了门槛不再单独作数，随增配按“{step.zh}”计",
                f"Base {kept} {unit.en}, above the threshold of its own no more: {step.en}, as the step",
            )
        steps = (Step(text, kept, asked.unit),) if kept else ()
        return (*steps, *self._steps_above(workers, found.value - kept, asked), total)

    def _steps_above(self, workers: int, extra: int, asked: Asked) -> tuple[Step, Step]:
        unit, each = words.UNITS[asked.unit], _EACH[asked.reading("rounding", self.step.rounding)]
        step, every, least = words.FORCES[self.step.force], self.step.every, self.step.at_least
        counted = workers
        text = Wording(
            f"超过{self.threshold:,}人，按总数{workers:,}人计",
            f"Above {self.threshold}: counted on the total",
        )
        if asked.reading("basis", self.step.of) == "excess":
            counted = workers - self.threshold
            text = Wording(
                f"超过{self.threshold:,}人的部分：{workers:,} − {self.threshold:,} = {counted:,}人",
                f"Excess over {self.threshold:,}: {workers:,} − {self.threshold:,} = {counted:,}",
            )
        floor = asked.reading("minimum", "at_least") == "at_least" and least and extra == least
        of_which = Wording(
            f"{each.zh}{every}人{step.zh}{self.step.add}{unit.zh}" + (f"，至少{least}" if floor else ""),
            f"{self.step.add} {each.en} {every} ({step.en})" + (f", at least {least}" if floor else ""),
        )
        sum_zh = f"{of_which.zh}：{counted:,} ÷ {every:,}，得{extra:,}"
        return (
            Step(text, counted, "worker"),
            Step(
                Wording(sum_zh, f"{of_which.en}: {counted:,} ÷ {every:,} gives {extra:,}"), extra, asked.unit
            ),
        )

    def sentence(self) -> Wording:
        """The rule in one line."""
        base, step = words.FORCES[self.base.force], words.FORCES[self.step.force]
        how = ("", "") if self.step.in_place_of_base else ("增", " more")
        each, every = _EACH[self.step.rounding], self.step.every
        return Wording(
            f"职工{self.threshold}人以下，{base.zh}：{self.base.count}；"
            f"{self.threshold}人以上，{each.zh}{every}人{step.zh}{how[0]}{self.step.add}",
            f"Up to {self.threshold} workers, {base.en}: {self.base.count}; "
            f"above, {step.en}: {self.step.add}{how[1]} {each.en} {every}",
        )

    def weakens(self, higher: Terms) -> bool:
        """Whether for any number of workers the must is lower than the higher level's must.

        Both musts are steps that rise by a fixed amount per period: it is enough to compare them at
        every jump through one common period past the higher threshold, and the slopes.
        """
        if not isinstance(higher, HeadcountTerms):
            return True
        if self._slope < higher._slope:
            return True
        mine, theirs = self.amounts({}), higher.amounts({})
        end = max(self.threshold, higher.threshold) + lcm(self.step.every, higher.step.every) + 1
        jumps = {1, end}
        for terms in (self, higher):
            start = terms.threshold if terms.step.of == "excess" else 0
            jumps |= {terms.threshold, terms.threshold + 1}
            jumps |= {n + d for n in range(start, end, terms.step.every) for d in (-1, 0, 1)}
        return any((mine(n).must or 0) < (theirs(n).must or 0) for n in jumps if n > 0)

    @property
    def _slope(self) -> Fraction:
        return Fraction(self.step.add, self.step.every) if self.step.force is Force.MUST else Fraction(0)


_EACH: dict[str, Wording] = {
    "floor": Wording("每满", "for each full"),
    "ceil": Wording("每满或不满", "for each full or begun"),
    "half_up": Wording("每满或过半", "for each full or more than half"),
}


class HeadcountSteps(Provision):
    """A provision of this kind."""

    kind: Literal["headcount_steps"]
    values: tuple[HeadcountTerms, ...]

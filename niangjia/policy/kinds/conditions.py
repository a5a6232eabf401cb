"""Conditions: all must hold for a yes. One worded 一般 may be set aside with a recorded reason."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import ceil, floor
from typing import Literal, Self

from pydantic import model_validator

from niangjia.kernel.figure import Force, Step
from niangjia.kernel.wording import Wording
from niangjia.policy.columns.program import Output, Program, asked
from niangjia.policy.columns.tree import Fact, Node, Shape, counted, every, no_flag, same, some
from niangjia.policy.errors import Wrong
from niangjia.policy.facts import Facts, plain
from niangjia.policy.kinds.lists import Said
from niangjia.policy.types import Amount, Asked, Modal, Outcome, Provision, Terms


class Condition(Modal):
    """One fact that is at least so much, at most so much, or true."""

    fact: str
    zh: str
    en: str
    at_least: Amount | None = None
    at_most: Amount | None = None
    is_true: bool = False

    @model_validator(mode="after")
    def _one_test(self) -> Self:
        if [self.at_least is not None, self.at_most is not None, self.is_true].count(True) != 1:
            raise Wrong(
                "“不少于”“不超过”“须为是”三项只填一项",
                "a condition has one test: at_least, at_most or is_true",
                at="at_least",
            )
        return self

    def test(self, facts: Facts) -> tuple[bool, Step]:
        """Whether it holds, with the line that says so."""
        if self.is_true:
            holds = facts.flag(self.fact)
            return holds, Step(Wording(self.zh, self.en), holds)
        given = facts.amount(self.fact)
        holds = given >= self.at_least if self.at_least is not None else given <= (self.at_most or 0)
        sign = "符合" if holds else "不符合"
        shown = plain(given)
        return holds, Step(
            Wording(f"{self.zh}：{sign}", f"{self.en}: {'kept' if holds else 'not kept'}"), shown, "year"
        )

    @property
    def column(self) -> Fact:
        """The fact in columns."""
        return Fact(self.fact, Shape.FLAG if self.is_true else Shape.AMOUNT)

    @property
    def tested(self) -> tuple[Node, Node]:
        """As `test`, of columns: whether it holds, and whether the fact cannot be right."""
        fact = self.column
        if self.is_true:
            return same(fact, 1), no_flag(fact)
        if self.at_least is not None:
            return fact >= ceil(Fraction(self.at_least) * 100), fact < 0
        return fact <= floor(Fraction(self.at_most or 0) * 100), fact < 0


class ConditionsTerms(Terms):
    """The conditions, and the fact that records the reason for an exception."""

    conditions: tuple[Condition, ...]
    exception: str

    def answer(self, asked: Asked) -> Outcome:
        """The verdict, as a yes or no with its reason."""
        asked.facts.require(*(condition.fact for condition in self.conditions))
        tested = [(condition, *condition.test(asked.facts)) for condition in self.conditions]
        failed = [condition for condition, holds, _ in tested if not holds]
        steps = tuple(step for _, _, step in tested)
        hard = [condition for condition in failed if condition.force is not Force.DEFAULT]
        if hard:
            return Outcome(False, steps=steps, reason=_joined("不符合：", "Not kept: ", hard))
        if not failed:
            return Outcome(True, steps=steps, reason=Wording("各项条件均符合", "Every condition is kept"))
        grounds = asked.facts.text(self.exception) if asked.facts.has(self.exception) else ""
        if not grounds:
            reason = _joined(
                "低于一般条件，须记录例外理由方可：",
                "Below what holds as a rule; needs a recorded reason: ",
                failed,
            )
            return Outcome(False, steps=steps, reason=reason)
        step = Step(Wording(f"例外理由：{grounds}", f"Reason for the exception: {grounds}"), True)
        reason = _joined("凭所记录的例外理由允许：", "Allowed with the recorded reason, though: ", failed)
        return Outcome(True, steps=(*steps, step), reason=reason)

    def program(self, readings: Mapping[str, str]) -> Program:
        """1 where allowed. The exception's column: 1 where a reason is recorded, 0 where it is blank."""
        tested = [(one, *one.tested) for one in self.conditions]
        kept = every(*(holds for one, holds, _ in tested if one.force is not Force.DEFAULT))
        usual = every(*(holds for one, holds, _ in tested if one.force is Force.DEFAULT))
        grounds = Fact(self.exception, Shape.FLAG, Said(self.exception))
        refused = some(*(wrong for *_, wrong in tested)) | (kept & ~usual & (grounds < 0))
        facts = dict.fromkeys(one.column for one in self.conditions)
        allowed = kept & (usual | same(grounds, 1))
        return Program(asked(*facts, refused=refused), (Output("value", counted(allowed), Shape.FLAG),))

    def sentence(self) -> Wording:
        """All conditions in one line."""
        return _joined("", "", list(self.conditions))


def _joined(zh: str, en: str, conditions: list[Condition]) -> Wording:
    return Wording(zh + "；".join(one.zh for one in conditions), en + "; ".join(one.en for one in conditions))


class Conditions(Provision):
    """A provision of this kind. It answers with a verdict."""

    kind: Literal["conditions"]
    values: tuple[ConditionsTerms, ...]

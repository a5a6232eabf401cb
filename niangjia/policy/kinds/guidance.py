"""Guidance: a clause with a direction, but no number. The answer is 不适用, with the clause."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from niangjia.kernel.figure import Status
from niangjia.kernel.wording import Wording
from niangjia.policy.columns.program import Program, RowStatus, always
from niangjia.policy.types import Asked, Outcome, Provision, Terms, Words


class GuidanceTerms(Terms):
    """What the clause asks for, in short."""

    says: Words

    def answer(self, asked: Asked) -> Outcome:
        """Always not applicable: a number would be invented."""
        reason = Wording(
            f"该条为指导性规定，没有数字：{self.says.zh}",
            f"The clause is guidance without a number: {self.says.en}",
        )
        return Outcome(status=Status.NOT_APPLICABLE, reason=reason)

    def program(self, readings: Mapping[str, str]) -> Program:
        """No number, whatever the facts."""
        return always(RowStatus.NOT_APPLICABLE)

    def sentence(self) -> Wording:
        """The direction the clause gives."""
        return self.says.wording

    def weakens(self, higher: Terms) -> bool:
        """Guidance under a must always asks less."""
        return True


class Guidance(Provision):
    """A provision of this kind."""

    kind: Literal["guidance"]
    values: tuple[GuidanceTerms, ...]

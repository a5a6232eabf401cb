"""Fixed amount per person and period: 500 yuan per person per year."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import ClassVar, Literal

from niangjia.kernel.figure import Step
from niangjia.kernel.wording import Wording
from niangjia.policy.facts import plain
from niangjia.policy.types import Amount, Asked, Outcome, Positive, Provision, Terms

_FEN = Decimal("0.01")


class AmountPerPeriodTerms(Terms):
    """The amount for one person and a whole period of so many months."""

    SETTINGS: ClassVar[Mapping[str, tuple[str, ...] | None]] = {"proration": ("by_month", "none")}

    amount: Amount
    months: Positive

    def answer(self, asked: Asked) -> Outcome:
        """What is due for the fact `months`, half up to the fen; without proration each begun period."""
        months = asked.facts.amount("months")
        steps = [
            Step(Wording("每人每期金额", "Amount per person and period"), plain(self.amount), "yuan"),
            Step(Wording("使用月数", "Months"), plain(months), "month"),
        ]
        if asked.reading("proration", "by_month") == "none":
            begun = (months / self.months).to_integral_value(ROUND_CEILING)
            due = (self.amount * begun).quantize(_FEN)
            text = Wording(
                f"不按月折算：{plain(begun)}期全额", f"No proration: {plain(begun)} period(s) in full"
            )
        else:
            due = (self.amount * months / self.months).quantize(_FEN, ROUND_HALF_UP)
            text = Wording(
                f"{plain(self.amount)} × {plain(months)} ÷ {self.months}，四舍五入到分",
                f"{plain(self.amount)} × {plain(months)} ÷ {self.months}, half up to the fen",
            )
        return Outcome(due, steps=(*steps, Step(text, due, "yuan")))

    def sentence(self) -> Wording:
        """The rule in one line."""
        return Wording(
            f"每人每{self.months}个月{plain(self.amount)}元",
            f"{plain(self.amount)} yuan per person for {self.months} months",
        )

    def weakens(self, higher: Terms) -> bool:
        """Whether less is paid for the same time."""
        if not isinstance(higher, AmountPerPeriodTerms):
            return True
        return self.amount * higher.months < higher.amount * self.months


class AmountPerPeriod(Provision):
    """A provision of this kind."""

    kind: Literal["amount_per_period"]
    values: tuple[AmountPerPeriodTerms, ...]

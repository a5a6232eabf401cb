"""Fixed amount per person and period: 500 yuan per person per year."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import ceil, floor
from typing import ClassVar, Literal

from niangjia.kernel.figure import Step
from niangjia.kernel.wording import Wording
from niangjia.policy.columns.program import Output, Program, asked
from niangjia.policy.columns.tree import Fact, Node, Shape, counted, same
from niangjia.policy.facts import plain
from niangjia.policy.types import Amount, Asked, Outcome, Positive, Provision, Terms


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
            begun = ceil(Fraction(months) / self.months)
            due = _yuan(round(Fraction(self.amount) * 100 * begun))
            text = Wording(f"不按月折算：{begun}期全额", f"No proration: {begun} period(s) in full")
        else:
            fen = Fraction(self.amount) * 100 * Fraction(months) / self.months
            due = _yuan(floor(fen + Fraction(1, 2)))
            text = Wording(
                f"{plain(self.amount)} × {plain(months)} ÷ {self.months}，四舍五入到分",
                f"{plain(self.amount)} × {plain(months)} ÷ {self.months}, half up to the fen",
            )
        return Outcome(due, steps=(*steps, Step(text, due, "yuan")))

    def program(self, readings: Mapping[str, str]) -> Program:
        """The same in fen, of `months` in hundredths of a month."""
        months, fen = Fact("months", Shape.AMOUNT), Fraction(self.amount) * 100
        if readings.get("proration") == "none":
            begun = (months + (100 * self.months - 1)) // (100 * self.months)
            due = _half_even(begun * fen.numerator, fen.denominator)
        else:
            parts = 100 * self.months * fen.denominator
            due = (months * fen.numerator + parts // 2) // parts
        return Program(asked(months, refused=months < 0), (Output("value", due, Shape.AMOUNT),))

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


def _yuan(fen: int) -> Decimal:
    return Decimal(fen).scaleb(-2)


def _half_even(number: Node, parts: int) -> Node:
    """So many parts of a whole as whole ones; halves to the even neighbour."""
    if parts == 1:
        return number
    whole, rest = number // parts, number % parts * 2
    return whole + counted((rest > parts) | (same(rest, parts) & same(whole % 2, 1)))


class AmountPerPeriod(Provision):
    """A provision of this kind."""

    kind: Literal["amount_per_period"]
    values: tuple[AmountPerPeriodTerms, ...]

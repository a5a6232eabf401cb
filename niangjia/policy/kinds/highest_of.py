"""Highest of, with top-up: several levels are not paid twice; the difference up to the highest is."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from math import lcm
from typing import ClassVar, Literal

from niangjia.kernel.figure import Figure, Status, Step
from niangjia.kernel.wording import Wording
from niangjia.policy.columns.program import Output, Program, RowStatus, asked
from niangjia.policy.columns.tree import Fact, Given, Is, Shape, every, most, node, same, some, total, when
from niangjia.policy.kinds.lists import Earlier, HowMany, Last
from niangjia.policy.types import Amount, Asked, Outcome, Provision, Strict, Terms, Words


class Level(Strict):
    """One level of honour: its name and its amount in yuan."""

    zh: str
    en: str
    amount: Amount


class HighestOfTerms(Terms):
    """The amount of each level."""

    SETTINGS: ClassVar[Mapping[str, tuple[str, ...] | None]] = {"same_level_again": ("nothing", "in_full")}

    levels: Mapping[str, Level]
    project: Words

    def answer(self, asked: Asked) -> Outcome:
        """What is due for the last of the `honours` of one project, after what the earlier ones paid."""
        won = asked.facts.some_of("honours", self.levels)
        if not won:
            reason = Wording("没有获得荣誉，不发生补助", "No honour was won: no subsidy arises")
            return Outcome(status=Status.NOT_APPLICABLE, reason=reason)
        *earlier, last = won
        in_full = asked.reading("same_level_again", "nothing") == "in_full" and last in earlier
        full = self.levels[last].amount
        paid = max((self.levels[level].amount for level in earlier), default=Decimal(0))
        due = full if in_full else max(full - paid, Decimal(0))
        name = self.levels[last]
        steps = (
            Step(Wording(f"本次荣誉：{name.zh}", f"This honour: {name.en}"), full, "yuan"),
            Step(Wording("此前最高荣誉已补助", "Paid for the highest earlier honour"), paid, "yuan"),
            Step(Wording("同级再获，另行补助", "The same level again is paid anew"), due, "yuan")
            if in_full
            else Step(
                Wording(f"差额补齐：{full} − {paid}，不足为0", f"Top-up: {full} − {paid}, not below 0"),
                due,
                "yuan",
            ),
        )
        total = Figure(Status.VALUE, "yuan", value=max(paid, full))
        return Outcome(due, steps=steps, parts={"after_this": total})

    def program(self, readings: Mapping[str, str]) -> Program:
        """What is due, of `honours` (how many in all), `honours_last` (its level) and, for each level, how
        many of the earlier ones had it: `honours_city`, `honours_province`."""
        known = tuple(self.levels)
        won = Fact("honours", how=HowMany("honours", known))
        last = Fact("honours_last", Shape.NAMED, Last("honours", known))
        earlier = {one: Fact(f"honours_{one}", how=Earlier("honours", known, one)) for one in known}
        fen = {one: Fraction(level.amount) * 100 for one, level in self.levels.items()}
        parts = lcm(*(one.denominator for one in fen.values()))
        amounts = {one: int(amount * parts) for one, amount in fen.items()}
        full = node(next(iter(amounts.values()), 0))
        for one, amount in amounts.items():
            full = when(Is(last, (one,)), amount, full)
        paid = reduce(most, [when(earlier[one] > 0, amounts[one], 0) for one in known] or [node(0)])
        again = some(*(Is(last, (one,)) & (earlier[one] > 0) for one in known))
        in_full = again if readings.get("same_level_again") == "in_full" else some()
        due, after = when(in_full, full, most(full - paid, 0)), most(paid, full)
        wrong = some(won < 0, *(one < 0 for one in earlier.values()))
        counts = Is(last, known) & same(total(earlier.values()) + 1, won)
        listed = every(*(Given(one) for one in (last, *earlier.values())))
        some_won = when(listed, when(counts, RowStatus.VALUE, RowStatus.REFUSED), RowStatus.MISSING)
        status = when(same(won, 0), RowStatus.NOT_APPLICABLE, some_won)
        return Program(
            asked(won, then=status, refused=wrong),
            (
                Output("value", due // parts, Shape.AMOUNT, same(due % parts, 0)),
                Output("part_after_this", after // parts, Shape.AMOUNT, same(after % parts, 0)),
            ),
        )

    def sentence(self) -> Wording:
        """The rule in one line."""
        chinese = "、".join(f"{level.zh}{level.amount}元" for level in self.levels.values())
        english = ", ".join(f"{level.en} {level.amount} yuan" for level in self.levels.values())
        return Wording(
            f"{self.project.zh}：{chinese}；不重复补助，按最高荣誉差额补齐",
            f"{self.project.en}: {english}; not paid twice, topped up to the highest",
        )


class HighestOf(Provision):
    """A provision of this kind."""

    kind: Literal["highest_of"]
    values: tuple[HighestOfTerms, ...]

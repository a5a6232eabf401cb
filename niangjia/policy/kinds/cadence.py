"""Cadence: what comes round every week, month, quarter; the answer is the day it is next due."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import ClassVar, Literal, Self

from pydantic import model_validator

from niangjia.kernel.figure import Step
from niangjia.kernel.wording import Wording
from niangjia.policy.columns.calendar import (
    LAST_DAY,
    LAST_MONTH,
    first_day,
    month_day,
    period_begun,
    same_day,
    sunday,
)
from niangjia.policy.columns.program import Output, Program, asked
from niangjia.policy.columns.tree import Fact, Is, Shape, most, node, same, when
from niangjia.policy.dates import add_months
from niangjia.policy.errors import FactError, Wrong
from niangjia.policy.types import Asked, Count, Outcome, Provision, Strict, Terms


class Rhythm(Strict):
    """One recurring act: its names, and the weeks or months from one to the next."""

    zh: str
    en: str
    weeks: Count = 0
    months: Count = 0

    @model_validator(mode="after")
    def _one_length(self) -> Self:
        if bool(self.weeks) == bool(self.months):
            raise Wrong("周数和月数只填其一", "a rhythm is so many weeks or so many months", at="weeks")
        if self.months and 12 % self.months:
            raise Wrong(
                "月数须能整除12：1、2、3、4、6、12", "a rhythm in months divides the year", at="months"
            )
        return self

    def interval_after(self, last: date) -> date:
        """One interval after the last time."""
        return last + timedelta(weeks=self.weeks) if self.weeks else add_months(last, self.months)

    def period_after(self, last: date) -> date:
        """The last day of the calendar period after the one the last time fell in (weeks end on Sunday)."""
        if self.weeks:
            return last + timedelta(days=7 - last.isoweekday(), weeks=self.weeks)
        begun = date(last.year, last.month - (last.month - 1) % self.months, 1)
        return add_months(begun, 2 * self.months) - timedelta(days=1)

    @property
    def length(self) -> Wording:
        """The interval in words."""
        if self.weeks:
            return Wording(f"每{self.weeks}周", f"every {self.weeks} week(s)")
        return Wording(f"每{self.months}个月", f"every {self.months} month(s)")


class CadenceTerms(Terms):
    """The recurring acts by name."""

    SETTINGS: ClassVar[Mapping[str, tuple[str, ...] | None]] = {"counting": ("interval", "calendar_period")}

    rhythms: Mapping[str, Rhythm]

    def answer(self, asked: Asked) -> Outcome:
        """The day the act named by `kind` is next due. Raises FactError past the calendar's end."""
        try:
            return self._answer(asked)
        except (OverflowError, ValueError) as past:
            if isinstance(past, FactError):
                raise
            given = asked.facts.raw("last_date")
            raise FactError("last_date", "日期过晚，无法再推算", "too late to count on from", given) from past

    def _answer(self, asked: Asked) -> Outcome:
        asked.facts.require("kind", "last_date")
        known = {name: key for key, rhythm in self.rhythms.items() for name in (key, rhythm.zh)}
        rhythm = self.rhythms[asked.facts.one_of("kind", known)]
        last = asked.facts.day("last_date")
        if asked.reading("counting", "interval") == "calendar_period":
            due = rhythm.period_after(last)
            text = Wording("下一个自然周期的最后一天", "Last day of the next calendar period")
        else:
            due = rhythm.interval_after(last)
            text = Wording("自上次起满一个周期", "One interval after the last time")
        name = Wording(f"{rhythm.zh}：{rhythm.length.zh}一次", f"{rhythm.en}: {rhythm.length.en}")
        return Outcome(
            due,
            steps=(Step(name), Step(Wording("上次日期", "Last time"), last, "date"), Step(text, due, "date")),
        )

    def program(self, readings: Mapping[str, str]) -> Program:
        """The ordinal of the day it is next due."""
        kind, last = Fact("kind", Shape.NAMED), Fact("last_date", Shape.DAY)
        known = {name: key for key, rhythm in self.rhythms.items() for name in (key, rhythm.zh)}
        weeks, months = node(0), node(0)
        for at, (key, rhythm) in enumerate(self.rhythms.items()):
            of_this = Is(kind, tuple(name for name, owner in known.items() if owner == key))
            length = min(rhythm.weeks, LAST_DAY), rhythm.months
            weeks, months = (
                when(of_this, one, other) if at else node(one)
                for one, other in zip(length, (weeks, months), strict=True)
            )
        by_period = readings.get("counting") == "calendar_period"
        by_weeks = (sunday(last) if by_period else last) + weeks * 7
        month, day = month_day(last)
        if by_period:
            after = period_begun(month, most(months, 1)) + months * 2
            by_months = first_day(after) - 1
        else:
            after = month + months
            by_months = same_day(after, day)
        past = when(same(weeks, 0), after > LAST_MONTH, by_weeks > LAST_DAY)
        refused = ~Is(kind, tuple(known)) | (last < 1) | past
        due = when(same(weeks, 0), by_months, by_weeks)
        return Program(asked(kind, last, refused=refused), (Output("value", due, Shape.DAY),))

    def sentence(self) -> Wording:
        """The rule in one line."""
        rhythms = self.rhythms.values()
        return Wording(
            "、".join(f"{rhythm.length.zh}一{rhythm.zh}" for rhythm in rhythms),
            ", ".join(f"{rhythm.en} {rhythm.length.en}" for rhythm in rhythms),
        )


class Cadence(Provision):
    """A provision of this kind."""

    kind: Literal["cadence"]
    values: tuple[CadenceTerms, ...]

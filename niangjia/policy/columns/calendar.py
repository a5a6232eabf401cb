"""The calendar in whole numbers: days as ordinals, months counted from March of the year 0.

With the year begun in March, its odd day comes last, and months before a day follow one pattern
(31 30 31 30 31, again, 31 28): (153 × month + 2) // 5 days lie before a month of the year.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from niangjia.policy.columns.tree import Node, Number, least, node

LAST_DAY = date.max.toordinal()
LAST_MONTH = 12 * date.max.year + 9
"""December 9999."""
_BEFORE_FIRST = 305
"""Days from 1 March of the year 0 to the day before 1 January of the year 1, whose ordinal is 1."""


class MonthDay(NamedTuple):
    """A day: its month, counted from March of the year 0, and which day of the month, from 0."""

    month: Node
    day: Node


def month_day(ordinal: Node) -> MonthDay:
    """The month and the day of an ordinal."""
    days = ordinal + _BEFORE_FIRST
    era, within = days // 146_097, days % 146_097
    leaps = within // 36_524 - within // 1_460 - within // 146_096
    year = (within + leaps) // 365
    of_year = within - (year * 365 + year // 4 - year // 100)
    month = (of_year * 5 + 2) // 153
    return MonthDay((era * 400 + year) * 12 + month, of_year - (month * 153 + 2) // 5)


def first_day(month: Number) -> Node:
    """The ordinal of the first day of a month."""
    month = node(month)
    year = month // 12
    before = year * 365 + year // 4 - year // 100 + year // 400 + (month % 12 * 153 + 2) // 5
    return before - _BEFORE_FIRST


def same_day(month: Node, day: Node) -> Node:
    """The ordinal of a day of a month, or of its last day where it is shorter."""
    begun = first_day(month)
    return begun + least(day, first_day(month + 1) - begun - 1)


def sunday(ordinal: Node) -> Node:
    """The Sunday that a week ends with."""
    return (ordinal + 6) // 7 * 7


def period_begun(month: Node, months: Number) -> Node:
    """The first month of the calendar's period of so many months, which divide the year."""
    return month - (month + 2) % months

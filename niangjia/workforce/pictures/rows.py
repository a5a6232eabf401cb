"""The table of people: headings that sort, and cells ready to be written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse

from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.sheets import Sheet
from niangjia.kernel.sheets.kinds import Kind
from niangjia.kernel.wording import Wording
from niangjia.workforce.queries.entry import Sort
from niangjia.workforce.queries.listed import Listed
from niangjia.workforce.queries.quality import Mend, Rule

OF_ENGAGEMENT = frozenset({Mend.FACTS, Mend.EXTEND, Mend.TRANSFER})
NUMBERS = frozenset({"wage", "age"})
PAST_END = Wording("已过期", "past its end")


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column; `sort` is empty where the list cannot be sorted by it."""

    label: Wording
    sort: str
    numeric: bool


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its value, where it leads, a badge behind it."""

    value: Any
    href: str = ""
    badge: Wording | None = None

    @property
    def is_day(self) -> bool:
        """Whether the value is a date."""
        return isinstance(self.value, date)

    @property
    def is_number(self) -> bool:
        """Whether the value is a count or an amount."""
        return isinstance(self.value, int | Decimal)


def headings(sheet: Sheet) -> list[Heading]:
    """The heads of the chosen columns."""
    sorts = set(Sort)
    return [
        Heading(column.title, column.key if column.key in sorts else "", column.key in NUMBERS)
        for column in sheet.columns
    ]


def cells(row: Listed, sheet: Sheet) -> Sequence[Cell]:
    """One row under the chosen columns; personal numbers masked."""
    return [_cell(column.key, column.value_of(row), row, column.kind) for column in sheet.columns]


def way_to_mend(row: Listed, rule: Rule, by: Actor) -> str:
    """Where the fault of a row is put right; the person's page for who may not, or where one must choose."""
    person = row.person.pk
    if rule.mended_by is Mend.EDIT and by.may(Permission.PERSON_EDIT):
        return reverse("workforce:edit", args=[person])
    if rule.mended_by in OF_ENGAGEMENT and by.may(Permission.ENGAGEMENT_CHANGE):
        return reverse("workforce:engagement", args=[person, row.engagement.pk, rule.mended_by.value])
    return reverse("workforce:person", args=[person])


def _cell(key: str, value: Any, row: Listed, kind: Kind) -> Cell:
    if key == "name":
        return Cell(value, reverse("workforce:person", args=[row.person.pk]))
    if key == "unit":
        return Cell(value, reverse("organisations:unit", args=[row.engagement.unit.code]))
    if key == "contract_end":
        return Cell(value, badge=PAST_END if row.past_end else None)
    return Cell(kind.masked(value) if kind.personal and value else value)

"""Cards and rows of the comparison."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from niangjia.kernel.language import said
from niangjia.kernel.wording import Wording
from niangjia.scenarios.pictures.cells import COLUMNS, Stack, stack_of, stacks
from niangjia.scenarios.queries import Comparison
from niangjia.scenarios.rules.sums import number_of, status_of
from niangjia.scenarios.types import Compared, Sum
from niangjia.staffing.types import COUNTS, PERSON, Line


@dataclass(frozen=True, slots=True)
class Card:
    """A headline: one column, every scenario's number with the present's and the difference."""

    label: Wording
    stacks: Sequence[tuple[Wording, Stack]]


@dataclass(frozen=True, slots=True)
class Row:
    """A unit, or a federation with its sums; `code` is where its own comparison stands."""

    name: str
    code: str
    line: Line | None
    stacks: Sequence[Stack]
    href: str = ""


def cards(found: Comparison) -> list[Card]:
    """The headline numbers, for each thing that is counted; money only for persons."""
    shown = []
    for counted_in, sides in found.totals.items():
        for column in COLUMNS:
            if counted_in != PERSON and column is Compared.COST:
                continue
            label = column.label if counted_in == PERSON else _in_brackets(column, counted_in)
            each = [
                (found.sides[at].name, stack_of(sides, at, column, f"t..{counted_in}", counted_in))
                for at in range(1, len(sides))
            ]
            shown.append(Card(label, each))
    return shown


def group_rows(found: Comparison, shown: Compared) -> list[Row]:
    """The sums by the federation next below, once for each thing that is counted."""
    if not found.federations:
        return []
    rows = []
    for counted_in in found.counted:
        for group, sides in found.groups(counted_in):
            if counted_in != PERSON and not any(one.known or one.missing for one in _posts(sides)):
                continue
            name = group.name if counted_in == PERSON else f"{group.name}（{said(COUNTS[counted_in])}）"
            where = f"g.{group.code}.{counted_in}"
            rows.append(Row(name, group.code, None, stacks(sides, where, counted_in, shown)))
    return rows


def unit_rows(found: Comparison, places: Sequence[int], shown: Compared) -> list[Row]:
    """Unit by unit."""
    rows = []
    columns = COLUMNS if len(found.trials) == 1 else (shown,)
    for at in places:
        line = found.present.lines[at]
        sides = [
            {
                column: Sum(
                    number_of(side.lines[at], column, side.price),
                    status_of(side.lines[at], column, side.price),
                )
                for column in columns
            }
            for side in found.sides
        ]
        href = reverse("organisations:unit", args=[line.code])
        rows.append(
            Row(
                line.name,
                line.code,
                line,
                stacks(sides, f"u.{line.code}.{found.sides[-1].lines[at].unit}", line.unit, shown),
                href,
            )
        )
    return rows


def _posts(sides: Sequence[Mapping[Compared, Sum]]) -> list[Sum]:
    return [one[Compared.VALUE] for one in sides]


def _in_brackets(column: Compared, counted_in: str) -> Wording:
    words = COUNTS[counted_in]
    return Wording(f"{column.label.zh}（{words.zh}）", f"{column.label.en} ({words.en})")

"""Rows of facts as `evaluate` takes them, to columns: what the rule of a row's place and kind reads of them.

A fact that cannot be right becomes `WRONG` (a text: `UNREADABLE`), which every program refuses just where the
explained answer would. What no column can hold is refused here: an amount finer than hundredths, a number
of more than 64 bits.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from niangjia.policy.columns.arrays import Coded, Column, Outcome, run
from niangjia.policy.columns.compiling import Columns
from niangjia.policy.columns.safety import LARGEST
from niangjia.policy.columns.tree import Fact, Shape
from niangjia.policy.errors import FactError
from niangjia.policy.facts import Facts

WRONG = -1
UNREADABLE = "\ufffd"
"""What stands for a text that is none: no rule knows it."""
Content = int | str | None


@dataclass(frozen=True, slots=True)
class Row:
    """One question: the code of its place, the facts, the kind of unit among them."""

    place: str | None
    facts: Mapping[str, object]


def contents(columns: Columns, row: Row) -> dict[str, Content]:
    """What stands in each fact's column in this row; None where it is not given or its rule reads it not.

    Raises FactError for an amount finer than hundredths and for what 64 bits cannot hold.
    """
    readers = columns.readers.get(columns.rule(text(row.place), text(row.facts.get("kind"))), {})
    given = Facts(row.facts)
    found = {one.name: readers.get(one.name) for one in columns.facts}
    return {name: None if fact is None else _content(fact, given) for name, fact in found.items()}


@dataclass(frozen=True, slots=True)
class Bound:
    """Rows as arrays."""

    places: Coded
    kinds: Coded
    facts: Mapping[str, Column | Coded]

    def answered(self, columns: Columns) -> Outcome:
        """The answers. Raises OverflowError as `arrays.run`."""
        return run(columns, places=self.places, kinds=self.kinds, facts=self.facts)


def bound(columns: Columns, rows: Iterable[Row]) -> Bound:
    """The rows as arrays. Raises FactError as `contents`."""
    asked = list(rows)
    places, kinds = [text(row.place) for row in asked], [text(row.facts.get("kind")) for row in asked]
    return in_arrays(columns, places, kinds, [contents(columns, row) for row in asked])


def in_arrays(
    columns: Columns,
    places: Sequence[str | None],
    kinds: Sequence[str | None],
    table: Sequence[Mapping[str, Content]],
) -> Bound:
    """Rows of columns as arrays: `contents` or the rows of any table with these columns."""
    facts: dict[str, Column | Coded] = {}
    for one in columns.facts:
        given = [row[one.name] for row in table]
        if one.shape is Shape.NAMED:
            facts[one.name] = Coded.of(given)  # type: ignore[arg-type]
        else:
            numbers = np.array([0 if number is None else number for number in given], np.int64)
            facts[one.name] = Column(numbers, np.array([number is not None for number in given], np.bool_))
    return Bound(Coded.of(places), Coded.of(kinds), facts)


def hundredths(number: Decimal | int) -> int | None:
    """An amount in hundredths; None where it is finer."""
    whole = Decimal(number).as_integer_ratio()
    return None if whole[0] * 100 % whole[1] else whole[0] * 100 // whole[1]


def text(given: object) -> str | None:
    """A text as a column holds it; `UNREADABLE` for what is no text."""
    return given if given is None or isinstance(given, str) else UNREADABLE


def _content(fact: Fact, facts: Facts) -> Content:
    name = fact.name if fact.how is None else fact.how.fact
    if not facts.has(name):
        return None
    try:
        found = _read(fact, name, facts)
    except FactError:
        return UNREADABLE if fact.shape is Shape.NAMED else WRONG
    if found is None:
        raise FactError(
            name, "至多两位小数，方可成列", "finer than hundredths, which no column holds", facts.raw(name)
        )
    if isinstance(found, int) and found > LARGEST:
        raise FactError(name, "数过大，不能成列", "more than 64 bits hold", facts.raw(name))
    return found


def _read(fact: Fact, name: str, facts: Facts) -> Content:
    if fact.how is not None:
        return fact.how.read(facts)
    match fact.shape:
        case Shape.COUNT:
            return facts.count(name)
        case Shape.AMOUNT:
            return hundredths(facts.amount(name))
        case Shape.FLAG:
            return int(facts.flag(name))
        case Shape.DAY:
            return facts.day(name).toordinal()
    return text(facts.raw(name))

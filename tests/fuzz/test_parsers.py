"""Every reader of what people write: always a value or a problem in both languages, never an exception."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from niangjia.accounts.tokens import fingerprint
from niangjia.kernel import finding, identity
from niangjia.kernel.divisions import table
from niangjia.kernel.finding import rules as searched
from niangjia.kernel.names import grams, initials, query_grams
from niangjia.kernel.pages import day_in
from niangjia.kernel.sheets.cells import is_blank, is_error, shown
from niangjia.kernel.sheets.kinds import (
    Choice,
    CitizenId,
    ContractEnd,
    Day,
    Kind,
    Money,
    MonthlyWage,
    Name,
    Period,
    Phone,
    Phones,
    Text,
    Title,
    WholeNumber,
    YesNo,
)
from niangjia.kernel.sheets.kinds.kind import Read
from niangjia.organisations.types import UnitKind
from niangjia.policy import places
from niangjia.policy.errors import FactError
from niangjia.policy.facts import read_number
from niangjia.workforce.types import EmploymentForm
from tests.fuzz.cells import cells, slips, written

KINDS: tuple[Kind, ...] = (
    *(WholeNumber(), Money(), MonthlyWage(), Day(), ContractEnd(), Period(), CitizenId(), Phone(), Phones()),
    *(Name(), Text(), Title(), YesNo(), Choice(UnitKind), Choice(EmploymentForm)),
)
QUICK = settings(max_examples=150, deadline=None, derandomize=True, database=None)
LONG = settings(max_examples=3_000, deadline=None, database=None, suppress_health_check=list(HealthCheck))


def answers(kind: Kind, cell: Any, heading: str) -> None:
    """A kind reads a cell: a value comes out that can be shown and written, or a problem that is said."""
    if is_blank(cell) or is_error(cell):
        return
    assert isinstance(shown(cell), str)
    for one in (kind, kind.under(heading, heading)):
        read = one.read(cell)
        assert isinstance(read, Read)
        if read.problem is None:
            assert read.value is not None
            assert isinstance(one.show(read.value), str)
            one.written(read.value)
        else:
            assert read.value is None and read.problem.code
            assert read.problem.message.zh and read.problem.message.en


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
def test_every_kind_of_cell(kind: Kind) -> None:
    QUICK(given(cells, written)(lambda cell, heading: answers(kind, cell, heading)))()


def declared(reader: Callable[[str], Any], text: str, *raised: type[Exception]) -> Any:
    """What is read, or the exception that the reader says it raises."""
    try:
        return reader(text)
    except raised as problem:
        return problem


PLAIN: dict[str, Callable[[str], Any]] = {
    "day": day_in,
    "token": fingerprint,
    "tidy": finding.tidy,
    "enough": searched.enough,
    "id in": searched.id_number_in,
    "phone in": searched.phone_in,
    "personal": searched.is_personal,
    "holds number": searched.holds_number,
    "flaw": identity.flaw_of,
    "mask": identity.mask,
    "grams": grams,
    "initials": initials,
    "query": query_grams,
    "division": lambda text: declared(table.find, text, ValueError),
    "below": lambda text: declared(table.children, text, ValueError),
    "above": lambda text: declared(table.ancestors, text, ValueError),
    "number": lambda text: declared(read_number, text, ValueError),
    "place": lambda text: declared(places.normal, text, FactError),
}


def note(read: Any) -> None:
    """Whatever was read can be told."""
    assert repr(read)


@pytest.mark.parametrize("reader", PLAIN.values(), ids=PLAIN.keys())
def test_every_reader_of_plain_text(reader: Callable[[str], Any]) -> None:
    QUICK(given(written)(lambda text: note(reader(text))))()


@QUICK
@given(slips() | st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True))
def test_a_day_is_a_day_or_none(text: str) -> None:
    assert day_in(text) is None or day_in(text) == date.fromisoformat(text.strip())


@pytest.mark.drill
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: type(kind).__name__)
def test_every_kind_of_cell_for_a_long_time(kind: Kind) -> None:
    LONG(given(cells, written)(lambda cell, heading: answers(kind, cell, heading)))()


@pytest.mark.drill
@pytest.mark.parametrize("reader", PLAIN.values(), ids=PLAIN.keys())
def test_every_reader_of_plain_text_for_a_long_time(reader: Callable[[str], Any]) -> None:
    LONG(given(written)(lambda text: note(reader(text))))()

"""News upward: handlers answer at once, in order, and what they refuse refuses the act."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from niangjia.kernel import events
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.wording import Wording


@dataclass(frozen=True, slots=True)
class Told(events.Event[str]):
    """Something that happened in a test."""

    what: str


@dataclass(frozen=True, slots=True)
class Unheard(events.Event[str]):
    """Something nobody listens to."""


def first(event: Told, by: Actor) -> str:
    """The first handler."""
    return f"1 {event.what} {by.role}"


def second(event: Told, by: Actor) -> str:
    """The second, which refuses what is bad."""
    Verdict(event.what != "bad", Wording("不行", "no")).enforce()
    return f"2 {event.what}"


events.handle(Told, first)
events.handle(Told, second)
events.handle(Told, first)


def test_handlers_answer_in_order_and_once() -> None:
    assert events.emit(Told("x"), by=operator()) == ("1 x operator", "2 x")


def test_what_nobody_hears_is_answered_by_nobody() -> None:
    assert events.emit(Unheard(), by=operator()) == ()


def test_a_handlers_refusal_reaches_the_act() -> None:
    with pytest.raises(Refused):
        events.emit(Told("bad"), by=operator())

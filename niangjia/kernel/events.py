"""News that travels up the floors: a lower app tells, higher ones answer in the same transaction.

A handler is called inside the act that emits, not on commit: when a unit closes, its people must be on the
successor's roster in the same instant, and what a handler refuses refuses the whole act.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from niangjia.kernel.actor import Actor

Answer = TypeVar("Answer")
Handler = Callable[[Any, Actor], Answer]


@dataclass(frozen=True, slots=True)
class Event(Generic[Answer]):
    """What happened, or what those above are asked; a subclass names its facts and what a handler answers."""


_handlers: defaultdict[type[Event[Any]], list[Handler[Any]]] = defaultdict(list)


def handle(kind: type[Event[Answer]], handler: Handler[Answer]) -> None:
    """Have `handler` called for every event of a kind; told once, when the app of the handler is ready."""
    if handler not in _handlers[kind]:
        _handlers[kind].append(handler)


def emit(event: Event[Answer], *, by: Actor) -> tuple[Answer, ...]:
    """Call the handlers of an event, in the order of the floors; returns what each answers.

    Raises what a handler raises: a `Refused` there is a refusal of the act that emitted.
    """
    return tuple(handler(event, by) for handler in _handlers[type(event)])

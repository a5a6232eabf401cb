"""The kinds of work there are, and who stands behind the name on a job."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.roles import POWERS, Role

Run = Callable[..., None]
"""Takes `by`, `progress` and the job's arguments, all as keywords."""
R = TypeVar("R", bound=Callable[..., Any])
Rebuild = Callable[[Actor], Actor | None]
"""From the actor as written on the job to the same with today's powers; None when that is over."""

_kinds: dict[str, Run] = {}
_rebuilders: dict[str, Rebuild] = {}


def job(kind: str) -> Callable[[R], R]:
    """Register the function that does jobs of this kind, named app.verb."""

    def register(run: R) -> R:
        assert kind not in _kinds or _kinds[kind].__qualname__ == run.__qualname__, f"two jobs named {kind}"
        _kinds[kind] = run
        return run

    return register


def run_of(kind: str) -> Run:
    """What does jobs of a kind. Raises KeyError for one that this version does not know."""
    return _kinds[kind]


def known(kind: str) -> bool:
    """Whether there is work of this kind."""
    return kind in _kinds


def actors_of(prefix: str) -> Callable[[Rebuild], Rebuild]:
    """Register who knows the actors whose key begins with `prefix:`."""

    def register(rebuild: Rebuild) -> Rebuild:
        _rebuilders[prefix] = rebuild
        return rebuild

    return register


def rebuilt(written: Actor) -> Actor | None:
    """The actor of a job as of today: nobody when the appointment it was given under is over."""
    rebuild = _rebuilders.get(written.key.partition(":")[0])
    return rebuild(written) if rebuild else None


@actors_of("command line")
def _operator(written: Actor) -> Actor | None:
    return replace(written, permissions=POWERS[Role.OPERATOR]) if written.role == Role.OPERATOR else None


def worker() -> Actor:
    """Whoever claims jobs and writes down how they ended: over everything, without any power."""
    return Actor("worker", "后台", Role.OPERATOR.value, frozenset(), Scope.everything(), "job")

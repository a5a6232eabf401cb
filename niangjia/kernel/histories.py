"""How the history of a record is told, whichever app keeps it: registered by the apps, asked by the auditors.

histories.register("person", access.persons, history_of)        # in apps.py
histories.changes_of("person", "17", act, by=by)                # before → after of one act
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.db.models import QuerySet

from niangjia.kernel.actor import Actor
from niangjia.kernel.changes import Act, Change


class History(Protocol):
    """Tells the acts behind a record, within the actor's scope."""

    def __call__(self, record: Any, /, *, by: Actor) -> Sequence[Act]: ...


@dataclass(frozen=True, slots=True)
class _Told:
    rows: Callable[[Actor], QuerySet[Any]]
    history: History
    key: str


_told: dict[str, list[_Told]] = {}


def register(kind: str, rows: Callable[[Actor], QuerySet[Any]], history: History, *, key: str = "pk") -> None:
    """Make known how records of a kind are found by the `key` that events name them with, and how told.

    A higher floor may tell of the same kind what it keeps of it.
    """
    _told.setdefault(kind, []).append(_Told(rows, history, key))


def changes_of(kind: str, on_id: str, act: str, *, by: Actor) -> Sequence[Change]:
    """What an act changed of a record; nothing where the record is not in scope, or keeps no history."""
    if not act:
        return ()
    return [
        change
        for told in _told.get(kind, ())
        for one in _acts(told, on_id, by)
        if one.mark == act
        for change in one.changes
    ]


def _acts(told: _Told, on_id: str, by: Actor) -> Sequence[Act]:
    try:
        record = told.rows(by).filter(**{told.key: on_id}).first()
    except (ValueError, OverflowError):  # what an event names need not be a number
        return ()
    return () if record is None else told.history(record, by=by)

"""The wall in code: which of a table's rows lie in an actor's scope."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from niangjia.kernel.actor import Actor, Reach

M = TypeVar("M", bound=Model)


class NotThere(LookupError):
    """No such record in scope: pages and API answer 404, the same as for one that does not exist."""


class Several(LookupError):
    """One unit is needed, the actor acts over a named set, and it was not said which member is meant.

    None of them is the first: pages answer with the choice, the API with 422. `members` are code and name of
    each, `parameter` is what an address says the unit with.
    """

    def __init__(self, members: Sequence[tuple[str, str]], parameter: str = "under") -> None:
        super().__init__(f"one of {len(members)} members, by {parameter}")
        self.members, self.parameter = members, parameter


def within(rows: QuerySet[M], by: Actor) -> QuerySet[M]:
    """Of walled rows, those in the actor's scope: the same as the wall in the database lets through."""
    return rows.filter(in_scope(by))


def summed(rows: QuerySet[M], by: Actor) -> QuerySet[M]:
    """Of rows that stand at a unit and speak of what is below it, those the actor is told: none, where the
    appointment covers a unit alone. The same as the wall in the database lets through."""
    return rows.none() if by.scope.reach is Reach.UNIT else within(rows, by)


def in_scope(by: Actor, column: str = "scope_path") -> Q:
    """What says of a row that the path in a column lies in the actor's scope."""
    if by.scope.only:
        return reduce(or_, (_under(path, column) for path in by.scope.only))
    return Q(**{f"{column}__gte": by.scope.low, f"{column}__lt": by.scope.high})


def _under(path: str, column: str = "scope_path") -> Q:
    return Q(**{f"{column}__gte": path, f"{column}__lt": f"{path}~"})


def below(rows: QuerySet[M], path: str) -> QuerySet[M]:
    """Of walled rows, those of the unit at `path` and of every unit below it."""
    return rows.filter(_under(path))


def versions(of: type[Model], by: Actor) -> QuerySet[Any]:
    """The kept versions of a tracked table's rows, those in the actor's scope, the oldest first."""
    return within(of.pgh_event_model.objects.all(), by).order_by("pgh_id")  # type: ignore[attr-defined]

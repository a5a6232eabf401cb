"""The wall in code: which of a table's rows lie in an actor's scope."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.db.models import Model, Q, QuerySet

from niangjia.kernel.actor import Actor

M = TypeVar("M", bound=Model)


class NotThere(LookupError):
    """No such record in scope: pages and API answer 404, the same as for one that does not exist."""


def within(rows: QuerySet[M], by: Actor) -> QuerySet[M]:
    """Of walled rows, those in the actor's scope: the same as the wall in the database lets through."""
    rows = rows.filter(scope_path__gte=by.scope.low, scope_path__lt=by.scope.high)
    return rows.filter(reduce(or_, map(_under, by.scope.only))) if by.scope.only else rows


def _under(path: str) -> Q:
    return Q(scope_path__gte=path, scope_path__lt=f"{path}~")


def below(rows: QuerySet[M], path: str) -> QuerySet[M]:
    """Of walled rows, those of the unit at `path` and of every unit below it."""
    return rows.filter(_under(path))


def versions(of: type[Model], by: Actor) -> QuerySet[Any]:
    """The kept versions of a tracked table's rows, those in the actor's scope, the oldest first."""
    return within(of.pgh_event_model.objects.all(), by).order_by("pgh_id")  # type: ignore[attr-defined]

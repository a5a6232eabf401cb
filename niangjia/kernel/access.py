"""The wall in code: which of a table's rows lie in an actor's scope."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, QuerySet

from niangjia.kernel.actor import Actor

M = TypeVar("M", bound=Model)


def within(rows: QuerySet[M], by: Actor) -> QuerySet[M]:
    """Of walled rows, those in the actor's scope: the same interval as the wall in the database."""
    return rows.filter(scope_path__gte=by.scope.low, scope_path__lt=by.scope.high)

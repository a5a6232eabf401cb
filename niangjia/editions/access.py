"""The editions and lines an actor may touch: the only door to them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import connection
from django.db.models import QuerySet

from niangjia.editions.models import Edition, EditionLine
from niangjia.kernel.access import summed
from niangjia.kernel.actor import Actor


def editions(by: Actor) -> QuerySet[Edition]:
    """The editions of units within the actor's scope."""
    return summed(Edition.objects.all(), by).select_related("unit")


def lines(edition: Edition, by: Actor) -> QuerySet[EditionLine]:
    """The lines of an edition, in the order of the tree as it was."""
    return summed(EditionLine.objects.filter(edition=edition), by).order_by("place_in_order")


def titles_that_froze(written: Mapping[int, datetime]) -> list[str]:
    """Titles of the editions that froze one of these units since it was written on, the newest first.

    Those of the union above are told too, as far as units within the transaction's scope are concerned.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT title FROM editions_that_froze(%s, %s) AS title",
            [list(written), list(written.values())],
        )
        return [title for (title,) in cursor.fetchall()]

"""The papers an actor may touch."""

from __future__ import annotations

from django.db.models import QuerySet

from niangjia.kernel.access import within
from niangjia.kernel.actor import Actor
from niangjia.papers.models import Paper


def papers(by: Actor) -> QuerySet[Paper]:
    """The papers of records within the actor's scope."""
    return within(Paper.objects.all(), by)

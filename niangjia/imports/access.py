"""The workbooks an actor may touch."""

from __future__ import annotations

from django.db.models import QuerySet

from niangjia.imports.models import Import
from niangjia.kernel.access import within
from niangjia.kernel.actor import Actor


def workbooks(by: Actor) -> QuerySet[Import]:
    """The workbooks dropped under units within the actor's scope."""
    return within(Import.objects.all(), by)

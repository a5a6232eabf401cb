"""The drafts an actor may touch: those of units in scope."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet

from niangjia.authoring.models import Draft
from niangjia.kernel.access import NotThere, versions, within
from niangjia.kernel.actor import Actor


def drafts(by: Actor) -> QuerySet[Draft]:
    """The drafts of units within the actor's scope."""
    return within(Draft.objects.select_related("unit", "publication__text"), by)


def draft(pk: int, *, by: Actor, locked: bool = False) -> Draft:
    """One draft. Raises `NotThere` for one out of scope, the same as for none."""
    rows = within(Draft.objects.all(), by).select_for_update() if locked else drafts(by)
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NotThere(f"draft {pk}")
    return found


def kept(draft: Draft, *, by: Actor) -> QuerySet[Any]:
    """The kept versions of a draft, the oldest first."""
    return versions(Draft, by).filter(pgh_obj_id=draft.pk)

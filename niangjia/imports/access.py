"""The workbooks an actor may touch."""

from __future__ import annotations

from django.db.models import QuerySet

from niangjia.imports.models import Import, OfficeForm, SidePage
from niangjia.kernel.access import summed
from niangjia.kernel.actor import Actor


def workbooks(by: Actor) -> QuerySet[Import]:
    """The workbooks dropped under units within the actor's scope."""
    return summed(Import.objects.all(), by)


def side_pages(by: Actor) -> QuerySet[SidePage]:
    """What was read in them, page by page."""
    return summed(SidePage.objects.all(), by)


def forms(by: Actor) -> QuerySet[OfficeForm]:
    """The forms of the offices within the actor's scope, with the headings as they corrected them."""
    return summed(OfficeForm.objects.all(), by)

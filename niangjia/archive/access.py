"""Policy documents are public within the house: everyone may read every text and every publication."""

from __future__ import annotations

from django.db.models import QuerySet

from niangjia.archive.models import Publication, Text


def texts() -> QuerySet[Text]:
    """Every text that was ever kept."""
    return Text.objects.all()


def publications() -> QuerySet[Publication]:
    """Every publication, those taken back too, the oldest first."""
    return Publication.objects.select_related("text").order_by("pk")

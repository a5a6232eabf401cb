"""Policy documents are public within the house: everyone may read every text and every publication."""

from __future__ import annotations

from django.db import connection
from django.db.models import QuerySet

from niangjia.archive.models import Publication, Text

PUBLISHING = 0x6E6F726D
"""The advisory lock under which the publications change."""


def texts() -> QuerySet[Text]:
    """Every text that was ever kept."""
    return Text.objects.all()


def publications() -> QuerySet[Publication]:
    """Every publication, those taken back too, the oldest first."""
    return Publication.objects.select_related("text").order_by("pk")


def hold() -> None:
    """Let nobody else publish or take back until this transaction ends: each must see what stands."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [PUBLISHING])

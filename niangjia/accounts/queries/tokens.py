"""Tokens that open something."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from niangjia.accounts.models import Account, ApiToken


def tokens_of(account: Account, *, on: date) -> QuerySet[ApiToken]:
    """A person's tokens that still open something, the newest first."""
    held = ApiToken.objects.filter(account=account, revoked_at=None, last_date__gte=on)
    return held.select_related("appointment").order_by("-pk")

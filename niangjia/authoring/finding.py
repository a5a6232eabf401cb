"""Drafted documents, found by number and title."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.urls import reverse

from niangjia.authoring import queries
from niangjia.kernel import finding
from niangjia.kernel.actor import Actor
from niangjia.kernel.finding import Finder, Found, Hit
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording


def drafts(text: str, *, on: date, by: Actor, limit: int) -> Found:
    """The drafts in scope whose number or title holds the text, the latest changed first."""
    rows = queries.listed(by=by).filter(Q(title__icontains=text) | Q(number__icontains=text))
    found = list(rows[: limit + 1])
    hits = [
        Hit(
            one.said_name.zh,
            Wording(f"{one.unit.name} · {one.state_label.zh}", f"{one.unit.name} · {one.state_label.en}"),
            reverse("authoring:draft", args=[one.pk]),
        )
        for one in found[:limit]
    ]
    return Found(hits, reverse("authoring:list") if len(found) > limit else "")


FINDER = Finder("drafts", Wording("起草的文件", "drafted documents"), Permission.POLICY_VIEW, drafts)


def register() -> None:
    """Let the search ask here."""
    finding.register(FINDER)

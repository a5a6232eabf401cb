"""Budget replies, found by their number or by the unit they were given to."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from niangjia.funding.queries import Asked, found
from niangjia.kernel import finding
from niangjia.kernel.actor import Actor
from niangjia.kernel.finding import Finder, Found, Hit
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording


def replies(text: str, *, on: date, by: Actor, limit: int) -> Found:
    """The replies of all years in scope, as their list finds them, the latest first."""
    rows = list(found(Asked("", text=text), by=by)[: limit + 1])
    hits = [
        Hit(
            one.number,
            Wording(
                f"{one.unit.name} · {one.year}年度 · {one.posts} 名 · {one.how_it_stands.label.zh}",
                f"{one.unit.name} · {one.year} · {one.posts} posts · {one.how_it_stands.label.en}",
            ),
            reverse("funding:reply", args=[one.pk]),
        )
        for one in rows[:limit]
    ]
    more = f"{reverse('funding:list')}?{urlencode({'year': 'all', 'q': text})}" if len(rows) > limit else ""
    return Found(hits, more=more)


FINDER = Finder("replies", Wording("经费批复", "budget replies"), Permission.FUNDING_VIEW, replies)


def register() -> None:
    """Let the search ask here."""
    finding.register(FINDER)

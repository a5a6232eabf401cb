"""Editions, found by a part of their title: the unit, the year."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from niangjia.editions import queries
from niangjia.kernel import finding
from niangjia.kernel.actor import Actor
from niangjia.kernel.finding import Finder, Found, Hit
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_day


def editions(text: str, *, on: date, by: Actor, limit: int) -> Found:
    """The editions whose title says what was typed, as the list shows them."""
    rows = list(queries.editions(by=by, text=text)[: limit + 1])
    hits = [
        Hit(
            one.title,
            Wording(
                f"{one.state_label.zh} · 数据截至{said_day(one.on_date).zh}",
                f"{one.state_label.en} · facts of {said_day(one.on_date).en}",
            ),
            reverse("editions:edition", args=[one.pk]),
        )
        for one in rows[:limit]
    ]
    more = f"{reverse('editions:list')}?{urlencode({'q': text})}" if len(rows) > limit else ""
    return Found(hits, more)


FINDER = Finder("edition", Wording("年度计划", "annual plans"), Permission.EDITION_VIEW, editions)


def register() -> None:
    """Let editions be found."""
    finding.register(FINDER)

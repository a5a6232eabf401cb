"""Scenarios, found by a part of their name."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from niangjia.kernel import finding
from niangjia.kernel.actor import Actor
from niangjia.kernel.finding import Finder, Found, Hit
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.scenarios import queries


def scenarios(text: str, *, on: date, by: Actor, limit: int) -> Found:
    """The scenarios of the desks in scope, as their list shows them."""
    rows = list(queries.saved(by=by, text=text)[: limit + 1])
    hits = [
        Hit(
            one.name,
            Wording(f"{one.under.name} · {one.unit.name}", f"{one.under.name} · {one.unit.name}"),
            f"{reverse('scenarios:try')}?scenario={one.pk}",
        )
        for one in rows[:limit]
    ]
    more = f"{reverse('scenarios:list')}?{urlencode({'q': text})}" if len(rows) > limit else ""
    return Found(hits, more)


FINDER = Finder("scenario", Wording("模拟方案", "scenarios"), Permission.SCENARIO_TRY, scenarios)


def register() -> None:
    """Let scenarios be found."""
    finding.register(FINDER)

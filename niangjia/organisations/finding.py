"""Units, found by name or former name, pinyin initials, own code or division."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from niangjia.kernel import finding
from niangjia.kernel.actor import Actor
from niangjia.kernel.finding import Finder, Found, Hit
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.organisations.models import Unit
from niangjia.organisations.queries import county_names, county_of
from niangjia.organisations.queries.listing import SUGGESTED, suggested


def units(text: str, *, on: date, by: Actor, limit: int) -> Found:
    """The open units in scope that the text may mean, the likeliest first."""
    rows = suggested(text, by=by)
    counties = county_names(by=by, above=[one.scope_path for one in rows[:limit]]) if rows else {}
    assert limit < SUGGESTED, "one more than is shown is looked for"
    more = f"{reverse('organisations:tree')}?{urlencode({'q': text})}" if len(rows) > limit else ""
    return Found([_hit(one, county_of(one.scope_path, counties)) for one in rows[:limit]], more)


def _hit(unit: Unit, county: str) -> Hit:
    kind, code = unit.unit_kind.label, unit.division_code or unit.code
    where = "" if county and county in unit.name else county
    zh, en = (" · ".join(part for part in (one, where, code) if part) for one in (kind.zh, kind.en))
    return Hit(unit.name, Wording(zh, en), reverse("organisations:unit", args=[unit.code]))


FINDER = Finder("units", Wording("单位", "units"), Permission.UNIT_VIEW, units)


def register() -> None:
    """Let the search ask here."""
    finding.register(FINDER)

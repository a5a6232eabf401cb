"""One person's history as a picture: engagements, contracts, absences, certificates on one line of time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from django.utils.translation import gettext as _

from niangjia.kernel.language import said
from niangjia.kernel.wording import Wording, said_day
from niangjia.workforce.models import Certificate, Engagement, Spell
from niangjia.workforce.queries.record import PersonPage
from niangjia.workforce.types import EngagementStatus

DAY, YEAR = timedelta(days=1), timedelta(days=365)
NOW = Wording("今", "now")
UNKNOWN = Wording("开始日期未知", "an unknown day")
LANES = (
    Wording("聘用", "Engagement"),
    Wording("合同", "Contract"),
    Wording("请假、借调", "Leave, loan"),
    Wording("证书登记", "Certificates"),
)
LOOKS = {EngagementStatus.LEAVE: "amber", EngagementStatus.SECONDED: "blue"}


def history(shown: PersonPage, *, on: date) -> Mapping[str, object] | None:
    """What the timeline draws; None where nothing has a day."""
    rows = [row for row in _rows(shown) if row["from"] or row["to"]]
    if not rows:
        return None
    days = [date.fromisoformat(str(row[end])) for row in rows for end in ("from", "to") if row[end]]
    return {
        "kind": "timeline",
        "label": _("任职、合同、请假借调与证书登记的时间线"),
        "axis": _("内容"),
        "from": (min([*days, on]) - 30 * DAY).isoformat(),
        "to": max([*days, on + YEAR / 2]).isoformat(),
        "today": on.isoformat(),
        "today_said": _("今天"),
        "lanes": [said(lane) for lane in LANES],
        "rows": rows,
    }


def _rows(shown: PersonPage) -> Iterator[dict[str, object]]:
    for engagement, spells in reversed(shown.engagements):
        name = engagement.unit.name
        yield _row(0, name, engagement.start_date, engagement.left_date, look=_look(engagement))
        yield from _contract(engagement)
        for spell in spells:
            yield _row(
                2, _spell(spell), spell.period.lower, spell.period.upper, look=LOOKS[spell.spell_status]
            )
    for certificate in reversed(shown.certificates):
        yield _certificate(certificate)


def _contract(engagement: Engagement) -> Iterator[dict[str, object]]:
    if engagement.open_ended:
        yield _row(1, _("无固定期限"), engagement.start_date, engagement.left_date, look="plain")
    elif engagement.contract_end_date is not None:
        end = engagement.contract_end_date + DAY
        yield _row(1, _("合同期"), engagement.start_date, end, look="plain")


def _certificate(certificate: Certificate) -> dict[str, object]:
    begins = certificate.registered_date or certificate.obtained_date
    ends = certificate.valid_until + DAY if certificate.valid_until else None
    return _row(3, said(certificate.level_label), begins, ends, look="green")


def _spell(spell: Spell) -> str:
    return " · ".join(filter(None, (said(spell.spell_status.label), spell.where or spell.reason)))


def _look(engagement: Engagement) -> str:
    return "grey" if engagement.left_date else "front"


def _row(lane: int, name: str, begins: date | None, ends: date | None, *, look: str) -> dict[str, object]:
    """One bar; `ends` is the first day it no longer holds, and shown as the last on which it did."""
    first = said(said_day(begins) if begins else UNKNOWN)
    last = said(said_day(ends - DAY) if ends else NOW)
    return {
        "lane": lane,
        "kind": said(LANES[lane]),
        "name": name,
        "from": begins.isoformat() if begins else None,
        "to": ends.isoformat() if ends else None,
        "first": first,
        "last": last,
        "look": look,
    }

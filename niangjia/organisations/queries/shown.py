"""What a page shows of a unit, for the mark that tells whether somebody changed it in between."""

from __future__ import annotations

from collections.abc import Mapping

from niangjia.kernel.actor import Actor
from niangjia.kernel.wording import Wording
from niangjia.organisations import access
from niangjia.organisations.models import Unit
from niangjia.organisations.queries.branches import place_name
from niangjia.organisations.queries.facts import contact_of, counts_over_time
from niangjia.organisations.queries.history import OUTSIDE

LABELS = {
    "name": Wording("名称", "name"),
    "kind": Wording("类型", "kind"),
    "founded": Wording("建会日期", "founded"),
    "division": Wording("本级区划代码", "division"),
    "parent": Wording("隶属关系", "affiliation"),
    "territory": Wording("属地", "territory"),
    "counts": Wording("职工、会员人数", "counts"),
    "contact": Wording("联系人和电话", "contact and phone"),
}


def told_of(unit: Unit, *, by: Actor) -> Mapping[str, Wording | str]:
    """The same values in words, as they stand now."""
    contact = contact_of(unit, by=by)
    parent = access.units(by).filter(pk=unit.parent_id or 0).first()
    place = access.territories(by).filter(unit=unit, period__endswith=None).first()
    counts = counts_over_time(unit, by=by)[:2]
    numbers = [f"{one.measure_label.zh} {one.count:,}（{one.cut_off_date}）" for one in counts]
    return {
        "name": unit.name,
        "kind": unit.unit_kind.label,
        "founded": str(unit.founded_date or "–"),
        "division": unit.division_code or "–",
        "parent": parent.name if parent else OUTSIDE,
        "territory": place_name(place.division_code) if place else "–",
        "counts": "；".join(numbers) or "–",
        "contact": f"{contact.name} {contact.masked_phone}" if contact else "–",
    }


def values_of(unit: Unit, *, by: Actor) -> Mapping[str, object]:
    """The values of a unit that clerks change, by the keys of `LABELS`: three queries."""
    contact = contact_of(unit, by=by)
    places = access.territories(by).filter(unit=unit).order_by("pk")
    counts = access.headcounts(by).filter(unit=unit).order_by("measure", "cut_off_date")
    return {
        "name": unit.name,
        "kind": unit.kind,
        "founded": unit.founded_date,
        "division": unit.division_code,
        "parent": unit.parent_id,
        "territory": [(one.division_code, str(one.period)) for one in places],
        "counts": list(counts.values_list("measure", "cut_off_date", "count")),
        "contact": (contact.name, contact.phone) if contact else None,
    }

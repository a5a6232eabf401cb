"""The picture: one column by county, the present behind, the scenario before it, others as marks."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from niangjia.kernel.language import said
from niangjia.kernel.wording import Wording
from niangjia.organisations.types import UnitKind
from niangjia.scenarios.queries import Comparison
from niangjia.scenarios.types import Compared
from niangjia.staffing.types import PERSON

MOST_BARS = 40
LOOKS = ("behind", "front", "mark", "mark", "mark")
"""Of the present, of the scenario, of those beside it."""
UNIT, COUNTY = Wording("单位", "unit"), Wording("县（市、区）", "county")
BELOW = {
    UnitKind.NATIONAL_FEDERATION: Wording("省（区、市）", "province"),
    UnitKind.PROVINCE_FEDERATION: Wording("市（州）", "prefecture"),
}


def bars(found: Comparison, shown: Compared, state: Mapping[str, str]) -> Mapping[str, object]:
    """Bars of `shown` by the federation next below, or unit by unit; a click goes to its own comparison."""
    rows = []
    for group, sides in found.groups(PERSON, None if found.federations else MOST_BARS)[:MOST_BARS]:
        numbers = [side[shown].value for side in sides]
        rows.append(
            {
                "name": group.name,
                "href": f"?{urlencode({**state, 'under': group.code})}" if found.federations else "",
                "values": [None if one is None else int(one) for one in numbers],
            }
        )
    each = each_of(found)
    label = Wording(
        f"各{each.zh}{shown.label.zh}：现行与模拟", f"{shown.label.en} by {each.en}: present and scenario"
    )
    return {
        "kind": "bars",
        "label": said(label),
        "axis": said(each),
        "series": [
            {"name": said(side.name), "look": look} for side, look in zip(found.sides, LOOKS, strict=False)
        ],
        "rows": rows,
    }


def each_of(found: Comparison) -> Wording:
    """What a bar stands for."""
    return BELOW.get(found.under.unit_kind, COUNTY) if found.federations else UNIT

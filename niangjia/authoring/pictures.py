"""The pictures of a draft's effect."""

from __future__ import annotations

from collections.abc import Mapping

from django.urls import reverse

from niangjia.authoring.queries.effect import Effect, Sides
from niangjia.kernel.language import said
from niangjia.kernel.wording import Wording
from niangjia.staffing.types import Measure

MOST_BARS = 40


def bars(effect: Effect) -> Mapping[str, object]:
    """Mandatory posts by the documents in force and with the draft, side by side."""
    measure = Measure.MUST if effect.whole.after[Measure.MUST] is not None else Measure.VALUE
    label = Wording("各地须配：现行与草案", "Mandatory posts: in force and with the draft")
    if measure is Measure.VALUE:
        label = Wording("各地可配上限：现行与草案", "Ceiling: in force and with the draft")
    return {
        "kind": "bars",
        "label": said(label),
        "axis": said(Wording("单位", "unit")),
        "series": [
            {"name": said(Wording("草案", "with the draft")), "look": "behind"},
            {"name": said(Wording("现行", "in force")), "look": "front"},
        ],
        "rows": [_row(one, measure) for one in effect.rows[:MOST_BARS]],
    }


def _row(one: Sides, measure: Measure) -> dict[str, object]:
    href = f"{reverse('staffing:plan')}?under={one.code}"
    return {"name": one.name, "href": href, "values": [one.after[measure], one.before[measure]]}

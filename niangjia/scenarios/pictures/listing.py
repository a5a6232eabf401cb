"""The list of scenarios: each one's shortfall beside the present's of the day it was saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse

from niangjia.kernel.language import said
from niangjia.kernel.wording import Wording
from niangjia.scenarios.models import Scenario
from niangjia.scenarios.queries import Comparison
from niangjia.scenarios.types import Compared
from niangjia.staffing.types import PERSON

KEPT = (Compared.MUST, Compared.VALUE, Compared.SHORTFALL, Compared.COST)


def outcome_of(found: Comparison) -> dict[str, Any]:
    """The present's and the first scenario's sums in persons, as JSON; null where there is none."""
    sides = found.totals.get(PERSON)
    if sides is None:
        return {}
    return {
        column.value: [None if side[column].value is None else str(side[column].value) for side in sides[:2]]
        for column in KEPT
    }


def outcome_bars(scenarios: Iterable[Scenario]) -> Mapping[str, object] | None:
    """Ceilings of the saved scenarios beside the present's; None where none has an outcome."""
    rows = []
    for one in scenarios:
        column = Compared.SHORTFALL if (one.outcome.get("shortfall") or [None])[0] else Compared.VALUE
        numbers = one.outcome.get(column.value)
        if numbers:
            href = f"{reverse('scenarios:try')}?scenario={one.pk}"
            values = [None if number is None else int(number) for number in numbers]
            rows.append({"name": one.name, "href": href, "values": values})
    if not rows:
        return None
    label = Wording(
        "各方案的缺口（没有须配的为可配上限）：保存时的现行与模拟",
        "Shortfall by scenario (the ceiling where nothing is mandatory): present and scenario when saved",
    )
    return {
        "kind": "bars",
        "label": said(label),
        "axis": said(Wording("方案", "scenario")),
        "series": [
            {"name": said(Wording("现行", "Present")), "look": "behind"},
            {"name": said(Wording("模拟", "Scenario")), "look": "front"},
        ],
        "rows": rows,
    }

"""The list of scenarios: each one's shortfall beside the present's of the day it was saved."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.urls import reverse

from niangjia.kernel.language import said
from niangjia.kernel.wording import Wording
from niangjia.scenarios.models import Scenario
from niangjia.scenarios.queries import Comparison
from niangjia.scenarios.types import Compared
from niangjia.staffing.types import PERSON

SHOWN = (Compared.SHORTFALL, Compared.MUST, Compared.VALUE)
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
    """One column of the saved scenarios beside the present's; None where none has an outcome.

    The first that any of them changes, so that the picture says something.
    """
    told = [(one, one.outcome) for one in scenarios if one.outcome]
    if not told:
        return None
    moved = [one for one in SHOWN if any(len(set(outcome.get(one.value, ()))) > 1 for _, outcome in told)]
    column = moved[0] if moved else Compared.VALUE
    rows = [
        {
            "name": one.name,
            "href": f"{reverse('scenarios:try')}?scenario={one.pk}",
            "values": [None if number is None else int(Decimal(number)) for number in outcome[column.value]],
        }
        for one, outcome in told
    ]
    words = column.label
    label = Wording(
        f"各方案的{words.zh}：保存时的现行与模拟", f"{words.en} by scenario: present and scenario when saved"
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

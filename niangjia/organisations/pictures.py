"""The tree and a unit's counts as charts. Pure but for the addresses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from niangjia.organisations.models import Headcount
from niangjia.organisations.queries import Branch
from niangjia.organisations.types import Measure

MOST_BARS = 31
"""As many as there are provinces; of more, the largest."""


def shares(branches: Sequence[Branch]) -> Mapping[str, object] | None:
    """The workers below each child, or the number of its units where nobody is counted yet."""
    counted = any(branch.workers is not None for branch in branches)
    rows = [(branch, branch.workers if counted else branch.below + 1) for branch in branches]
    if len(rows) > MOST_BARS:
        largest = sorted(rows, key=lambda row: -(row[1] or 0))[:MOST_BARS]
        rows = [row for row in rows if row in largest]
    if not rows:
        return None
    return {
        "kind": "bars",
        "label": _("各单位职工人数") if counted else _("各单位所辖工会数"),
        "axis": _("单位"),
        "series": [{"name": _("职工人数") if counted else _("工会数"), "look": "front"}],
        "rows": [
            {
                "name": branch.unit.short_name,
                "href": reverse("organisations:unit", args=[branch.unit.code]),
                "values": [number],
            }
            for branch, number in rows
        ],
    }


def counts(found: Sequence[Headcount]) -> Mapping[str, object] | None:
    """A unit's worker and member counts over time, the oldest first."""
    by_date: dict[date, dict[str, int]] = {}
    for one in found:
        by_date.setdefault(one.cut_off_date, {})[one.measure] = one.count
    if not by_date:
        return None
    measures = [one for one in Measure if any(one.value in numbers for numbers in by_date.values())]
    return {
        "kind": "line",
        "label": _("职工人数与会员人数"),
        "axis": _("截止日期"),
        "series": [{"name": _said(measure), "look": "front"} for measure in measures],
        "rows": [
            {"name": day.isoformat(), "values": [numbers.get(measure.value) for measure in measures]}
            for day, numbers in sorted(by_date.items())
        ],
    }


def _said(measure: Measure) -> str:
    return {Measure.WORKERS: _("职工人数"), Measure.MEMBERS: _("会员人数")}[measure]

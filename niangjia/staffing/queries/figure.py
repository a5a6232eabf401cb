"""One number of the plan, asked for its basis."""

from __future__ import annotations

from datetime import date

from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Figure
from niangjia.kernel.wording import Wording
from niangjia.staffing import rules
from niangjia.staffing.queries.plan import plan
from niangjia.staffing.types import LABELS, Measure


def figure(
    measure: Measure, *, unit: str, under: str, counted_in: str, on: date, by: Actor
) -> tuple[Wording, str, Figure]:
    """Title, subject and figure: of the unit with code `unit`, else of the sum below `under`.

    Raises `UnknownCode`.
    """
    found = plan(unit or under, on=on, by=by)
    if unit:
        line = next((line for line in found.lines if line.code == found.under.code), None)
        if line is not None:
            return LABELS[measure], line.name, rules.figure_of_line(line, measure, on=on)
    return LABELS[measure], found.under.name, rules.figure_of_groups(found.groups, measure, counted_in, on=on)

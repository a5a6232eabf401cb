"""One number of the plan, asked for its basis."""

from __future__ import annotations

from datetime import date

from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Figure, missing
from niangjia.kernel.wording import Wording
from niangjia.organisations import facade as organisations
from niangjia.staffing import rules
from niangjia.staffing.queries.lines import lines_of
from niangjia.staffing.queries.overview import summary_of
from niangjia.staffing.queries.plan import plan_below
from niangjia.staffing.queries.shown import WORKED_OUT_FOR_TODAY, TooMany, is_large, plan_shown
from niangjia.staffing.types import LABELS, Measure


def figure(
    measure: Measure,
    *,
    unit: str,
    under: str,
    counted_in: str,
    on: date,
    by: Actor,
    today: date | None = None,
) -> tuple[Wording, str, Figure]:
    """Title, subject and figure: of the unit with code `unit`, else of the sum below `under`, else of the sum
    over the members of a named set, member by member.

    On `today`, if that is told, sums come from what is stored. Raises `UnknownCode`, and `Several` for the
    sum over a named set on another day.
    """
    if not (unit or under) and on == today and (members := organisations.roots(by=by))[1:]:
        found = summary_of(members, on=on, by=by)
        answer = rules.figure_of_groups(found.groups, measure, counted_in, on=on)
        return LABELS[measure], by.scope.label, answer if found.state.fresh else rules.being_renewed(answer)
    if not (unit or under) and (top := organisations.top(by=by)):
        under = top.code
    about = organisations.unit_at(unit or under, by=by)
    if unit and (lines := lines_of([about.pk], on=on, by=by)):
        return LABELS[measure], lines[0].name, rules.figure_of_line(lines[0], measure, on=on)
    # Funded posts are told reply by reply, where they are not too many for that.
    told = measure is Measure.FUNDED and not is_large(about, by=by)
    if today is None or told:
        groups = plan_below(about, on=on, by=by).groups
        return LABELS[measure], about.name, rules.figure_of_groups(groups, measure, counted_in, on=on)
    try:
        shown = plan_shown(about, on=on, today=today, by=by)
    except TooMany:
        return LABELS[measure], about.name, missing(counted_in, WORKED_OUT_FOR_TODAY)
    answer = rules.figure_of_groups(shown.groups, measure, counted_in, on=on)
    return LABELS[measure], about.name, answer if shown.state.fresh else rules.being_renewed(answer)

"""The stored plan against the explained one: the same lines, sums, documents and figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from niangjia.kernel.actor import Actor
from niangjia.kernel.scope import acting
from niangjia.staffing import access
from niangjia.staffing.forms import Asked
from niangjia.staffing.queries import Chosen, Overview, Plan, lines_of, overview, plan
from niangjia.staffing.rules import figure_of_groups
from niangjia.staffing.types import PERSON, Line, Measure

COMPARED = (
    *(one.value for one in Measure),
    *("name", "kind", "place", "counted_in", "status", "cut_off_date", "past_end", "unused"),
    *("fall_until", "fall_over"),
)


def said(line: Line) -> Mapping[str, object]:
    """A line of the explained plan, in the columns of a stored one."""
    return {
        **{one.value: line.number(one) for one in Measure},
        "name": line.name,
        "kind": line.kind,
        "place": line.place,
        "counted_in": line.unit,
        "status": line.status.value,
        "cut_off_date": line.cut_off_date,
        "past_end": line.filling.past_end,
        "unused": line.unused,
        "fall_until": line.fall.until if line.fall else None,
        "fall_over": bool(line.fall and line.fall.over),
    }


def assert_as_explained(under: str, by: Actor, on: date) -> None:
    """Below a unit, everything that is stored is what the live calculation says."""
    with acting(by):
        shown, live = overview(under, on=on, by=by), plan(under, on=on, by=by)
        assert shown.state.fresh
        rows = access.lines(by).filter(scope_path__startswith=live.under.scope_path)
        kept = {row.unit_id: {name: getattr(row, name) for name in COMPARED} for row in rows}
        assert kept == {line.unit_id: said(line) for line in live.lines}
        _assert_same_sums(shown, live)
        _assert_same_tables(live, on, by)
        for federation in live.federations:
            narrower = overview(federation.code, on=on, by=by)
            _assert_same_sums(narrower, plan(federation.code, on=on, by=by))


def _assert_same_sums(shown: Overview, live: Plan) -> None:
    assert (shown.units, shown.documents, shown.watch) == (live.units, live.documents, live.watch)
    assert shown.not_allotted == live.not_allotted
    assert dict(shown.totals) == dict(live.totals)
    used = {
        group.code: group.total(PERSON)
        for group in live.groups
        if group.lines or group.held or not live.federations
    }
    assert {group.code: group.total(PERSON) for group in shown.groups if group.code in used} == used
    for measure in set(Measure) - {Measure.FUNDED}:
        for unit in live.totals:
            both = [figure_of_groups(one.groups, measure, unit, on=live.on) for one in (shown, live)]
            assert both[0] == both[1]
    funded = [figure_of_groups(one.groups, Measure.FUNDED, PERSON, on=live.on) for one in (shown, live)]
    assert (funded[0].value, funded[0].status) == (funded[1].value, funded[1].status)


def _assert_same_tables(live: Plan, on: date, by: Actor) -> None:
    assert lines_of([line.unit_id for line in live.lines], on=on, by=by) == list(live.lines)
    for sort in ("", "name", "-name", "workers", "-workers", "-shortfall", "room"):
        for only in ("", "shortfall", "unused", "fall"):
            asked = Asked(live.under.code, on, "", only, "", sort)
            cut = Chosen(live.under, asked, by=by)[0:50]
            assert [line.code for line in cut] == [line.code for line in asked.chosen(live.lines)][:50]

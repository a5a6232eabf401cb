"""The staffing plan over the API: its lines, its sums, and the basis of every number."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

from django.utils import timezone
from ninja import Query, Router
from pydantic import BaseModel

from niangjia.kernel.figure import Status
from niangjia.kernel.pages import Request
from niangjia.kernel.permissions import Permission
from niangjia.kernel.rest import Code, Day, FigureOut, Paged, Paging, Search, Sentence, get, listed
from niangjia.kernel.rest.answers import Answer
from niangjia.organisations import facade as organisations
from niangjia.organisations.types import UnitKind
from niangjia.staffing import queries
from niangjia.staffing.forms import Asked
from niangjia.staffing.queries import Plan
from niangjia.staffing.rules import flag
from niangjia.staffing.types import ANY, PERSON, Line, Measure, Total

router = Router(tags=["plan"])
Only = Literal["shortfall", "room", "above", "unused", "fall"]


class PlanAsked(Paging):
    """Below which unit, on which day, narrowed to what."""

    under: Code | None = None
    on: Day | None = None
    kind: UnitKind | None = None
    only: Only | None = None
    q: Search = ""


class LineOut(Answer):
    """One unit of the plan; `numbers` has null where there is no number, and `statuses` says why."""

    code: str
    name: str
    kind: UnitKind
    county: str
    place: str | None
    cut_off_date: date | None
    counted_in: str
    numbers: dict[Measure, int | None]
    statuses: dict[Measure, Status]
    filled_by_form: dict[str, int]
    filled_past_contract_end: int
    document: str
    clause: str
    flag: Sentence | None
    """What a fall in workers asks; nobody is dismissed because of it."""


class TotalOut(Answer):
    """A column summed over the units that count in the same thing."""

    counted_in: str
    units: int
    with_value: int
    missing: int
    not_applicable: int
    numbers: dict[Measure, int | None]


class PlanOut(Paged[LineOut]):
    """A page of the plan, under which unit, on which day, with the sums of the whole."""

    under: str
    on: date
    totals: list[TotalOut]
    waiting: int
    """Units whose numbers are being worked out anew: until there is none, totals may not hold yet."""


class FigureAsked(BaseModel):
    """Of one unit, or of the sum below a federation."""

    unit: Code | None = None
    under: Code | None = None
    on: Day | None = None
    counted_in: Literal["person", "project"] | None = None


class TitledFigure(Answer):
    """A number of the plan with its basis."""

    title: Sentence
    subject: str
    on: date
    figure: FigureOut


@get(router, "/plan/", Permission.PLAN_VIEW, answer=PlanOut)
def plan(request: Request, asked: Query[PlanAsked]) -> dict[str, Any]:
    """The plan of every primary-level unit below one, as the page shows it."""
    on = asked.on or timezone.localdate()
    by, today = request.actor, timezone.localdate()
    under = organisations.unit_at(asked.under or _top(request), by=by)
    found = queries.plan_shown(under, on=on, today=today, by=by)
    narrowed = Asked(found.under.code, on, asked.kind or "", asked.only or "", asked.q, "")
    if isinstance(found, Plan):
        page = listed(narrowed.chosen(found.lines), asked, lambda lines: [_line(line) for line in lines])
    else:
        units = queries.Chosen(found.under, narrowed, by=by).units
        page = listed(
            units, asked, lambda keys: [_line(one) for one in queries.lines_of([*keys], on=on, by=by)]
        )
    totals = [_total(total) for total in found.totals.values()]
    waiting = found.state.waiting
    return {**page.model_dump(), "under": found.under.code, "on": on, "totals": totals, "waiting": waiting}


@get(router, "/plan/figures/{measure}/", Permission.PLAN_VIEW, answer=TitledFigure)
def plan_figure(request: Request, measure: Measure, asked: Query[FigureAsked]) -> dict[str, Any]:
    """One number with every step and clause: what the drawer of the page shows."""
    on = asked.on or timezone.localdate()
    title, subject, figure = queries.figure(
        measure,
        unit=asked.unit or "",
        under=asked.under or "",
        counted_in=asked.counted_in or (ANY if measure is Measure.WORKERS else PERSON),
        on=on,
        by=request.actor,
        today=timezone.localdate(),
    )
    return {"title": title, "subject": subject, "on": on, "figure": figure}


def _top(request: Request) -> str:
    top = organisations.top(by=request.actor)
    return top.code if top else ""


def _line(line: Line) -> LineOut:
    return LineOut(
        code=line.code,
        name=line.name,
        kind=UnitKind(line.kind),
        county=line.county,
        place=line.place,
        cut_off_date=line.cut_off_date,
        counted_in=line.unit,
        numbers={measure: line.number(measure) for measure in Measure},
        statuses={measure: line.status_of(measure) for measure in Measure},
        filled_by_form=dict(line.filling.by_form),
        filled_past_contract_end=line.filling.past_end,
        document=line.document,
        clause=line.clause,
        flag=Sentence.model_validate(flag(line.fall)) if line.fall else None,
    )


def _total(total: Total) -> TotalOut:
    numbers: Mapping[Measure, int | None] = total.numbers
    return TotalOut(
        counted_in=total.unit,
        units=total.units,
        with_value=total.with_value,
        missing=total.missing,
        not_applicable=total.not_applicable,
        numbers={measure: numbers.get(measure) for measure in Measure},
    )

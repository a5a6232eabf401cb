"""What-if over the API: scenarios as they are kept, and any changes tried against the present."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from django.utils import timezone
from ninja import Query, Router
from pydantic import BeforeValidator, Field

from niangjia.kernel.figure import Status
from niangjia.kernel.pages import Request
from niangjia.kernel.permissions import Permission
from niangjia.kernel.rest import Code, Day, Paged, Paging, Search, Sentence, get, listed, plain, post
from niangjia.kernel.rest.answers import Answer
from niangjia.kernel.wording import Wording
from niangjia.organisations import facade as organisations
from niangjia.scenarios import queries
from niangjia.scenarios.models import Scenario
from niangjia.scenarios.types import Changes, Compared, Sum
from niangjia.scenarios.types.changes import Trial
from niangjia.staffing.types import PERSON

router = Router(tags=["scenarios"])
Money = Annotated[int | str | None, BeforeValidator(plain)]
TRIED = Wording("模拟", "Scenario")


class ScenarioOut(Answer):
    """A kept scenario."""

    id: int
    name: str
    note: str
    desk: str
    under: str
    on: date
    changes: dict[str, Any]
    outcome: dict[str, Any]


class ScenariosAsked(Paging):
    """Narrowed by name."""

    q: Search = ""


class TryAsked(Trial):
    """Changes, below which unit, on which day."""

    under: Code | None = None
    on: Day | None = None
    changes: Changes = Field(default_factory=Changes)


class SumOut(Answer):
    """A column summed on one side; the value is null where there is none, and the status says why."""

    value: Money
    status: Status


class SideOut(Answer):
    """One side of a row."""

    numbers: dict[Compared, SumOut]


class RowOut(Answer):
    """A federation next below (or a unit): the present first, then the scenario."""

    code: str
    name: str
    counted_in: str
    sides: list[SideOut]


class TriedOut(Answer):
    """What the changes come to; nothing was written."""

    under: str
    on: date
    problems: list[Sentence]
    warnings: list[Sentence]
    totals: list[RowOut]
    rows: list[RowOut]


@get(router, "/scenarios/", Permission.SCENARIO_TRY, answer=Paged[ScenarioOut])
def scenarios(request: Request, asked: Query[ScenariosAsked]) -> Any:
    """The scenarios kept at the desks in scope."""
    found = queries.saved(by=request.actor, text=asked.q)
    return listed(found, asked, lambda rows: [_kept(one) for one in rows])


@post(router, "/scenarios/try/", Permission.SCENARIO_TRY, answer=TriedOut)
def scenario_try(request: Request, asked: TryAsked) -> dict[str, Any]:
    """Try changes against the present: the sums of both, below a unit. Nothing is kept."""
    on = asked.on or timezone.localdate()
    top = None if asked.under else organisations.top(by=request.actor)
    under = asked.under or (top.code if top else "")
    found = queries.compare(under, [(TRIED, asked.changes)], on=on, by=request.actor)
    trial = found.trials[0]
    rows = [
        _row(group.code, group.name, counted_in, sides)
        for counted_in in found.counted or (PERSON,)
        for group, sides in found.groups(counted_in)
    ]
    return {
        "under": found.under.code,
        "on": on,
        "problems": trial.problems,
        "warnings": trial.warnings,
        "totals": [
            _row(found.under.code, found.under.name, counted_in, sides)
            for counted_in, sides in found.totals.items()
        ],
        "rows": rows,
    }


def _kept(one: Scenario) -> ScenarioOut:
    return ScenarioOut(
        id=one.pk,
        name=one.name,
        note=one.note,
        desk=one.unit.code,
        under=one.under.code,
        on=one.on_date,
        changes=one.changes,
        outcome=one.outcome,
    )


def _row(code: str, name: str, counted_in: str, sides: queries.Sums) -> RowOut:
    return RowOut(
        code=code,
        name=name,
        counted_in=counted_in,
        sides=[SideOut(numbers={column: _sum(side[column]) for column in Compared}) for side in sides],
    )


def _sum(one: Sum) -> SumOut:
    value: int | Decimal | None = one.value
    return SumOut(value=plain(value), status=one.status)

"""Units over the API: the list, and one with what is known of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone
from ninja import Query, Router

from niangjia.kernel.pages import Request
from niangjia.kernel.permissions import Permission
from niangjia.kernel.rest import Code, Paged, Paging, Search, Sentence, get, listed
from niangjia.kernel.rest.answers import Answer
from niangjia.organisations import queries
from niangjia.organisations.models import Unit
from niangjia.organisations.queries.listing import Entry, found, these
from niangjia.organisations.types import Measure, UnitKind

router = Router(tags=["units"])


class UnitsAsked(Paging):
    """What the list is narrowed to; nothing said narrows nothing."""

    under: Code | None = None
    kind: UnitKind | None = None
    counted: bool | None = None
    closed: bool = False
    q: Search = ""


class UnitOut(Answer):
    """A unit in the list; `workers` are those last counted at and below it, null where nobody was counted."""

    code: str
    name: str
    kind: UnitKind
    division_code: str | None
    founded_date: date | None
    closed_date: date | None
    units_below: int
    workers: int | None


class DatedOut(Answer):
    """Where a unit belonged, or whose policy held for it, for a stretch of time."""

    code: str
    what: Sentence | str
    period: Sentence
    present: bool


class CountOut(Answer):
    """What was counted of a unit at a cut-off date."""

    measure: Measure
    count: int
    cut_off_date: date
    source: str


class UnitWithFacts(Answer):
    """A unit with where it stands and what was counted of it."""

    code: str
    name: str
    kind: UnitKind
    division_code: str | None
    founded_date: date | None
    closed_date: date | None
    above: list[str]
    affiliations: list[DatedOut]
    territories: list[DatedOut]
    counts: list[CountOut]
    workers: int | None


@get(router, "/units/", Permission.UNIT_VIEW, answer=Paged[UnitOut])
def units(request: Request, asked: Query[UnitsAsked]) -> Paged[UnitOut]:
    """The units in your scope, in the order of the tree."""
    today, by = timezone.localdate(), request.actor
    under = queries.unit_ever(asked.under, by=by).scope_path if asked.under else ""
    entry = Entry(asked.q.strip(), asked.kind, asked.counted, asked.closed, under)

    def show(keys: Iterable[int]) -> list[UnitOut]:
        return [
            UnitOut(**_plain(branch.unit), units_below=branch.below, workers=branch.workers)
            for branch in queries.grown(these(keys, by=by), on=today, by=by)
        ]

    return listed(found(entry, on=today, by=by), asked, show)


@get(router, "/units/{code}/", Permission.UNIT_VIEW, answer=UnitWithFacts)
def unit(request: Request, code: Code) -> dict[str, Any]:
    """One unit, by its own code or by that of the division whose union it is; closed ones too."""
    shown = queries.unit_page(
        queries.unit_ever(code, by=request.actor), on=timezone.localdate(), by=request.actor
    )
    return {
        **_plain(shown.unit),
        "above": [one.code for one in shown.above],
        "affiliations": shown.affiliations,
        "territories": shown.territories,
        "counts": shown.counts,
        "workers": shown.workers_below,
    }


def _plain(one: Unit) -> dict[str, Any]:
    return {
        "code": one.code,
        "name": one.name,
        "kind": one.unit_kind,
        "division_code": one.division_code,
        "founded_date": one.founded_date,
        "closed_date": one.closed_date,
    }

"""Reading the leader's picture: today's plan in sums, beside the last published edition."""

from __future__ import annotations

from datetime import date

from niangjia.editions import access, queries
from niangjia.editions.documents.picture import EACH, Edition, Picture, Place
from niangjia.editions.documents.places import each_of
from niangjia.editions.models import Edition as Published
from niangjia.editions.types import State
from niangjia.kernel.actor import Actor
from niangjia.organisations.types import UnitKind
from niangjia.staffing import facade as staffing
from niangjia.staffing.types import PERSON, PROJECT, Measure


def picture_of(under: str, *, on: date, by: Actor) -> Picture:
    """The picture below a unit on a day. Raises `organisations.facade.UnknownCode`."""
    plan = staffing.plan(under, on=on, by=by)
    whole = staffing.total(plan.lines, PERSON, plan.held)
    last = _last(plan.under.scope_path, on, by)
    before = _shortfalls(last, by, grouped=bool(plan.federations)) if last else {}
    each = each_of(plan.under.unit_kind if plan.federations else UnitKind.COUNTY_FEDERATION)
    return Picture(
        name=plan.under.short_name,
        each=EACH[each],
        on=on,
        whole=whole.numbers,
        units=len(plan.lines),
        lacking=sum(staffing.total(plan.lines, unit).missing for unit in plan.totals),
        projects=sum(line.unit == PROJECT for line in plan.lines),
        past_end=whole.past_end,
        places=[
            Place(group.name, group.code, sums.numbers, before.get(group.code))
            for group in plan.groups
            if (sums := staffing.total(group.lines, PERSON, group.held)).units
        ],
        documents=list(dict.fromkeys(line.document for line in plan.lines if line.document)),
        before=Edition(last.title, last.on_date, _sum(before)) if last else None,
    )


def _last(path: str, on: date, by: Actor) -> Published | None:
    """The edition in force of the latest year, on facts not after the day."""
    published = access.editions(by).filter(scope_path=path, state=State.PUBLISHED.value, on_date__lte=on)
    return published.order_by("-year", "-number").first()


def _shortfalls(edition: Published, by: Actor, *, grouped: bool) -> dict[str, int | None]:
    if grouped:
        groups = queries.groups_of(edition, by=by)
        return {one.code: one.numbers[Measure.SHORTFALL] for one in groups if one.counted_in == PERSON}
    rows = access.lines(edition, by).filter(counted_in=PERSON)
    return dict(rows.values_list("code", "shortfall"))


def _sum(shortfalls: dict[str, int | None]) -> int | None:
    known = [number for number in shortfalls.values() if number is not None]
    return sum(known) if known else None

"""The plan's corner of the desk: its headline numbers, and what follows from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from django.urls import reverse

from niangjia.kernel import desk
from niangjia.kernel.actor import Actor
from niangjia.kernel.desk import Board, Headline, Shortcut, Told, Waiting, number_said
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations import facade as organisations
from niangjia.organisations.facade import Unit
from niangjia.staffing.pictures import cards
from niangjia.staffing.queries import Summary, overview, summary_of
from niangjia.staffing.rules.totals import STALE, watch_of
from niangjia.staffing.types import Measure, Watch


def board(*, on: date, by: Actor) -> Board:
    """The cards of the plan of one's own unit, and what it asks to be done: the plan is read once. Of a named
    set the sums over its members, and what each of them asks."""
    members = organisations.roots(by=by) if by.may(Permission.PLAN_VIEW) else []
    if not members:
        return Board()
    found: Summary
    asked: list[tuple[Unit | None, Watch]]
    if members[1:]:
        found = summary_of(members, on=on, by=by)
        asked = [(one, watch_of(group.sums)) for one, group in zip(members, found.groups, strict=True)]
    else:
        found = overview(members[0].code, on=on, by=by)
        asked = [(None, found.watch)]
    if not found.units:
        return Board()
    numbers = [Headline(one.label, one.figure, one.url, one.sub, one.tone) for one in cards(found)]
    kinds = (short, stale, fallen, unused)
    waiting = [_of(at, one) for at, watch in asked for kind in kinds for one in kind(watch, at=at, by=by)]
    return Board(numbers, waiting)


def short(watch: Watch, *, by: Actor, at: Unit | None = None) -> list[Waiting]:
    """Units with fewer people than they must have; work of whoever draws up the plan."""
    if not watch.short or not by.may(Permission.EDITION_DRAFT):
        return []
    number = number_said(watch.short)
    return [
        Waiting(
            "staffing.shortfall",
            Wording(f"补足缺口（{number} 个单位）", f"Make good the shortfall (units: {number})"),
            Wording(
                f"须配的人还缺 {watch.shortfall:,} 名", f"{watch.shortfall:,} mandatory posts are not filled"
            ),
            _plan(at, Measure.SHORTFALL.value),
            count=watch.short,
        )
    ]


def stale(watch: Watch, *, by: Actor, at: Unit | None = None) -> list[Waiting]:
    """Units whose count of workers the plan takes though it is older than a year."""
    if watch.stale_first is None or not by.may(Permission.UNIT_EDIT):
        return []
    number, day = number_said(watch.stale), said_day(watch.stale_first)
    return [
        Waiting(
            "staffing.stale_counts",
            Wording(f"更新职工人数（{number} 个单位）", f"Update worker counts (units: {number})"),
            Wording(
                f"计划所用的人数已超过一年，最早的截至{day.zh}",
                f"The plan rests on counts older than a year, the earliest of {day.en}",
            ),
            _plan(at),
            due=watch.stale_first + STALE,
            count=watch.stale,
        )
    ]


def fallen(watch: Watch, *, by: Actor, at: Unit | None = None) -> list[Waiting]:
    """Units above their ceiling since a fall in workers: within the buffer known, after it looked into."""
    if watch.fall_first is None or not by.may(Permission.EDITION_DRAFT):
        return []
    number, ended, first = number_said(watch.fallen), number_said(watch.over), said_day(watch.fall_first)
    within = Wording(
        f"都在缓冲期内，不因此辞退；最早{first.zh}届满",
        f"All within their buffer, nobody is dismissed; the first ends on {first.en}",
    )
    after = Wording(
        f"{ended} 个缓冲期已满：请研究调整（转岗、交流），不辞退",
        f"The buffer is over for {ended}: look for a transfer or an exchange, dismiss nobody",
    )
    return [
        Waiting(
            "staffing.fewer_workers",
            Wording(f"职工人数下降（{number} 个单位）", f"Fewer workers (units: {number})"),
            after if watch.over else within,
            _plan(at, "fall"),
            due=watch.over_first,
            count=watch.fallen,
        )
    ]


def unused(watch: Watch, *, by: Actor, at: Unit | None = None) -> list[Waiting]:
    """Units that are funded for more people than are there: money that waits for somebody."""
    if not watch.idle or not by.may(Permission.EDITION_DRAFT):
        return []
    number = number_said(watch.idle)
    return [
        Waiting(
            "staffing.funded_not_filled",
            Wording(f"资金名额未用 {watch.unused:,} 名", f"{watch.unused:,} funded posts are not filled"),
            Wording(
                f"{number} 个单位有保障名额，人还没有到位", f"Units with the money, not the people: {number}"
            ),
            _plan(at, "unused"),
            count=watch.idle,
        )
    ]


def _of(at: Unit | None, one: Waiting) -> Waiting:
    return replace(one, unit_code=at.code, unit_name=at.name) if at else one


def _plan(at: Unit | None, only: str = "") -> str:
    """The plan narrowed to `only`: of one's own unit, else of the member that is meant."""
    asked = ({"under": at.code} if at else {}) | ({"only": only} if only else {})
    return f"{reverse('staffing:plan')}?{urlencode(asked)}" if asked else reverse("staffing:plan")


CORNER = desk.Corner(
    board=board,
    told=(
        Told(
            "staffing.plan.exported",
            Wording("导出配备计划", "Plans taken out"),
            Permission.PLAN_VIEW,
            listed="staffing:plan",
        ),
    ),
    shortcuts=(
        Shortcut(
            Wording("看配备计划", "See the staffing plan"), "staffing:plan", "target", Permission.PLAN_VIEW
        ),
    ),
)


def register() -> None:
    """Lay the corner on the desk."""
    desk.register("staffing", CORNER)

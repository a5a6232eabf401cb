"""The editions' corner of the desk: what waits on the way of a plan, and a year's plan that nobody began."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.timezone import localdate

from niangjia.editions import queries
from niangjia.editions.flow import FLOW, KIND, STAGES
from niangjia.editions.models import Edition
from niangjia.editions.types import DUE, OPEN
from niangjia.kernel import desk, flows
from niangjia.kernel.actor import Actor
from niangjia.kernel.desk import Shortcut, Told, Waiting
from niangjia.kernel.flows import Move, Taken
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.organisations import facade as organisations

MOST = 200
"""Editions under way that a desk looks at; a nation's list is read on its own page."""
BEFOREHAND = timedelta(days=30)
"""So long before its day the year's plan is asked for."""
WHY = {
    "submit": Wording("核对计划数，写好理由，送分管副主席会签", "Check the planned posts, then send it"),
    "countersign": Wording(
        "看过计划数和理由后会签，或退回修改", "Look at the posts, countersign or send back"
    ),
    "request": Wording("拟好请示，填文号和成文日期，报上一级工会", "Write the request, give its number"),
    "approve": Wording("看过计划后批复，或退回并写明意见", "Look at the plan, approve or return it"),
    "transcribe": Wording("上级已在纸上批复的，可凭扫描件补录", "A reply on paper may be transcribed"),
    "publish": Wording("批复已到，发布后即为当年计划", "Approved: once published it is the year's plan"),
}


def under_way(*, on: date, by: Actor) -> list[Waiting]:
    """What the actor may do next for each edition under way: two queries. Nobody is offered what is apart."""
    rows = queries.editions(by=by).filter(state__in=[state.value for state in OPEN])[:MOST]
    found = list(rows)
    steps = flows.stepped(KIND, [one.pk for one in found], by=by)
    leading = dict(STAGES)
    return [
        _waiting(one, move, steps[one.pk])
        for one in found
        for move in map(FLOW.move, leading[one.state])
        if flows.may(FLOW, move, state=one.state, taken=steps[one.pk], path=one.scope_path, by=by)
    ]


def _waiting(one: Edition, move: Move, taken: list[Taken]) -> Waiting:
    return Waiting(
        f"editions.{move.name}",
        Wording(f"{move.label.zh}：{one.title}", f"{move.label.en}: {one.title}"),
        WHY[move.name],
        reverse("editions:edition", args=[one.pk]),
        since=localdate(taken[-1].at) if taken else localdate(one.drafted_at),
        unit_code=one.unit.code,
        unit_name=one.unit.name,
    )


@desk.waits(Permission.EDITION_DRAFT)
def not_begun(*, on: date, by: Actor) -> list[Waiting]:
    """The plan of this year of each unit at whose desk one sits and that has begun none: from some days
    before its day on."""
    due = date(on.year, *DUE)
    if on < due - BEFOREHAND:
        return []
    seats = [one for one in organisations.roots(by=by) if one.unit_kind.is_federation]
    seats = [one for one in seats if one.scope_path in by.scope.seats and by.oversees(one.scope_path)]
    begun = queries.begun(seats, on.year, by=by) if seats else set()
    return [
        Waiting(
            "editions.not_begun",
            Wording(f"编制{on.year}年度计划", f"Draw up the plan of {on.year}"),
            Wording("还没有起草；先核对单位表和花名册", "Nobody began it; check units and roster first"),
            f"{reverse('editions:new')}?{urlencode({'year': on.year, 'under': unit.code})}",
            due=due,
            unit_code=unit.code,
            unit_name=unit.name,
        )
        for unit in seats
        if unit.pk not in begun
    ]


def _told(name: str, zh: str, en: str) -> Told:
    return Told(
        f"editions.edition.{name}",
        Wording(zh, en),
        Permission.EDITION_VIEW,
        "版",
        record="editions:edition",
        listed="editions:list",
    )


CORNER = desk.Corner(
    waiting=(under_way, not_begun),
    told=(
        _told("drafted", "起草年度计划", "Annual plans drafted"),
        _told("submitted", "年度计划送会签", "Annual plans sent for countersigning"),
        _told("countersigned", "会签年度计划", "Annual plans countersigned"),
        _told("sent_back", "退回修改年度计划", "Annual plans sent back"),
        _told("recalled", "收回修改年度计划", "Annual plans taken back"),
        _told("requested", "请示年度计划", "Annual plans: approval requested"),
        _told("approved", "批复年度计划", "Annual plans approved"),
        _told("returned", "退回年度计划", "Annual plans returned"),
        _told("transcribed", "补录纸质批复", "Replies on paper transcribed"),
        _told("published", "发布年度计划", "Annual plans published"),
        _told("withdrawn", "撤回年度计划草案", "Drafts of annual plans withdrawn"),
        Told(
            "editions.document.written",
            Wording("导出公文", "Official papers taken out"),
            Permission.EDITION_VIEW,
            record="editions:edition",
            listed="editions:list",
        ),
    ),
    shortcuts=(
        Shortcut(
            Wording("起草年度计划", "Draft an annual plan"),
            "editions:new",
            "file-certificate",
            Permission.EDITION_DRAFT,
        ),
        Shortcut(
            Wording("看一张图", "See the picture"), "editions:picture", "chart-bar", Permission.EDITION_VIEW
        ),
    ),
)


def register() -> None:
    """Lay the corner on the desk."""
    desk.register("editions", CORNER)

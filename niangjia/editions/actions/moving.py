"""Every move of an edition on its way, each under the power it needs; the stamped paper may come with it."""

from __future__ import annotations

from dataclasses import replace

from niangjia.editions import queries, rules
from niangjia.editions.actions.recording import held, told
from niangjia.editions.flow import FLOW, KIND
from niangjia.editions.models import Edition
from niangjia.editions.types import Scan
from niangjia.kernel import flows
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.flows import Given
from niangjia.kernel.permissions import Permission
from niangjia.papers import facade as papers


@action(Permission.EDITION_DRAFT)
def submit(*, by: Actor, edition: Edition, given: Given, scan: Scan | None = None) -> Edition:
    """送会签: facts, figures and planned posts are fixed from now on. Raises `Refused`."""
    edition = held(edition, by)
    moved = _taken("submit", by, edition, given, scan)
    rules.may_send(
        pending=edition.pending,
        units=queries.units_in(edition, by=by),
        unexplained=queries.unexplained(edition, by=by),
    ).enforce()
    return moved


@action(Permission.EDITION_DRAFT)
def withdraw(*, by: Actor, edition: Edition, given: Given, scan: Scan | None = None) -> Edition:
    """Give a draft up, and say why; its year is free for another. Raises `Refused`."""
    return _taken("withdraw", by, edition, given, scan)


@action(Permission.EDITION_COUNTERSIGN)
def countersign(*, by: Actor, edition: Edition, given: Given, scan: Scan | None = None) -> Edition:
    """会签, by another than who sent it. Raises `Refused`."""
    return _taken("countersign", by, edition, given, scan)


@action(Permission.EDITION_COUNTERSIGN)
def send_back(*, by: Actor, edition: Edition, given: Given, scan: Scan | None = None) -> Edition:
    """退回修改, with an opinion: it is a draft again, in a new round. Raises `Refused`."""
    return _taken("send_back", by, edition, given, scan)


@action(Permission.EDITION_DRAFT)
def recall(*, by: Actor, edition: Edition, given: Given, scan: Scan | None = None) -> Edition:
    """收回修改, with a reason, as long as nothing was requested: a draft in a new round. Raises `Refused`."""
    return _taken("recall", by, edition, given, scan)


@action(Permission.EDITION_REQUEST)
def request(*, by: Actor, edition: Edition, given: Given, scan: Scan | None = None) -> Edition:
    """请示 to the union directly above, under a number and date. Raises `Refused`."""
    return _taken("request", by, edition, given, scan)


@action(Permission.EDITION_DECIDE)
def approve(*, by: Actor, edition: Edition, given: Given, scan: Scan | None = None) -> Edition:
    """批复, at the desk directly above, by nobody who had a hand in it. Raises `Refused`."""
    return _replied("approve", by, edition, given, scan)


@action(Permission.EDITION_DECIDE)
def give_back(*, by: Actor, edition: Edition, given: Given, scan: Scan | None = None) -> Edition:
    """退回, from the desk directly above, with an opinion: a draft again. Raises `Refused`."""
    return _taken("return", by, edition, given, scan)


@action(Permission.EDITION_TRANSCRIBE)
def transcribe(*, by: Actor, edition: Edition, given: Given, scan: Scan | None = None) -> Edition:
    """补录纸质批复: the reply came on paper, its scan hangs on the edition. Raises `Refused`."""
    attached = scan is not None or queries.scanned_since_request(edition, by=by)
    return _replied("transcribe", by, edition, replace(given, scan=attached), scan)


@action(Permission.EDITION_PUBLISH)
def publish(*, by: Actor, edition: Edition, given: Given, scan: Scan | None = None) -> Edition:
    """发布: from now on this is the plan of the year; the edition it adjusts gives way. Raises `Refused`."""
    former = queries.published(edition.unit, edition.year, by=by)
    if former is not None and former.pk != edition.pk:
        by_what = replace(given, opinion=f"由“{edition.title}”代替", number="", paper_date=None)
        flows.take(FLOW, "supersede", former, on_kind=KIND, by=by, given=by_what)
    return _taken("publish", by, edition, given, scan)


MOVES = {
    "submit": submit,
    "withdraw": withdraw,
    "countersign": countersign,
    "send_back": send_back,
    "recall": recall,
    "request": request,
    "approve": approve,
    "return": give_back,
    "transcribe": transcribe,
    "publish": publish,
}
"""By the names of the flow; `supersede` comes of publishing."""


def _replied(name: str, by: Actor, edition: Edition, given: Given, scan: Scan | None) -> Edition:
    moved = _taken(name, by, edition, given, scan)
    rules.may_date_reply(given.paper_date, requested=queries.requested_on(edition, by=by)).enforce()
    return moved


def _taken(name: str, by: Actor, edition: Edition, given: Given, scan: Scan | None) -> Edition:
    moved = flows.take(FLOW, name, edition, on_kind=KIND, by=by, given=given)
    if scan is not None:
        rules.may_scan(scan.file_name).enforce()
        label = FLOW.move(name).label.zh
        papers.attach(
            by=by,
            to=queries.record_of(edition),
            file_name=scan.file_name,
            content=scan.content,
            note=f"{label}（盖章扫描件）",
        )
    told(f"edition.{_past(name)}", by, moved, {"move": name, "number": given.number})
    return moved


def _past(name: str) -> str:
    return {
        "submit": "submitted",
        "withdraw": "withdrawn",
        "countersign": "countersigned",
        "send_back": "sent_back",
        "recall": "recalled",
        "request": "requested",
        "approve": "approved",
        "return": "returned",
        "transcribe": "transcribed",
        "publish": "published",
    }[name]

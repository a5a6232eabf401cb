"""The auditors' pages: what happened, one event, files taken out, sign-ins."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from niangjia.accounts import facade as accounts
from niangjia.accounts.facade import Happening
from niangjia.kernel.changes import SOURCES
from niangjia.kernel.exports import export_page
from niangjia.kernel.pages import LARGEST_KEY, Request, attachment, page
from niangjia.kernel.paging import CappedPages
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.proof import actions, pictures
from niangjia.proof.forms import asked_of
from niangjia.proof.queries import events as queries
from niangjia.proof.queries.events import Asked, Slice
from niangjia.proof.words import FAMILIES, KINDS, Family

ROWS = 50
DOORS = (
    ("proof:events", Wording("审计记录", "events")),
    ("proof:exports", Wording("导出台账", "exports")),
    ("proof:sign_ins", Wording("登录记录", "sign-ins")),
)

TOGETHER = {
    "title": Wording("同一次操作一共改动的记录", "All records that the same act changed"),
    "what": Wording("记录", "records"),
    "inserted": Wording("新增", "added"),
    "updated": Wording("更改", "changed"),
    "deleted": Wording("删除", "taken out"),
    "rows": Wording("编号（前几条）", "numbers (the first)"),
}


def _told(found: Slice, request: Request) -> list[pictures.Told]:
    return [
        pictures.told(one, unit=found.units[one.scope_path], sealed=one.pk in found.seals, by=request.actor)
        for one in found.rows
    ]


def _shared(request: Request, asked: Asked, found: Slice) -> dict[str, object]:
    return {
        "doors": DOORS,
        "asked": asked,
        "rows": _told(found, request),
        "more": found.rows[-1].pk if found.more else None,
        "first": pictures.day_of(asked.first),
        "last": pictures.day_of(asked.last),
        "may_export": request.actor.may(Permission.EVENT_EXPORT),
    }


@page(Permission.EVENT_VIEW)
def events(request: Request) -> HttpResponse:
    """Picture first: what happened by day, what is unusual; then the events."""
    by = request.actor
    asked = asked_of(request.GET, by=by)
    context = _shared(request, asked, queries.part(asked, ROWS, by=by))
    context |= {"families": FAMILIES, "kinds": KINDS.items(), "sources": SOURCES.items()}
    if asked.older is None:
        today = timezone.localdate()
        days = queries.days(today, by=by)
        since = queries.midnight(today - timedelta(days=queries.DAYS - 1))
        failed = accounts.sign_ins(by=by, failed=True).filter(at__gte=since).count()
        context |= {"cards": pictures.cards(days, failed), "picture": pictures.by_day(days)}
    return render(request, "proof/event_list.html", context)


@page(Permission.EVENT_VIEW)
def event(request: Request, pk: int) -> HttpResponse:
    """One event: who for whom, what, on what, before → after, from where, why, and its seal."""
    by = request.actor
    one = queries.one(min(pk, LARGEST_KEY), by=by)
    seal = queries.seal_of(one, by=by)
    unit = queries.unit_of(one, by=by)
    context = {
        "doors": DOORS,
        "told": pictures.told(one, unit=unit, sealed=seal is not None, by=by),
        "seal": seal,
        "digest": bytes(seal.digest).hex() if seal else "",
        "changes": queries.changes_of(one, by=by),
        "together": queries.together(one, by=by),
        "headings": TOGETHER,
        "may_read": queries.may_read(one, by=by),
        "details": pictures.details(one),
    }
    return render(request, "proof/event.html", context)


@page(Permission.EVENT_VIEW)
def exports(request: Request) -> HttpResponse:
    """Every file that left the house: who, when, why, what, how many rows, over which part of the tree."""
    by = request.actor
    given = asked_of(request.GET, by=by)
    asked = Asked(
        family=Family.EXPORT,
        who=given.who,
        export=given.export,
        first=given.first,
        last=given.last,
        older=given.older,
    )
    context = _shared(request, asked, queries.part(asked, ROWS, by=by))
    return render(request, "proof/export_list.html", context)


@page(Permission.EVENT_VIEW)
def sign_ins(request: Request) -> HttpResponse:
    """What happened at the doors: signed in, kept out, ended."""
    failed = request.GET.get("failed") == "1"
    rows = accounts.sign_ins(by=request.actor, failed=failed).select_related("account").order_by("-pk")
    shown = CappedPages(rows, ROWS).get_page(request.GET.get("page"))
    told = [(one, Happening(one.happening)) for one in shown.object_list]
    context = {"doors": DOORS, "failed": failed, "page": shown, "rows": told}
    return render(request, "proof/sign_in_list.html", context)


@export_page(Permission.EVENT_EXPORT)
def export(request: Request) -> HttpResponse:
    """The events that the list shows, all pages of it, as .xlsx."""
    asked = asked_of(request.GET, by=request.actor)
    content = actions.export_events(by=request.actor, asked=asked)
    return attachment(content, f"审计记录-{timezone.localdate().isoformat()}.xlsx")

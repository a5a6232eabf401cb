"""Where the posts of a reply went, beside what the plan says; and allotting them, page by page of units."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from niangjia.funding import actions, queries
from niangjia.funding.queries import ReplyPage
from niangjia.funding.views.correcting import OVERTAKEN
from niangjia.funding.views.record import doors, shown_reply
from niangjia.kernel import clash, locking
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.language import said
from niangjia.kernel.locking import Overtaken
from niangjia.kernel.pages import BOTH, Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import acting
from niangjia.kernel.wording import Wording

ROWS = 50
PREFIX = "posts-"
LONGEST = 6
NO_NUMBER = Verdict(
    False, Wording("名额请填整数；不分配就留空。", "Write whole posts; leave blank for none.")
)


@page(Permission.FUNDING_VIEW)
def allotments(request: Request, pk: int) -> HttpResponse:
    """The units with posts of the reply beside their quota and who is there: a fragment, or a page."""
    shown = shown_reply(request, pk, quotas=True)
    context = {"shown": shown, "reply": shown.reply, "compared": True}
    template = "funding/_allotments.html" if request.htmx else "funding/allotments.html"
    return render(request, template, context)


@page(Permission.FUNDING_ENTER, takes=BOTH)
def allot(request: Request, pk: int) -> HttpResponse:
    """How many posts each unit has; what is not on the page stays as it is."""
    shown = shown_reply(request, pk)
    doors(request, shown)["allot"].enforce()
    if request.method != "POST":
        return _page(request, shown)
    written = {
        key.removeprefix(PREFIX): value.strip()
        for key, value in request.POST.items()
        if key.startswith(PREFIX) and isinstance(value, str)
    }
    if any(value and not _is_number(value) for value in written.values()):
        return _page(request, shown, written, verdict=NO_NUMBER, status=422)
    posts = {one.unit.code: one.posts for one in shown.allotments if one.unit.code not in written}
    posts |= {code: int(value) for code, value in written.items() if value}
    by = request.actor
    try:
        with acting(by):
            _reply, warnings = actions.allot(
                by=by,
                reply=shown.reply.pk,
                shown=request.POST.get("shown", ""),
                posts=posts,
                on=timezone.localdate(),
            )
    except Refused as refused:
        return _page(request, shown, written, verdict=refused.verdict, status=422)
    except Overtaken:
        return _clash(request, shown_reply(request, pk), written)
    for warning in warnings:
        messages.warning(request, said(warning))
    messages.success(request, _("已保存分配。"))
    return redirect("funding:reply", shown.reply.pk)


def _clash(request: Request, shown: ReplyPage, written: dict[str, str]) -> HttpResponse:
    """Both versions of the boxes that were sent; what only the other touched is as it stands now."""
    sent = queries.units_to_allot(shown.reply, "", by=request.actor).filter(code__in=written)
    names = {unit.code: unit.name for unit in (*(one.unit for one in shown.allotments), *sent)}
    now = dict.fromkeys(written, "") | _as_they_stand(shown)
    met = clash.met(names, shown=request.POST.get("shown", ""), now=now, mine=now | written)
    return _page(request, shown, dict(met.written), verdict=OVERTAKEN, sides=met.sides, status=409)


def _as_they_stand(shown: ReplyPage) -> dict[str, str]:
    return {one.unit.code: str(one.posts) for one in shown.allotments}


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) <= LONGEST


def _page(
    request: Request,
    shown: ReplyPage,
    written: dict[str, str] | None = None,
    *,
    verdict: Verdict | None = None,
    sides: Sequence[clash.Side] | None = None,
    status: int = 200,
) -> HttpResponse:
    text = request.GET.get("q", "").replace("\x00", "").strip()
    units = queries.units_to_allot(shown.reply, text, by=request.actor)
    rows = Paginator(units, ROWS).get_page(request.GET.get("page"))
    quotas = queries.quotas_below(shown.reply, on=timezone.localdate(), by=request.actor)
    standing = _as_they_stand(shown)
    now = standing | (written or {})
    on_page = {unit.code for unit in rows.object_list}
    lines: list[Any] = [(unit, quotas.get(unit.pk), now.get(unit.code, "")) for unit in rows.object_list]
    context = {
        "shown": shown,
        "reply": shown.reply,
        "page": rows,
        "rows": lines,
        "text": text,
        "elsewhere": sum(one.posts for one in shown.allotments if one.unit.code not in on_page),
        "mark": f"{locking.mark(shown.values)},{clash.seen(dict.fromkeys(on_page, '') | standing)}",
        "sides": sides,
        "verdict": verdict,
    }
    return render(request, "funding/allot.html", context, status=status)

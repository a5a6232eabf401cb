"""What is done on an edition's page: a move on its way, planned posts, facts taken anew, title and note."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from niangjia.editions import actions, queries, rules
from niangjia.editions.actions.moving import MOVES
from niangjia.editions.flow import FLOW
from niangjia.editions.forms import Moved, Planned
from niangjia.editions.forms.sent import written
from niangjia.editions.models import Edition
from niangjia.editions.views.record import shown
from niangjia.kernel import clash
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.flows import Need
from niangjia.kernel.language import said
from niangjia.kernel.locking import Overtaken
from niangjia.kernel.pages import BOTH, LARGEST_KEY, Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording

OVERTAKEN = Verdict.no(
    "这一行在您打开以后已被别人修改，没有保存。框里是您填的，看过现在的再定。",
    "Somebody changed this line since you opened it; nothing was saved. What you wrote stands in the boxes: "
    "see what it says now.",
)
LINE = {"planned": Wording("计划数", "planned"), "reason": Wording("理由", "reason")}
LABELS = {"title": Wording("标题", "title"), "note": Wording("说明", "explanation")}
WITH_SCAN = ("request", "approve", "transcribe")
"""Moves that a stamped paper belongs to."""


@page(Permission.EDITION_VIEW, takes=BOTH)
def move(request: Request, pk: int, name: str) -> HttpResponse:
    """Ask for what a move needs, then take it; whoever may not reads why."""
    one = queries.one(pk, by=request.actor)
    if name not in MOVES:
        raise Http404
    sent = Moved.of(request.POST, request.FILES, on=timezone.localdate())
    refusal: Verdict | None = None
    if request.method == "POST":
        refusal = Verdict(False, sent.problem) if sent.problem else _moved(request, one, name, sent)
        if refusal is None:
            return redirect("editions:edition", pk)
    taken = queries.steps(one, by=request.actor)
    offered = next(
        (each for each in queries.offered(one, taken, by=request.actor) if each.move.name == name), None
    )
    needs = FLOW.move(name).needs
    context = {
        "edition": one,
        "move": FLOW.move(name),
        "offered": offered,
        "refusal": refusal,
        "sent": sent,
        "needs_opinion": Need.OPINION in needs,
        "needs_paper": Need.PAPER in needs,
        "needs_issuer": Need.ISSUER in needs,
        "with_scan": name in WITH_SCAN,
        "needs_scan": Need.SCAN in needs and not queries.scanned_since_request(one, by=request.actor),
        "supersedes": one.adjusts if name == "publish" else None,
    }
    return render(request, "editions/move.html", context, status=200 if refusal is None else 422)


def _moved(request: Request, one: Edition, name: str, sent: Moved) -> Verdict | None:
    try:
        MOVES[name](by=request.actor, edition=one, given=sent.given, scan=sent.scan)
    except Refused as refused:
        return refused.verdict
    done = said(FLOW.move(name).label)
    messages.success(request, _("“%(move)s”已办理。") % {"move": done})
    return None


@page(Permission.EDITION_DRAFT, takes=BOTH)
def plan_line(request: Request, pk: int, line: int) -> HttpResponse:
    """Plan so many posts for a unit; what is refused is told in its row."""
    one = queries.one(pk, by=request.actor)
    back = reverse("editions:edition", args=[pk])
    where = f"{back}?{request.GET.urlencode()}" if request.GET else back
    if request.method != "POST":
        return redirect(f"{where}#line-{line}")
    sent = Planned.of(request.POST)
    typed = {"planned": request.POST.get("planned", ""), "reason": sent.reason}
    try:
        actions.plan_posts(
            by=request.actor,
            edition=one,
            line=min(line, LARGEST_KEY),
            mark=sent.mark,
            planned=sent.number,
            reason=sent.reason,
        )
    except Overtaken:
        met = clash.met(LINE, shown="", now=queries.said_of(one, line, by=request.actor), mine=typed)
        return shown(request, one, problem=OVERTAKEN, at_line=line, sent=typed, sides=met.sides, status=409)
    except Refused as refused:
        return shown(request, one, problem=refused.verdict, at_line=line, sent=typed)
    return redirect(f"{where}#line-{line}")


@page(Permission.EDITION_DRAFT, takes=BOTH)
def retake(request: Request, pk: int) -> HttpResponse:
    """Take the facts of the day anew."""
    one = queries.one(pk, by=request.actor)
    if request.method == "POST":
        try:
            one = actions.retake(by=request.actor, edition=one)
        except Refused as refused:
            return shown(request, one, problem=refused.verdict)
        if not one.pending:
            messages.success(request, _told(one))
    return redirect("editions:edition", pk)


def _told(one: Edition) -> str:
    found = one.retaken
    text: str = (
        _("已重新取数：新增 %(added)d 个单位，减少 %(gone)d 个，%(changed)d 个单位的数据有变化。") % found
    )
    if found["reset"]:
        names = "、".join(found["reset"][: rules.MOST_NAMED])
        text += _("以下单位原来定的计划数超过新的上限，已改回按须配与已配：%(names)s。") % {"names": names}
    return text


@page(Permission.EDITION_DRAFT, takes=BOTH)
def describe(request: Request, pk: int) -> HttpResponse:
    """Title and explanation of a draft."""
    one = queries.one(pk, by=request.actor)
    now = {"title": one.title, "note": one.note}
    context: dict[str, object] = {"edition": one, "written": now, "mark": clash.seen(now)}
    status = 200
    if request.method == "POST":
        mine = {name: written(request.POST.get(name, "")) for name in LABELS}
        mark = request.POST.get("mark", "")
        try:
            actions.describe(by=request.actor, edition=one, mark=mark, **mine)
            return redirect("editions:edition", pk)
        except Overtaken:
            met = clash.met(LABELS, shown=mark, now=now, mine=mine)
            status, context = 409, {**context, "written": met.written, "sides": met.sides}
        except Refused as refused:
            status, context = 422, {**context, "written": mine, "refusal": refused.verdict}
    context["change"] = rules.may_change(state=one.stands, path=one.scope_path, by=request.actor)
    return render(request, "editions/describe.html", context, status=status)

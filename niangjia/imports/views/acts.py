"""The buttons of a workbook's page: each one act, then the page again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from niangjia.imports import actions, rules
from niangjia.imports.forms import Answers, Written, headings_corrected
from niangjia.imports.types import Tab
from niangjia.imports.views.wizard import shown, sight_of
from niangjia.kernel import clash
from niangjia.kernel.figure import Refused
from niangjia.kernel.locking import Overtaken
from niangjia.kernel.pages import BOTH, Request, day_in, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording

LEFT, WHY = Wording("离职日期", "leaving date"), Wording("离职原因", "reason for leaving")


def _act(
    request: Request,
    pk: int,
    act: Callable[[], object],
    *,
    tab: Tab | None = None,
    written: Mapping[str, Written] | None = None,
) -> HttpResponse:
    """Do one act on a workbook in scope and show it again; a refusal is told there, beside what was sent."""
    sight_of(request, pk)
    if request.method == "POST":
        try:
            act()
        except Refused as refused:
            return shown(request, pk, refused.verdict.reason, tab=tab, written=written)
    at = {"tab": tab.value, "page": request.GET.get("page", "1")} if tab else None
    return redirect(reverse("imports:show", args=[pk], query=at))


@page(Permission.WORKBOOK_IMPORT, takes=BOTH)
def commit(request: Request, pk: int) -> HttpResponse:
    """Have the accepted rows taken in; with another cut-off date they are first checked anew."""
    written = day_in(request.POST.get("as_of", ""))
    seen = sight_of(request, pk)
    if request.method == "POST" and written is not None and written != seen.cut_off.date:
        messages.info(request, _("已按新的统计截止日期重新核对，请看过后再入库。"))
        return _act(request, pk, lambda: actions.look_again(by=request.actor, pk=pk, as_of=written))
    return _act(request, pk, lambda: actions.ask_for_commit(by=request.actor, pk=pk))


@page(Permission.WORKBOOK_IMPORT, takes=BOTH)
def again(request: Request, pk: int) -> HttpResponse:
    """Check the rows anew against what stands now."""
    return _act(request, pk, lambda: actions.look_again(by=request.actor, pk=pk))


@page(Permission.WORKBOOK_IMPORT, takes=BOTH)
def retry(request: Request, pk: int) -> HttpResponse:
    """Try once more what a job gave up."""
    return _act(request, pk, lambda: actions.retry(by=request.actor, pk=pk))


@page(Permission.WORKBOOK_IMPORT, takes=BOTH)
def undo(request: Request, pk: int) -> HttpResponse:
    """Have the whole import taken back."""
    reason = request.POST.get("reason", "")
    return _act(request, pk, lambda: actions.ask_for_undo(by=request.actor, pk=pk, reason=reason))


@page(Permission.WORKBOOK_IMPORT, takes=BOTH)
def headings(request: Request, pk: int) -> HttpResponse:
    """Correct how the headings are read; remembered for this office's form."""
    seen = sight_of(request, pk)
    corrected = {**seen.workbook.headings, **headings_corrected(request.POST)}
    return _act(
        request,
        pk,
        lambda: actions.correct_headings(by=request.actor, pk=pk, corrected=corrected),
        tab=Tab.HEADINGS,
    )


@page(Permission.WORKBOOK_IMPORT, takes=BOTH)
def default(request: Request, pk: int) -> HttpResponse:
    """Say what holds where a column is blank, for the whole list."""
    column, written = request.POST.get("column", ""), request.POST.get("value", "")
    return _act(
        request,
        pk,
        lambda: actions.give_default(by=request.actor, pk=pk, column=column, written=written),
    )


@page(Permission.WORKBOOK_IMPORT, takes=BOTH)
def absent(request: Request, pk: int) -> HttpResponse:
    """Keep leaving dates and reasons for some of the absent."""
    answers = Answers.read(request.POST)
    if answers.problem:
        return shown(request, pk, answers.problem, tab=Tab.ABSENT, written=answers.written)
    act = partial(
        actions.answer_absent,
        by=request.actor,
        pk=pk,
        keys=answers.keys,
        given=answers.given,
        seen=request.POST.get("seen", ""),
        today=localdate(),
    )
    try:
        done = _act(request, pk, act, tab=Tab.ABSENT, written=answers.written)
    except Overtaken:
        return _clash(request, pk, answers)
    if request.method == "POST" and done.status_code == 302:
        messages.success(
            request,
            _("已记下 %(number)d 人的离职日期和原因，入库时一并登记。") % {"number": len(answers.given)},
        )
    return done


def _clash(request: Request, pk: int, answers: Answers) -> HttpResponse:
    """Another answered the same page meanwhile: both versions, what was not touched as it stands now."""
    lines = {str(key): sight_of(request, pk).answers.get(str(key)) for key in answers.keys}
    now = rules.answer_boxes(answers.keys, [one for one in lines.values() if one])
    mine = {f"left-{key}": one.left for key, one in answers.written.items() if key != "all"}
    mine |= {f"why-{key}": one.why for key, one in answers.written.items() if key != "all"}
    labels = {box: LEFT if box.startswith("left-") else WHY for box in now}
    met = clash.met(labels, shown=request.POST.get("seen", ""), now=now, mine=mine)
    written = {key: Written(met.written[f"left-{key}"], met.written[f"why-{key}"]) for key in lines}
    written["all"] = answers.written["all"]
    return shown(request, pk, tab=Tab.ABSENT, written=written, sides=met.sides)


@page(Permission.WORKBOOK_IMPORT, takes=BOTH)
def discard(request: Request, pk: int) -> HttpResponse:
    """Throw an uncommitted workbook away."""
    done = _act(request, pk, lambda: actions.discard(by=request.actor, pk=pk))
    if request.method != "POST" or done.status_code != 302:
        return done
    messages.success(request, _("文件已删除。"))
    return redirect("imports:list")

"""What is done with a scenario: kept, renamed, copied, removed, restored."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from niangjia.kernel import clash
from niangjia.kernel.changes import Said
from niangjia.kernel.figure import Refused
from niangjia.kernel.language import said
from niangjia.kernel.locking import Overtaken
from niangjia.kernel.pages import POST, Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.scenarios import actions, queries
from niangjia.scenarios.forms import sharing
from niangjia.scenarios.models import Scenario
from niangjia.scenarios.pictures.listing import outcome_of
from niangjia.scenarios.sheets import in_words
from niangjia.scenarios.types import Changes
from niangjia.scenarios.views.asking import Question, question_of
from niangjia.scenarios.views.listing import listed
from niangjia.scenarios.views.workbench import bench

LABELS = {"name": Wording("名称", "name"), "note": Wording("说明", "note")}
OVERTAKEN = Wording(
    "别人已改动这个方案，没有提交；下面是现在的，请看过再提交。",
    "Somebody changed this scenario; nothing was asked. See how it stands now and ask again.",
)
KEPT = Wording("方案已保存。", "The scenario is kept.")
ASKED = Wording("已交后台计算，可以离开本页。", "A job works on it; you may leave this page.")
CHANGED = Wording("方案已更新。", "The scenario is changed.")
COPIED = Wording("已复制为新方案。", "Copied as a new scenario.")
REMOVED = Wording(
    "方案已删除，可在列表下方恢复。", "The scenario is removed; it can be restored below the list."
)
RESTORED = Wording("方案已恢复。", "The scenario is restored.")


@page(Permission.SCENARIO_TRY, takes=POST)
def keep(request: Request) -> HttpResponse:
    """Keep what is typed under a name: anew, or (`again`) in place of the scenario it began from."""
    typed = question_of(request)
    asked, scenario = typed.asked, typed.scenario
    question, _ = sharing.question_of({name: request.POST.get(name, "") for name in request.POST})
    found = queries.compare(asked.under, typed.sides[:1], on=asked.on, by=request.actor)
    parts: dict[str, Any] = {
        "by": request.actor,
        "under": found.under,
        "on": found.on,
        "name": request.POST.get("name", ""),
        "note": request.POST.get("note", ""),
        "changes": asked.changes,
        "question": question,
        "outcome": outcome_of(found),
    }
    if scenario is not None and "again" in request.POST:
        change = partial(actions.change_scenario, scenario=scenario, seen=typed.seen, **parts)
        try:
            return _done(request, change, CHANGED)
        except Overtaken:
            return _clash(request, typed)
    return _done(request, lambda: actions.keep_scenario(**parts), KEPT)


@page(Permission.SCENARIO_TRY, takes=POST)
def ask_for_shares(request: Request, key: int) -> HttpResponse:
    """Have a job share out the posts of the scenario, by the question as it was sent."""
    scenario = queries.scenario_of(key, by=request.actor)
    question, _ = sharing.question_of({name: request.POST.get(name, "") for name in request.POST})
    if question is not None:
        seen = request.POST.get("seen", "")
        try:
            actions.change_scenario(by=request.actor, scenario=scenario, question=question, seen=seen)
        except Overtaken:
            messages.error(request, said(OVERTAKEN))
            return redirect(f"{reverse('scenarios:share')}?scenario={key}")
    return _done(
        request, lambda: actions.ask_for_shares(by=request.actor, scenario=scenario), ASKED, to="share"
    )


@page(Permission.SCENARIO_TRY, takes=POST)
def edit(request: Request, key: int) -> HttpResponse:
    """Another name or note."""
    scenario = queries.scenario_of(key, by=request.actor)
    seen, mine = request.POST.get("seen", ""), {name: request.POST.get(name, "") for name in LABELS}
    change = partial(
        actions.change_scenario,
        by=request.actor,
        scenario=scenario,
        name=mine["name"],
        note=mine["note"],
        seen=seen,
    )
    try:
        return _done(request, change, CHANGED, to="list")
    except Overtaken:
        now = queries.scenario_of(key, by=request.actor)
        met = clash.met(LABELS, shown=seen, now={"name": now.name, "note": now.note}, mine=mine)
        return listed(request, sides=met.sides, sent={"key": key, **met.written}, status=409)


@page(Permission.SCENARIO_TRY, takes=POST)
def copy(request: Request, key: int) -> HttpResponse:
    """The same under another name; without one, the old name with a mark."""
    scenario = queries.scenario_of(key, by=request.actor)
    name = request.POST.get("name", "").strip() or f"{scenario.name}·副本"[-60:]
    return _done(
        request,
        lambda: actions.copy_scenario(by=request.actor, scenario=scenario, name=name),
        COPIED,
        to="list",
    )


@page(Permission.SCENARIO_TRY, takes=POST)
def remove(request: Request, key: int) -> HttpResponse:
    """Take it away."""
    scenario = queries.scenario_of(key, by=request.actor)
    return _done(
        request, lambda: actions.remove_scenario(by=request.actor, scenario=scenario), REMOVED, to="list"
    )


@page(Permission.SCENARIO_TRY, takes=POST)
def restore(request: Request, key: int) -> HttpResponse:
    """Bring it back."""
    return _done(request, lambda: actions.restore_scenario(by=request.actor, key=key), RESTORED, to="list")


def _clash(request: Request, typed: Question) -> HttpResponse:
    """The scenario as another kept it beside what is typed: kept again, it is done knowingly."""
    assert typed.scenario is not None
    labels: dict[str, Said] = {**LABELS, "changes": Wording("改动", "changes")}
    now = {"name": typed.scenario.name, "note": typed.scenario.note}
    now["changes"] = _in_words(queries.changes_in(typed.scenario))
    mine = {name: request.POST.get(name, "") for name in LABELS} | {"changes": _in_words(typed.asked.changes)}
    met = clash.met(labels, shown="", now=now, mine=mine)
    again = replace(typed, seen=queries.mark_of(typed.scenario))
    return bench(request, again, sides=met.sides, status=409)


def _in_words(changes: Changes) -> str:
    return "；".join(f"{said(what)}：{said(how)}" for what, how in in_words(changes))


def _done(request: Request, act: Callable[[], Scenario], told: Wording, *, to: str = "") -> HttpResponse:
    """On to the list or the scenario; a refusal is told there and changes nothing."""
    where = to or ("share" if request.POST.get("aim") else "try")
    try:
        kept = act()
    except Refused as refused:
        messages.error(request, said(refused.verdict.reason))
        if not to and (typed := question_of(request)).too_long:
            return bench(request, typed)
        again = "" if to else f"?{_typed(request)}"
        return redirect(reverse(f"scenarios:{where if not to else 'list'}") + again)
    messages.success(request, said(told))
    return redirect(reverse(f"scenarios:{where}") + ("" if to == "list" else f"?scenario={kept.pk}"))


def _typed(request: Request) -> str:
    sent = request.POST.copy()
    for name in ("csrfmiddlewaretoken", "name", "note", "again"):
        sent.pop(name, None)
    return sent.urlencode()

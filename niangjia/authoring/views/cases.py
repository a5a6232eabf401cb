"""The cases beside a draft: facts typed in, what must come out, green or red as it is typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from niangjia.authoring import actions, queries, rules
from niangjia.authoring.checking import CASES, Checked
from niangjia.authoring.checking.trying import Case
from niangjia.authoring.entry import terms
from niangjia.authoring.forms import boxes_of
from niangjia.authoring.forms.cases import bind_cases, changed, posted_cases
from niangjia.authoring.models import Draft
from niangjia.authoring.queries.outcomes import STATUSES
from niangjia.authoring.shapes.choices import topics
from niangjia.authoring.views.parts import BACK
from niangjia.authoring.views.record import found
from niangjia.kernel.clash import Side
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.locking import Overtaken, mark
from niangjia.kernel.pages import BOTH, Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy

Cases = list[dict[str, Any]]


@page(Permission.DOCUMENT_DRAFT, takes=BOTH)
def cases(request: Request, pk: int) -> HttpResponse:
    """Every case of the draft."""
    one = found(request, pk)
    if request.method != "POST":
        return _show(request, one, one.cases)
    sent = posted_cases(boxes_of(request.POST))
    do = request.POST.get("do", "")
    moved = changed(sent, do, outcomes=_checked(one, sent).outcomes, new=_new(one))
    try:
        actions.write_cases(by=request.actor, draft=pk, shown=request.POST.get("shown", ""), cases=sent)
    except Overtaken:
        return _show(request, one, sent, overtaken=True)
    except Refused as refused:
        return _show(request, one, sent, verdict=refused.verdict)
    if do == BACK:
        return redirect("authoring:draft", pk)
    if not moved:
        messages.success(request, _("已保存。"))
    return redirect(request.path)


@page(Permission.DOCUMENT_DRAFT, takes=BOTH)
def check(request: Request, pk: int) -> HttpResponse:
    """What each case that is typed comes to: nothing is kept."""
    if request.method != "POST":
        raise Http404
    one = found(request, pk)
    checked = _checked(one, posted_cases(boxes_of(request.POST)))
    shown = bind_cases(checked.outcomes, queries.content_of(one).provisions)
    return render(request, "authoring/_case_results.html", {"cases": shown, "oob": True})


def _show(
    request: Request,
    one: Draft,
    entries: Sequence[dict[str, Any]],
    *,
    overtaken: bool = False,
    verdict: Verdict | None = None,
) -> HttpResponse:
    checked = _checked(one, entries)
    context = {
        "draft": one,
        "cases": bind_cases(checked.outcomes, queries.content_of(one).provisions),
        "document": checked.document,
        "grave": checked.grave,
        "adds": _adds(one),
        "statuses": STATUSES,
        "places": {one.jurisdiction: queries.place_named(one.jurisdiction)},
        "shown": mark(queries.shown_cases(one)),
        "may": rules.may_change(one.state, path=one.scope_path, by=request.actor),
        "sides": _sides(one, checked) if overtaken else None,
        "verdict": verdict,
        "part": CASES,
    }
    status = 409 if overtaken else 200 if verdict is None else 422
    return render(request, "authoring/cases_form.html", context, status=status)


def _sides(one: Draft, mine: Checked) -> list[Side]:
    """The cases that stand beside those that were typed, where they differ."""
    both = zip_longest(_words(one, _checked(one, one.cases)), _words(one, mine), fillvalue=Wording("", ""))
    return [
        Side(Wording(f"算例 {number}", f"case {number}"), now, typed)
        for number, (now, typed) in enumerate(both, 1)
        if now != typed
    ]


def _words(one: Draft, checked: Checked) -> list[Wording]:
    shown = [each.shown for each in bind_cases(checked.outcomes, queries.content_of(one).provisions)]
    return [
        Wording(
            f"{each.topic.zh} {each.facts.zh} → {each.expected.zh}",
            f"{each.topic.en} {each.facts.en} → {each.expected.en}",
        )
        for each in shown
    ]


def _checked(one: Draft, entries: Sequence[dict[str, Any]]) -> Checked:
    content = queries.content_of(one)
    return queries.checked(one, replace(content, cases=tuple(Case.of(each) for each in entries)))


def _new(one: Draft) -> dict[str, str]:
    """Where and when a new case asks: the document's own place, from its first day on."""
    first = queries.checked(one).first_day
    today = timezone.localdate()
    return {"place": one.jurisdiction, "on": (first if first and first > today else today).isoformat()}


def _adds(one: Draft) -> list[tuple[str, object]]:
    """The provisions of the draft a case can ask."""
    known = topics()
    names = dict.fromkeys(terms.key_of(str(each["entry"].get("id") or ""), known) for each in one.provisions)
    return [(name, policy.topic(name)) for name in names if name]

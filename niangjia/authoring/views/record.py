"""One draft: what it says, what is wrong with it, how it stands in its flow, and its moves."""

from __future__ import annotations

from dataclasses import replace

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from niangjia.authoring import access, actions, queries, rules
from niangjia.authoring.checking import HEADER_PART, Checked
from niangjia.authoring.flow import FLOW, KIND
from niangjia.authoring.models import Draft
from niangjia.authoring.queries.outcomes import outcome_shown
from niangjia.authoring.queries.shown import clauses_shown, moves_shown
from niangjia.kernel import flows
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.flows import Given
from niangjia.kernel.language import said
from niangjia.kernel.pages import BOTH, LARGEST_KEY, Request, attachment, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.scope import acting
from niangjia.papers import facade as papers

YAML = "application/yaml"
LONGEST_OPINION = 500
ACTS = {
    "submit": actions.submit,
    "recall": actions.recall,
    "discard": actions.discard,
    "publish": actions.publish,
    "send_back": actions.send_back,
    "withdraw": actions.withdraw,
}


@page(Permission.POLICY_VIEW)
def draft(request: Request, pk: int) -> HttpResponse:
    """The record page of a draft."""
    return _show(request, found(request, pk))


def _show(request: Request, one: Draft, *, verdict: Verdict | None = None, opinion: str = "") -> HttpResponse:
    by = request.actor
    checked = queries.checked(one)
    taken = flows.taken_on(KIND, one.pk, by=by)
    context = {
        "draft": one,
        "checked": checked,
        "clauses": clauses_shown(one, checked),
        "may_change": rules.may_change(one.state, path=one.scope_path, by=by),
        "moves": moves_shown(one, checked, taken, by=by),
        "taken": [(FLOW.move(step.move), step) for step in taken],
        "place": queries.place_named(one.jurisdiction),
        "head_faults": checked.of(HEADER_PART),
        "outcomes": [outcome_shown(each) for each in checked.outcomes],
        "papers": papers.papers_of(KIND, str(one.pk), by=by),
        "may_attach": by.may(Permission.PAPER_ADD),
        "may_remove": by.may(Permission.PAPER_REMOVE),
        "verdict": verdict,
        "opinion": opinion,
        "replaced": one.publication is not None and one.publication.ended_at is not None,
    }
    return render(request, "authoring/draft.html", context, status=200 if verdict is None else 422)


@page(Permission.DOCUMENT_DRAFT, takes=BOTH)
def own_move(request: Request, pk: int, name: str) -> HttpResponse:
    """Submit, call back, discard: moves of those who draft."""
    return _moved(request, pk, name, Permission.DOCUMENT_DRAFT)


@page(Permission.DOCUMENT_PUBLISH, takes=BOTH)
def publishing_move(request: Request, pk: int, name: str) -> HttpResponse:
    """Publish, send back, take back: moves of the second person."""
    return _moved(request, pk, name, Permission.DOCUMENT_PUBLISH)


def _moved(request: Request, pk: int, name: str, power: Permission) -> HttpResponse:
    one = found(request, pk)
    if request.method != "POST" or name not in ACTS or FLOW.move(name).power is not power:
        raise Http404
    opinion = request.POST.get("opinion", "").replace("\x00", "").strip()[:LONGEST_OPINION]
    by = replace(request.actor, reason=opinion)
    try:
        with acting(by):
            ACTS[name](by=by, draft=one.pk, given=Given(timezone.localdate(), opinion=opinion))
    except Refused as refused:
        return _show(request, one, verdict=refused.verdict, opinion=opinion)
    messages.success(request, _("已办理：%(move)s。") % {"move": said(FLOW.move(name).label)})
    return redirect("authoring:draft", pk)


@page(Permission.POLICY_VIEW)
def document(request: Request, pk: int, what: str) -> HttpResponse:
    """The YAML of the document, or of its cases: as published, word for word, else as it stands."""
    held = queries.text_of(found(request, pk))
    if held is None:
        raise Http404("the draft does not fit the schema yet")
    text, cases, slug = held
    wanted = {"document": (text, f"{slug}.yaml"), "cases": (cases, f"{slug}.cases.yaml")}
    if what not in wanted or not wanted[what][0]:
        raise Http404
    content, name = wanted[what]
    return attachment(content.encode(), name, YAML)


@page(Permission.POLICY_VIEW)
def history(request: Request, pk: int) -> HttpResponse:
    """Who changed what, when, in words."""
    one = found(request, pk)
    told = queries.history_of(one, by=request.actor)
    return render(request, "authoring/history.html", {"draft": one, "acts": told})


def found(request: Request, pk: int) -> Draft:
    """The draft of an address."""
    return access.draft(min(pk, LARGEST_KEY), by=request.actor)


def stands(checked: Checked, one: Draft) -> Verdict:
    """Whether it can go on, for the buttons."""
    return rules.may_go_on(checked, division=one.unit.division_code, jurisdiction=one.jurisdiction)

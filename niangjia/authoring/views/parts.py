"""The header and the provisions of a draft, each on a form: checked as it is typed, kept as typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from niangjia.authoring import actions, queries, rules
from niangjia.authoring.checking import HEADER_PART, Checked, Content, Part
from niangjia.authoring.entry import posted
from niangjia.authoring.forms import Bound, Offers, bind, boxes_of, change_asked
from niangjia.authoring.models import Draft
from niangjia.authoring.shapes import HEADER, KINDS, PROVISIONS, Card, Group
from niangjia.authoring.shapes.choices import LEVELS, topics
from niangjia.authoring.shapes.readings import settings_of
from niangjia.authoring.views.record import found
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.locking import Overtaken, mark
from niangjia.kernel.pages import BOTH, Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy

Entry = Mapping[str, Any]
BACK = "back"
"""What the button sends that keeps and leaves the form."""


@dataclass(frozen=True)
class Form:
    """One part of a draft as a form: its shape, what stands in it, how it is kept."""

    draft: Draft
    part: str
    shape: Group
    entry: Entry
    shown: Mapping[str, object]
    card: Card | None
    keep: Callable[[str, Entry], object]

    @property
    def kind(self) -> str:
        """The kind of the provision; empty for the header."""
        return self.shape.name if self.card else ""

    def checked(self, entry: Entry) -> Checked:
        """The draft with this entry in place of what is kept."""
        content = queries.content_of(self.draft)
        if self.card is None:
            return queries.checked(self.draft, replace(content, header=entry))
        parts = tuple(
            Part(one.key, one.kind, entry) if one.key == self.part else one for one in content.provisions
        )
        return queries.checked(self.draft, Content(content.header, parts, content.cases))

    def bound(self, entry: Entry, checked: Checked) -> tuple[Bound, ...]:
        """The fields as the page draws them."""
        header = entry if self.card is None else self.draft.header
        offers = Offers(
            library=policy.library(),
            division=self.draft.unit.division_code or "",
            place=str(header.get("jurisdiction") or ""),
            name=str(header.get("number") or "").strip() or f"《{str(header.get('title') or '').strip()}》",
            entry=entry,
        )
        settings = settings_of(self.kind) if self.card else ()
        return bind(self.shape, entry, faults=checked.of(self.part), offers=offers, settings=settings)


def _header(request: Request, pk: int) -> Form:
    one = found(request, pk)
    return Form(
        one,
        HEADER_PART,
        HEADER,
        one.header,
        queries.shown_header(one),
        None,
        lambda shown, entry: actions.write_header(by=request.actor, draft=pk, shown=shown, entry=entry),
    )


def _provision(request: Request, pk: int, key: str) -> Form:
    one = found(request, pk)
    part = queries.part_of(one, key)
    return Form(
        one,
        key,
        PROVISIONS[part["kind"]],
        part["entry"],
        queries.shown_part(one, key),
        KINDS[part["kind"]],
        lambda shown, entry: actions.write_provision(
            by=request.actor, draft=pk, key=key, shown=shown, entry=entry
        ),
    )


@page(Permission.DOCUMENT_DRAFT, takes=BOTH)
def header(request: Request, pk: int) -> HttpResponse:
    """The header: who says it, where, since when, what it cites."""
    return _answer(request, _header(request, pk))


@page(Permission.DOCUMENT_DRAFT, takes=BOTH)
def provision(request: Request, pk: int, key: str) -> HttpResponse:
    """One provision."""
    return _answer(request, _provision(request, pk, key))


@page(Permission.DOCUMENT_DRAFT, takes=BOTH)
def check(request: Request, pk: int, part: str) -> HttpResponse:
    """What is wrong with what is typed, at its fields, and what it says: nothing is kept."""
    if request.method != "POST":
        raise Http404
    form = _header(request, pk) if part == HEADER_PART else _provision(request, pk, part)
    entry = posted(form.shape, boxes_of(request.POST))
    checked = form.checked(entry)
    context = {**_told(form, entry, checked), "slots": True}
    return render(request, "authoring/_checked.html", context)


@page(Permission.DOCUMENT_DRAFT, takes=BOTH)
def add(request: Request, pk: int) -> HttpResponse:
    """Choose the kind of a new provision by what it is for."""
    one = found(request, pk)
    may = rules.may_change(one.state, path=one.scope_path, by=request.actor)
    if request.method == "POST":
        key = actions.add_provision(by=request.actor, draft=pk, kind=request.POST.get("kind", ""))
        return redirect("authoring:provision", pk, key)
    return render(
        request, "authoring/provision_kinds.html", {"draft": one, "kinds": KINDS.items(), "may": may}
    )


@page(Permission.DOCUMENT_DRAFT, takes=BOTH)
def remove(request: Request, pk: int, key: str) -> HttpResponse:
    """Take a provision out."""
    if request.method != "POST":
        raise Http404
    actions.remove_provision(by=request.actor, draft=found(request, pk).pk, key=key)
    messages.success(request, _("已删去这一条；变动记录里还有它。"))
    return redirect("authoring:draft", pk)


def _answer(request: Request, form: Form) -> HttpResponse:
    one = form.draft
    if request.method != "POST":
        return _show(request, form, form.entry)
    entry = posted(form.shape, boxes_of(request.POST))
    change = change_asked(request.POST)
    if change is not None:
        entry = change.applied(form.shape, entry, form.kind)
    try:
        form.keep(request.POST.get("shown", ""), entry)
    except Overtaken as overtaken:
        return _show(request, form, entry, overtaken=overtaken)
    except Refused as refused:
        return _show(request, form, entry, verdict=refused.verdict)
    if change is not None:
        return redirect(f"{request.path}#{change.at}")
    if request.POST.get("do") == BACK:
        return redirect("authoring:draft", one.pk)
    messages.success(request, _("已保存。"))
    return redirect(request.path)


def _show(
    request: Request,
    form: Form,
    entry: Entry,
    *,
    overtaken: Overtaken | None = None,
    verdict: Verdict | None = None,
) -> HttpResponse:
    checked = form.checked(entry)
    may = rules.may_change(form.draft.state, path=form.draft.scope_path, by=request.actor)
    told = _told(form, entry, checked)
    nodes = {node.name: node for top in told["fields"] for node in top.all()}
    context = {
        **told,
        "draft": form.draft,
        "card": form.card,
        "shown": mark(form.shown),
        "may": may,
        "verdict": verdict,
        "fact_names": policy.FACTS,
        "topic_names": topics(),
        "level_names": LEVELS,
        "changed": [_now(name, nodes, form.shown) for name in sorted(overtaken.names)] if overtaken else [],
    }
    status = 409 if overtaken else 200 if verdict is None else 422
    return render(request, "authoring/part_form.html", context, status=status)


def _now(name: str, nodes: Mapping[str, Bound], shown: Mapping[str, object]) -> tuple[Wording, Wording]:
    """A field that another changed meanwhile, and what stands in it now, in words."""
    node, value = nodes.get(name), shown.get(name, "")
    texts = [str(one) for one in value] if isinstance(value, list) else [str(value)]
    choices = node.choices if node else {}
    words = [choices.get(text, Wording(text, text)) for text in texts]
    said = Wording("、".join(one.zh for one in words), ", ".join(one.en for one in words))
    return node.label.name if node else Wording(name, name), said


def _told(form: Form, entry: Entry, checked: Checked) -> dict[str, Any]:
    fields = form.bound(entry, checked)
    return {
        "fields": fields,
        "nodes": [node for top in fields for node in top.all() if node.sort != "row"],
        "faults": [(node, fault) for top in fields for node in top.all() for fault in node.faults],
        "sentences": checked.sentences.get(form.part, ()),
        "check_url": reverse("authoring:check", args=[form.draft.pk, form.part]),
        "part": form.part,
    }

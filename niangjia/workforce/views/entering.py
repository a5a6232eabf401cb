"""One entry on a page of its own: shown, sent, refused with its reason, or met by somebody else's change."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from niangjia.kernel import locking
from niangjia.kernel.actor import Actor
from niangjia.kernel.changes import Said
from niangjia.kernel.clash import Side
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.pages import Request
from niangjia.kernel.scope import acting
from niangjia.kernel.wording import Wording
from niangjia.workforce.forms.form import Entering

AS_THEY_STAND: Mapping[str, object] = {}


@dataclass(frozen=True)
class Entry:
    """One thing to enter: its title, form and act; the record it shows, and how that stands now."""

    title: Wording
    form: type[Entering]
    run: Callable[[Actor, Any], object]
    """Actor and valid form → the act; whatever it answers is given to `then`."""

    back: str
    subject: str
    record: object = None
    now: Callable[[], Mapping[str, object]] = lambda: AS_THEY_STAND
    may: Verdict | None = None
    """Whether the record's state lets it be done at all."""

    check: Callable[[Any], Verdict | None] = lambda form: None
    """Asked of a valid form before the act: what it answers leaves its own event."""

    then: Callable[[Any], str] | None = None
    facts: tuple[tuple[Wording, Said], ...] = field(default=())
    """What is shown of the record above the fields."""


def answer(request: Request, entry: Entry) -> HttpResponse:
    """The page of an entry, or the way back once it is done."""
    if request.method != "POST":
        form = _form(request, entry)
        form.initial["shown"] = locking.mark(entry.now())
        return _page(request, entry, form)
    form = _form(request, entry, request.POST)
    if not form.is_valid():
        return _page(request, entry, form)
    if (refused := entry.check(form)) is not None:
        return _page(request, entry, form, verdict=refused)
    by = replace(request.actor, reason=form.cleaned_data["reason"])
    try:
        with acting(by):
            done = entry.run(by, form)
    except locking.Overtaken as overtaken:
        return _clash(request, entry, form, overtaken)
    except Refused as refusal:
        return _page(request, entry, form, verdict=refusal.verdict, status=422)
    messages.success(request, _("已办理，变动已记入记录。"))
    return redirect(entry.then(done) if entry.then else entry.back)


def _form(request: Request, entry: Entry, data: Any = None) -> Any:
    return entry.form(data, by=request.actor, today=timezone.localdate(), record=entry.record)


def _clash(request: Request, entry: Entry, form: Any, overtaken: locking.Overtaken) -> HttpResponse:
    """Both versions side by side; what the writer did not touch is as it stands now, nothing is lost."""
    now, given = entry.now(), form.given
    mine = locking.changed_since(form.cleaned_data["shown"], given)
    told = form.told
    sides = [
        Side(
            told[name].label,
            _said(told[name], now.get(name)),
            _said(told[name], given[name]) if name in mine else "",
        )
        for name in sorted(overtaken.names | mine)
        if name in told
    ]
    fresh = _form(request, entry)
    data = request.POST.copy()
    for name in given:
        if name not in mine and name in fresh.initial:
            value = fresh.initial[name]
            data[name] = "" if value is None else str(value)
    data["shown"] = locking.mark(now)
    again = _form(request, entry, data)
    again.is_valid()
    return _page(request, entry, again, sides=sides, status=409)


def _said(told: Any, value: object) -> Said:
    said: Said = told.said(value) if value not in (None, "", ()) else ""
    return said


def _page(
    request: Request,
    entry: Entry,
    form: Any,
    *,
    verdict: Verdict | None = None,
    sides: list[Side] | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"entry": entry, "form": form, "verdict": verdict, "sides": sides}
    return render(request, "workforce/person_entry.html", context, status=status)

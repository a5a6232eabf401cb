"""谁看过: who read a person's data, when, why, under which appointment."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from niangjia.kernel.exports import export_page
from niangjia.kernel.figure import Verdict
from niangjia.kernel.language import language
from niangjia.kernel.pages import BOTH, Request, attachment, page
from niangjia.kernel.paging import CappedPages
from niangjia.kernel.permissions import Permission
from niangjia.privacy import actions, queries
from niangjia.privacy.forms import FindForm
from niangjia.privacy.queries import READINGS
from niangjia.privacy.views.doors import doors
from niangjia.privacy.views.entering import shown_person
from niangjia.workforce import facade as workforce

ROWS = 50
NOBODY = Verdict.no("管辖范围内没有这个号码的人。", "Nobody in your scope has this number.")


@page(Permission.READERS_VIEW, takes=BOTH)
def find(request: Request) -> HttpResponse:
    """The person of a whole ID number, sent in the body: for auditors, who see no roster."""
    form = FindForm(request.POST if request.method == "POST" else None, today=timezone.localdate())
    verdict = None
    if request.method == "POST" and form.is_valid():
        person = workforce.found_by_number(form.cleaned_data["id_number"], by=request.actor)
        if person is not None:
            return redirect("privacy:readers", person.pk)
        verdict = NOBODY
    context = {"form": form, "verdict": verdict, "doors": doors(request, "find")}
    return render(request, "privacy/find.html", context)


def _asked(request: Request) -> tuple[str, str]:
    kind = request.GET.get("kind", "")
    return kind if kind in READINGS else "", request.GET.get("q", "").replace("\x00", "").strip()[:60]


@page(Permission.READERS_VIEW)
def readers(request: Request, pk: int) -> HttpResponse:
    """The readings of one person's data, the newest first."""
    shown, (kind, text) = shown_person(request, pk), _asked(request)
    rows = queries.readers(pk, shown.person.scope_path, by=request.actor, kind=kind, text=text)
    page_of = CappedPages(rows, ROWS).get_page(request.GET.get("page"))
    context = {
        "shown": shown,
        "page": page_of,
        "rows": queries.told_readings(page_of.object_list),
        "kinds": READINGS.items(),
        "kind": kind,
        "text": text,
        "may_back": request.actor.may(Permission.RETENTION_VIEW),
        "export_url": f"{reverse('privacy:export_readers', args=[pk])}?{request.GET.urlencode()}",
    }
    return render(request, "privacy/reader_list.html", context)


@export_page(Permission.READERS_VIEW)
def export(request: Request, pk: int) -> HttpResponse:
    """Exactly the readings that the list shows, all pages of it, as .xlsx."""
    shown_person(request, pk)
    kind, text = _asked(request)
    content = actions.export_readers(by=request.actor, person=pk, kind=kind, text=text, language=language())
    return attachment(content, f"谁看过-{pk}-{timezone.localdate().isoformat()}.xlsx")

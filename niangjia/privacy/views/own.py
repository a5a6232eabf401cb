"""本人申请: one person's page, giving the own data, taking a correction, answering."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from niangjia.kernel.pages import BOTH, LARGEST_KEY, PDF, XLSX, Request, attachment, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.privacy import access, actions, queries
from niangjia.privacy.forms import AnswerForm, CorrectionForm, OwnDataForm
from niangjia.privacy.types import Asked as What
from niangjia.privacy.types import Format, Identity, Outcome
from niangjia.privacy.views.doors import doors
from niangjia.privacy.views.entering import Asked, answer, shown_person

ROWS = 50
MEDIA = {Format.PDF: PDF, Format.XLSX: XLSX, Format.JSON: "application/json"}
UNMASKED = Wording(
    "文件含全部信息的完整内容，请当面交给本人，或者按本人指定的方式送达。",
    "The file holds every value in full: hand it to the person, or send it as the person asks.",
)


@page(Permission.RETENTION_VIEW)
def person(request: Request, pk: int) -> HttpResponse:
    """What there is to say of one person's data, and what may be done."""
    powers = {
        "give": Permission.OWN_DATA_GIVE,
        "readers": Permission.READERS_VIEW,
        "hold": Permission.RETENTION_HOLD,
        "record": Permission.PERSON_VIEW,
    }
    shown = shown_person(request, pk)
    context = {
        "shown": shown,
        "person": shown.person,
        "may": {name: request.actor.may(power) for name, power in powers.items()},
    }
    return render(request, "privacy/person.html", context)


@page(Permission.OWN_DATA_GIVE, takes=BOTH)
def give(request: Request, pk: int) -> HttpResponse:
    """Give a person everything that is held, as a file."""
    shown, today = shown_person(request, pk), timezone.localdate()

    def run(by: Any, given: dict[str, Any]) -> HttpResponse:
        wanted = Format(given["format"])
        content = actions.give_own_data(
            by=by,
            person=pk,
            asked_on=given["asked_on"],
            identity=Identity(given["identity"]),
            format=wanted,
            on=today,
        )
        # The name of the file tells nobody on the desk whose it is.
        return attachment(content, f"本人信息-{pk}-{today.isoformat()}.{wanted.value}", MEDIA[wanted])

    return answer(
        request,
        Asked(
            title=Wording("提供本人信息", "give the own data"),
            form=OwnDataForm,
            run=run,
            then=lambda file: file,
            back=reverse("privacy:person", args=[pk]),
            button=Wording("生成文件", "make the file"),
            subject=shown.shown,
            note=UNMASKED,
            why=lambda given: Identity(given["identity"]).reason(given["asked_on"]),
        ),
    )


@page(Permission.OWN_DATA_GIVE, takes=BOTH)
def correct(request: Request, pk: int) -> HttpResponse:
    """Take down that a person wants something put right, then lead to where it is."""
    shown, today = shown_person(request, pk), timezone.localdate()

    def done(_request: object) -> HttpResponse:
        messages.success(request, _("申请已登记。请在这里更正，办好后到“本人申请”里答复。"))
        return redirect("workforce:edit", pk)

    return answer(
        request,
        Asked(
            title=Wording("登记更正申请", "take a correction"),
            form=CorrectionForm,
            run=lambda by, given: actions.take_request(
                by=by,
                person=pk,
                asked=What.CORRECTION,
                asked_on=given["asked_on"],
                identity=Identity(given["identity"]),
                on=today,
                kinds=given["kinds"],
            ),
            then=done,
            back=reverse("privacy:person", args=[pk]),
            button=Wording("登记，去更正", "take down, and correct"),
            subject=shown.shown,
        ),
    )


@page(Permission.OWN_DATA_GIVE)
def requests(request: Request) -> HttpResponse:
    """Every request within the scope, those that wait first."""
    rows = access.requests(request.actor)
    if (outcome := request.GET.get("outcome", "")) in set(Outcome):
        rows = rows.filter(outcome=outcome)
    shown = Paginator(rows.order_by("answered_at", "-pk"), ROWS).get_page(request.GET.get("page"))
    context = {
        "page": shown,
        "rows": queries.with_names(shown.object_list, by=request.actor),
        "outcomes": list(Outcome),
        "outcome": outcome,
        "labels": queries.KIND_LABELS,
        "doors": doors(request, "requests"),
    }
    return render(request, "privacy/request_list.html", context)


@page(Permission.OWN_DATA_GIVE, takes=BOTH)
def answer_one(request: Request, pk: int) -> HttpResponse:
    """Write down what became of a request."""
    found = access.requests(request.actor).filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise Http404

    def done(_request: object) -> HttpResponse:
        messages.success(request, _("已答复。"))
        return redirect("privacy:requests")

    return answer(
        request,
        Asked(
            title=Wording("答复本人申请", "answer a request"),
            form=AnswerForm,
            run=lambda by, given: actions.answer_request(
                by=by, request=found.pk, done=given["done"] == "yes", answer=given["answer"]
            ),
            then=done,
            back=reverse("privacy:requests"),
            button=Wording("答复", "answer"),
            why=lambda given: given["answer"],
        ),
    )

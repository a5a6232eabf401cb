"""What is done on a person's page, each on an entry of its own: parse, one act, back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils import timezone

from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Verdict
from niangjia.kernel.pages import BOTH, LARGEST_KEY, Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.workforce import actions, rules
from niangjia.workforce.forms.certificate import CertificateForm, RenewForm
from niangjia.workforce.forms.engagement import (
    BeginForm,
    EndForm,
    EngagementForm,
    ExtendForm,
    TransferForm,
)
from niangjia.workforce.forms.form import Entering
from niangjia.workforce.forms.person import IdNumberForm, NewPersonForm, PersonForm
from niangjia.workforce.forms.spell import LeaveForm, ReturnForm, SecondForm
from niangjia.workforce.models import Certificate, Engagement
from niangjia.workforce.queries import person_page, shown
from niangjia.workforce.queries.known import may_have
from niangjia.workforce.queries.record import PersonPage, posting_of
from niangjia.workforce.types import Posting
from niangjia.workforce.views.entering import Entry, answer


@dataclass(frozen=True, slots=True)
class Act:
    """One act on an engagement: its words, its form, whether the state lets it be done, what it calls."""

    title: Wording
    icon: str
    form: type[Entering]
    may: Callable[[Posting, date], Verdict]
    run: Callable[[Actor, int, Any], object]


def _sent_away(posting: Posting, on: date) -> Verdict:
    begins = max(on, posting.start_date) if posting.start_date else on
    return rules.may_go_away(posting, begins=begins, ends=None)


def _still_open(posting: Posting, on: date) -> Verdict:
    return rules.may_change(posting)


def _away(by: Actor, pk: int, form: Any) -> object:
    return actions.go_away(by=by, engagement=pk, shown=form.cleaned_data["shown"], facts=form.facts)


ACTS: dict[str, Act] = {
    "transfer": Act(
        Wording("调动", "Transfer"),
        "arrows-exchange",
        TransferForm,
        _still_open,
        lambda by, pk, form: actions.transfer(
            by=by,
            engagement=pk,
            shown=form.cleaned_data["shown"],
            to=form.cleaned_data["unit"][0].pk,
            on=form.cleaned_data["on"],
        ),
    ),
    "second": Act(Wording("借调", "Loan out"), "plane-departure", SecondForm, _sent_away, _away),
    "leave": Act(Wording("请假", "Leave"), "calendar-pause", LeaveForm, _sent_away, _away),
    "return": Act(
        Wording("返岗", "Return"),
        "plane-arrival",
        ReturnForm,
        lambda posting, on: rules.may_be_called_back(posting, on=on),
        lambda by, pk, form: actions.come_back(
            by=by, engagement=pk, shown=form.cleaned_data["shown"], on=form.cleaned_data["on"]
        ),
    ),
    "extend": Act(
        Wording("续签合同", "Extend the contract"),
        "calendar-plus",
        ExtendForm,
        lambda posting, on: rules.may_extend(posting, to=None),
        lambda by, pk, form: actions.extend_contract(
            by=by,
            engagement=pk,
            shown=form.cleaned_data["shown"],
            to=form.cleaned_data["contract_end_date"],
        ),
    ),
    "facts": Act(
        Wording("更正聘用信息", "Correct the engagement"),
        "edit",
        EngagementForm,
        _still_open,
        lambda by, pk, form: actions.change_engagement(
            by=by, engagement=pk, shown=form.cleaned_data["shown"], facts=form.facts
        ),
    ),
    "end": Act(
        Wording("办理离职", "End the engagement"),
        "door-exit",
        EndForm,
        _still_open,
        lambda by, pk, form: actions.end_engagement(
            by=by,
            engagement=pk,
            shown=form.cleaned_data["shown"],
            on=form.cleaned_data["on"],
            reason=form.leaving_reason,
        ),
    ),
}
"""In the order in which the buttons stand."""


@page(Permission.PERSON_ADD, takes=BOTH)
def add(request: Request) -> HttpResponse:
    """A new person by hand."""
    today = timezone.localdate()
    entry = Entry(
        title=Wording("登记新人员", "Enter a new person"),
        form=NewPersonForm,
        run=lambda by, form: actions.enter_person(by=by, row=form.row, on=today),
        back=reverse("workforce:people"),
        subject="",
        check=lambda form: _unless(may_have(form.cleaned_data["id_number"], on=today, by=request.actor)),
        then=lambda person: reverse("workforce:person", args=[person.pk]),
    )
    return answer(request, entry)


@page(Permission.PERSON_EDIT, takes=BOTH)
def edit(request: Request, pk: int) -> HttpResponse:
    """What is recorded of a person, put right."""
    found = _shown(request, pk)
    entry = Entry(
        title=Wording("修改个人信息", "Edit the person"),
        form=PersonForm,
        run=lambda by, form: actions.edit_person(
            by=by, person=pk, shown=form.cleaned_data["shown"], facts=form.facts
        ),
        back=_page_of(pk),
        subject=found.person.name,
        record=found.person,
        now=lambda: shown.of_person(_shown(request, pk).person),
    )
    return answer(request, entry)


@page(Permission.ID_NUMBER_CORRECT, takes=BOTH)
def id_number(request: Request, pk: int) -> HttpResponse:
    """The ID number, put right."""
    found, today = _shown(request, pk), timezone.localdate()
    entry = Entry(
        title=Wording("更正身份证号", "Correct the ID number"),
        form=IdNumberForm,
        run=lambda by, form: actions.correct_id_number(
            by=by, person=pk, id_number=form.cleaned_data["id_number"], on=today
        ),
        back=_page_of(pk),
        subject=found.person.name,
        facts=((Wording("现登记的身份证号", "the number as it stands"), found.person.masked_id_number),),
        check=lambda form: _unless(may_have(form.cleaned_data["id_number"], on=today, by=request.actor)),
    )
    return answer(request, entry)


@page(Permission.ENGAGEMENT_CHANGE, takes=BOTH)
def begin(request: Request, pk: int) -> HttpResponse:
    """A further engagement."""
    found = _shown(request, pk)
    entry = Entry(
        title=Wording("新增聘用关系", "Begin an engagement"),
        form=BeginForm,
        run=lambda by, form: actions.begin_engagement(by=by, person=pk, facts=form.contract),
        back=_page_of(pk),
        subject=found.person.name,
    )
    return answer(request, entry)


@page(Permission.ENGAGEMENT_CHANGE, takes=BOTH)
def engagement(request: Request, pk: int, engagement: int, act: str) -> HttpResponse:
    """One of the acts on an engagement."""
    found, chosen = _shown(request, pk), ACTS.get(act)
    if chosen is None:
        raise Http404
    one, spells = _of(found, engagement)
    posting = posting_of(one, spells)
    entry = Entry(
        title=chosen.title,
        form=chosen.form,
        run=lambda by, form: chosen.run(by, engagement, form),
        back=_page_of(pk),
        subject=found.person.name,
        record=one,
        now=lambda: shown.of_engagement(*_of(_shown(request, pk), engagement)),
        may=chosen.may(posting, timezone.localdate()),
        facts=_about(one),
    )
    return answer(request, entry)


@page(Permission.CERTIFICATE_EDIT, takes=BOTH)
def certificate(request: Request, pk: int, certificate: int = 0) -> HttpResponse:
    """A certificate registered (no key), or put right."""
    found = _shown(request, pk)
    standing = _held(found, certificate) if certificate else None
    entry = Entry(
        title=Wording("更正证书", "Correct the certificate")
        if standing
        else Wording("登记证书", "Register a certificate"),
        form=CertificateForm,
        run=lambda by, form: actions.keep_certificate(
            by=by, person=pk, shown=form.cleaned_data["shown"], facts=form.facts
        ),
        back=_page_of(pk),
        subject=found.person.name,
        record=standing,
        now=lambda: shown.of_certificate(_held(_shown(request, pk), certificate) if certificate else None),
        facts=((Wording("级别", "level"), standing.level_label),) if standing else (),
    )
    return answer(request, entry)


@page(Permission.CERTIFICATE_EDIT, takes=BOTH)
def renew(request: Request, pk: int, certificate: int) -> HttpResponse:
    """A certificate registered anew."""
    found = _shown(request, pk)
    standing = _held(found, certificate)
    entry = Entry(
        title=Wording("继续登记", "Register anew"),
        form=RenewForm,
        run=lambda by, form: actions.renew_certificate(
            by=by,
            person=pk,
            certificate=certificate,
            shown=form.cleaned_data["shown"],
            registered=form.cleaned_data["registered"],
            number=form.cleaned_data["registration_number"],
        ),
        back=_page_of(pk),
        subject=found.person.name,
        record=standing,
        now=lambda: shown.of_certificate(_held(_shown(request, pk), certificate)),
        facts=((Wording("级别", "level"), standing.level_label),),
    )
    return answer(request, entry)


def _shown(request: Request, pk: int) -> PersonPage:
    found = person_page(pk, by=request.actor) if pk <= LARGEST_KEY else None
    if found is None:
        raise Http404
    return found


def _of(found: PersonPage, pk: int) -> tuple[Engagement, list[Any]]:
    for one, spells in found.engagements:
        if one.pk == pk:
            return one, spells
    raise Http404


def _held(found: PersonPage, pk: int) -> Certificate:
    for one in found.certificates:
        if one.pk == pk:
            return one
    raise Http404


def _page_of(pk: int) -> str:
    return reverse("workforce:person", args=[pk])


def _unless(verdict: Verdict) -> Verdict | None:
    return None if verdict else verdict


def _about(one: Engagement) -> tuple[tuple[Wording, Any], ...]:
    return (
        (Wording("定岗单位", "posting unit"), one.unit.name),
        (Wording("用工形式", "form"), one.employment_form.label),
    )

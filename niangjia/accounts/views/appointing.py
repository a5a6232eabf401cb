"""Giving and ending appointments, and letting somebody stand in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from niangjia.accounts import actions, forms, queries
from niangjia.accounts.models import Account, Appointment
from niangjia.accounts.views.person import account_at
from niangjia.kernel import locking
from niangjia.kernel.access import NotThere
from niangjia.kernel.clash import Side
from niangjia.kernel.figure import Refused
from niangjia.kernel.pages import BOTH, LARGEST_KEY, Request, page
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_day

APPOINTED = Wording("作出任命", "Appoint")
STOOD_IN = Wording("安排代理", "Let somebody stand in")
ENDED = Wording("结束任命", "End an appointment")


@page(Permission.APPOINT, takes=BOTH)
def appoint(request: Request, pk: int) -> HttpResponse:
    """Appoint the holder of an account to a role."""
    account, today = account_at(request, pk), timezone.localdate()
    form = forms.Appoint(request.POST or None, by=request.actor, today=today)
    if request.method != "POST":
        form.initial["units"] = ([account.unit_code], "")

    def act() -> object:
        return actions.give(by=request.actor, account=account, units=form.over, given=form.given, on=today)

    return _answer(request, form, APPOINTED, account, act, None)


@page(Permission.APPOINT, takes=BOTH)
def stand_in(request: Request, pk: int) -> HttpResponse:
    """Let somebody act under an absent person's appointment for some days."""
    absent, today = _appointment_at(request, pk), timezone.localdate()
    people = queries.people.who_may_stand_in(absent, by=request.actor)
    form = forms.StandIn(request.POST or None, people=people, by=request.actor, today=today)

    def act() -> object:
        asked = form.cleaned_data
        return actions.let_stand_in(
            by=request.actor,
            absent=absent,
            account=asked["who"],
            from_date=asked["from_date"],
            to_date=asked["to_date"],
            reason=asked["reason"],
            on=today,
        )

    return _answer(request, form, STOOD_IN, absent.account, act, absent)


@page(Permission.APPOINT, takes=BOTH)
def end(request: Request, pk: int) -> HttpResponse:
    """Give an appointment its last day."""
    appointment, today = _appointment_at(request, pk), timezone.localdate()
    form = forms.EndAppointment(request.POST or None, appointment=appointment, by=request.actor, today=today)
    form.initial["shown"] = locking.mark(queries.values_of(appointment))

    def act() -> object:
        asked = form.cleaned_data
        return actions.end_appointment(
            by=request.actor,
            appointment=appointment,
            last=asked["last"],
            reason=asked["reason"],
            shown=asked["shown"],
            on=today,
        )

    return _answer(request, form, ENDED, appointment.account, act, appointment)


def _answer(
    request: Request,
    form: Any,
    title: Wording,
    account: Account,
    act: Callable[[], object],
    appointment: Appointment | None,
) -> HttpResponse:
    context: dict[str, object] = {"form": form, "title": title, "account": account}
    if appointment is not None:
        [context["office"]] = queries.people.in_words([appointment])
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Refused as refusal:
            context["verdict"], status = refusal.verdict, 422
        except locking.Overtaken:
            context["sides"], status = _sides(request, form, appointment), 409
        else:
            messages.success(request, _("已办理，变动已记入记录。"))
            return redirect("accounts:person", account.pk)
    return render(request, "accounts/appointment_form.html", context, status=status)


def _sides(request: Request, form: Any, appointment: Appointment | None) -> list[Side]:
    """Both versions, and a form that knows of the present one."""
    assert appointment is not None, "only what stands is overtaken"
    now = queries.person.appointment_at(appointment.pk, by=request.actor)
    form.data = {**request.POST.dict(), "shown": locking.mark(queries.values_of(now))}
    last = said_day(now.to_date) if now.to_date else ""
    return [Side(Wording("最后一天", "last day"), last, said_day(form.cleaned_data["last"]))]


def _appointment_at(request: Request, pk: int) -> Appointment:
    if pk > LARGEST_KEY:
        raise NotThere(f"appointment {pk}")
    return queries.person.appointment_at(pk, by=request.actor)

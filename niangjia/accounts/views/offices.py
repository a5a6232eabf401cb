"""Roles and powers as code has them, the three of a unit, and one's own appointments to choose from."""

from __future__ import annotations

from typing import cast

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from niangjia.accounts import actions, powers, queries
from niangjia.accounts.models import Account
from niangjia.accounts.types import CHOSEN
from niangjia.kernel.pages import BOTH, Request, page
from niangjia.kernel.permissions import Permission
from niangjia.organisations import facade as organisations


@page(Permission.ROLE_VIEW)
def roles(request: Request) -> HttpResponse:
    """Which role holds which powers."""
    return render(request, "accounts/role_list.html", {"matrix": powers.matrix(), "roles": powers.ROLES})


@page(Permission.ROLE_VIEW)
def power_list(request: Request) -> HttpResponse:
    """Every power: what it lets a person do, and who holds it."""
    return render(request, "accounts/power_list.html", {"matrix": powers.matrix()})


@page(Permission.ROLE_VIEW)
def administrators(request: Request) -> HttpResponse:
    """Who the three administrators of a unit are: its own, or those of the nearest union above."""
    code = request.GET.get("unit", "").replace("\x00", "").strip()
    by = request.actor
    unit = organisations.unit_at(code, by=by) if code else organisations.top(by=by, asked_by="unit")
    found = queries.administration_of(unit, on=timezone.localdate()) if unit is not None else None
    people = found.people if found is not None else {}
    three = [(one, people.get(one.role, [])) for one in powers.ROLES if one.administers]
    return render(request, "accounts/administrators.html", {"administration": found, "three": three})


@page(Permission.SIGN_IN_KEEP, takes=BOTH)
def own(request: Request) -> HttpResponse:
    """One's own appointments: the one that is acted under, and another to change to."""
    account, on = cast(Account, request.user), timezone.localdate()
    held = list(queries.appointments(account, on=on))
    present = queries.acted_under(account, on=on, by=request.actor)
    if request.method == "POST":
        chosen = next((one for one in held if str(one.pk) == request.POST.get("appointment")), present)
        actions.choose_appointment(by=request.actor, appointment=chosen)
        request.session[CHOSEN] = chosen.pk
        return redirect("site:home")
    context = {"offices": queries.people.in_words(held), "present": present}
    return render(request, "accounts/own_appointments.html", context)

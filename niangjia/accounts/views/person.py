"""One person's page, and what the system administrator does with the account."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from niangjia.accounts import actions, queries, rules
from niangjia.accounts.models import Account
from niangjia.accounts.onetime import one_time_password
from niangjia.accounts.signing import facade as signing
from niangjia.kernel.access import NotThere
from niangjia.kernel.figure import Verdict
from niangjia.kernel.pages import LARGEST_KEY, POST, Request, page
from niangjia.kernel.permissions import Permission


@page(Permission.ACCOUNT_VIEW)
def person(request: Request, pk: int) -> HttpResponse:
    """An account with its appointments, who stands in, what was changed."""
    by, on = request.actor, timezone.localdate()
    account = account_at(request, pk)
    kept = queries.person.appointments_of(account, on=on, by=by)
    may_manage = _both(by.may(Permission.ACCOUNT_MANAGE), rules.not_oneself(by, account.pk))
    context = {
        "account": account,
        "kept": kept,
        "stand_ins": queries.person.standing_in_for(account, on=on, by=by),
        "acts": queries.person.history_of(account, by=by),
        "may_manage": may_manage,
        "may_appoint": _both(by.may(Permission.APPOINT), rules.not_oneself(by, account.pk)),
        "may_revoke": _both(by.may(Permission.SIGN_IN_REVOKE), rules.not_oneself(by, account.pk)),
        "may_pass_on": by.may(Permission.APPOINT),
        "state": signing.state_of(account, by=by),
    }
    return render(request, "accounts/account.html", context)


@page(Permission.ACCOUNT_MANAGE, takes=POST)
def switch(request: Request, pk: int, to: str) -> HttpResponse:
    """Switch an account off, or on again."""
    act: Callable[..., Any] = actions.reopen_account if to == "on" else actions.close_account
    account = account_at(request, pk)
    act(by=request.actor, account=account)
    messages.success(request, _("账号已启用。") if to == "on" else _("账号已停用，登录已全部结束。"))
    return redirect("accounts:person", account.pk)


@page(Permission.ACCOUNT_MANAGE, takes=POST)
def one_time(request: Request, pk: int) -> HttpResponse:
    """A new one-time password in place of one that was forgotten: shown in the answer, never again."""
    account, password = account_at(request, pk), one_time_password()
    actions.give_one_time_password(by=request.actor, account=account, password=password)
    return render(
        request, "accounts/one_time.html", {"account": account, "password": password, "again": True}
    )


def account_at(request: Request, pk: int) -> Account:
    """The account that an address means. Raises `NotThere`."""
    if pk > LARGEST_KEY:
        raise NotThere(f"account {pk}")
    return queries.person.account_at(pk, by=request.actor)


def _both(first: Verdict, second: Verdict) -> Verdict:
    return second if first else first

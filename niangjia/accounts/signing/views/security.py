"""One's own sign-in: where one is signed in, the second step, what happened; and the password."""

from __future__ import annotations

from typing import cast

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from niangjia.accounts import actions
from niangjia.accounts.forms import NewPassword, OwnPassword
from niangjia.accounts.models import Account
from niangjia.accounts.signing import queries
from niangjia.accounts.signing.actions import sessions
from niangjia.accounts.signing.arriving import where_of
from niangjia.accounts.signing.rules import passwords, standing
from niangjia.accounts.signing.sessions import SessionStore
from niangjia.accounts.signing.types import Happening
from niangjia.kernel.pages import BOTH, POST, Request, page
from niangjia.kernel.paging import CappedPages
from niangjia.kernel.permissions import Permission

ROWS = 50


@page(Permission.SIGN_IN_KEEP)
def security(request: Request) -> HttpResponse:
    """登录与安全: sessions, second factor, password, history."""
    account = cast(Account, request.user)
    history = CappedPages(queries.own_history(account), ROWS).get_page(request.GET.get("page"))
    context = {
        "own": queries.own_sign_in(account, at=timezone.now()),
        "this": _mark(request),
        "history": history,
        "happenings": {one.value: one for one in Happening},
        "may_drop": standing.may_go_without_factor(request.actor.role),
    }
    return render(request, "accounts/security.html", context)


@page(Permission.SIGN_IN_KEEP, takes=POST)
def end_session(request: Request, mark: str) -> HttpResponse:
    """End one of one's own sessions; what is not there, or is another's, is left as it is."""
    if mark != _mark(request):
        sessions.end_own(by=request.actor, account=cast(Account, request.user), mark=mark)
        messages.success(request, _("已结束那台设备上的登录。"))
    return redirect("accounts:security")


@page(Permission.SIGN_IN_KEEP, takes=POST)
def end_others(request: Request) -> HttpResponse:
    """End all of one's own sessions but this one."""
    sessions.end_others(by=request.actor, account=cast(Account, request.user), but=_mark(request))
    messages.success(request, _("其他设备上的登录都已结束。"))
    return redirect("accounts:security")


@page(Permission.PASSWORD_CHOOSE, takes=BOTH)
def change_password(request: Request) -> HttpResponse:
    """Choose a new password; whoever was given a one-time password comes here first."""
    account, where = cast(Account, request.user), where_of(request.META)
    kind = NewPassword if account.must_change_password else OwnPassword
    form = kind(account, request.POST or None, where=where)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["new_password2"]
        actions.choose_password(
            by=request.actor, account=account, password=chosen, but=_mark(request), device=where.device
        )
        update_session_auth_hash(request, account)
        messages.success(request, _("密码已更换，其他设备上的登录都已结束。"))
        return redirect("site:home")
    administers = standing.administers(request.actor.role)
    told = [*passwords.TOLD, *([passwords.OF_ADMINISTRATORS] if administers else [])]
    return render(request, "accounts/change_password.html", {"form": form, "told": told})


def _mark(request: Request) -> str:
    return cast(SessionStore, request.session).mark

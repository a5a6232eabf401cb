"""What administrators do about other people's sign-in, from the page of the account."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from niangjia.accounts import access
from niangjia.accounts.models import Account
from niangjia.accounts.signing.actions import sessions
from niangjia.kernel.pages import LARGEST_KEY, POST, Request, page
from niangjia.kernel.permissions import Permission


@page(Permission.ACCOUNT_MANAGE, takes=POST)
def unlock(request: Request, pk: int) -> HttpResponse:
    """Let somebody who failed too often try again at once."""
    return _done(request, pk, lambda one: sessions.unlock(by=request.actor, account=one), _("已解除暂停。"))


@page(Permission.SIGN_IN_REVOKE, takes=POST)
def end_sessions(request: Request, pk: int) -> HttpResponse:
    """End all sessions of somebody."""
    told = _("已结束此人的全部登录。")
    return _done(request, pk, lambda one: sessions.end_sessions(by=request.actor, account=one), told)


@page(Permission.SIGN_IN_REVOKE, takes=POST)
def remove_second_factor(request: Request, pk: int) -> HttpResponse:
    """For somebody whose phone is lost."""
    told = _("已停用此人的两步验证，请确认是本人后再告知。")
    return _done(request, pk, lambda one: sessions.remove_second_factor(by=request.actor, account=one), told)


def _done(request: Request, pk: int, act: Callable[[Account], object], told: str) -> HttpResponse:
    account = access.own_accounts(request.actor).filter(pk=pk).first() if pk <= LARGEST_KEY else None
    if account is None:
        raise Http404
    act(account)
    messages.success(request, told)
    return redirect("accounts:person", account.pk)

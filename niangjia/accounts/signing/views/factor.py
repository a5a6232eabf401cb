"""Setting up the second step, its recovery codes, and going without it again."""

from __future__ import annotations

from typing import cast

import segno
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from niangjia.accounts.models import Account
from niangjia.accounts.signing import queries
from niangjia.accounts.signing.actions import entering, factors
from niangjia.accounts.signing.arriving import where_of
from niangjia.accounts.signing.forms import Code, OwnPasswordAgain
from niangjia.accounts.signing.recognising import PROVED
from niangjia.accounts.signing.rules import codes, standing
from niangjia.accounts.signing.sessions import SessionStore
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.pages import BOTH, Request, page
from niangjia.kernel.permissions import Permission

REPLACING = "replacing_factor"
"""The session's note that the password was given again, to replace the factor in use."""


@page(Permission.SIGN_IN_KEEP, takes=BOTH)
def second_factor(request: Request) -> HttpResponse:
    """Scan, type what the phone shows, keep the recovery codes.

    With one in use: a session that has not passed it is asked for a code; else the password, to replace it.
    """
    if request.method == "POST" and request.POST.keys().isdisjoint({"code", "password"}):
        return redirect("accounts:second_factor")
    account = cast(Account, request.user)
    state = queries.factor_of(account)
    if state.in_use and not request.session.get(PROVED):
        return _step_up(request, account)
    if state.in_use and not request.session.get(REPLACING):
        if (asking := _again(request, account, _("更换验证手机"))) is not None:
            return asking
        request.session[REPLACING] = True
        state = queries.NO_FACTOR
    secret = state.pending or factors.propose_factor(by=request.actor, account=account)
    if "code" not in request.POST:
        return _scan(request, account, secret, Code(), None)
    form, device = Code(request.POST), where_of(request.META).device
    code = form.cleaned_data["code"] if form.is_valid() else ""
    this = cast(SessionStore, request.session).mark
    try:
        drawn = factors.prove_factor(by=request.actor, account=account, code=code, but=this, device=device)
    except Refused as wrong:
        return _scan(request, account, secret, form, wrong.verdict)
    request.session.pop(REPLACING, None)
    request.session[PROVED] = True
    return _codes(request, drawn, first=True)


@page(Permission.SIGN_IN_KEEP, takes=BOTH)
def renew_codes(request: Request) -> HttpResponse:
    """Ten new recovery codes, shown once."""
    account = cast(Account, request.user)
    if not queries.factor_of(account).in_use:
        return redirect("accounts:second_factor")
    if (asking := _again(request, account, _("更换备用码"))) is not None:
        return asking
    device = where_of(request.META).device
    return _codes(request, factors.renew_codes(by=request.actor, account=account, device=device), first=False)


@page(Permission.SIGN_IN_KEEP, takes=BOTH)
def drop_factor(request: Request) -> HttpResponse:
    """Go without the second step again; administrators read why they cannot."""
    account = cast(Account, request.user)
    standing.may_go_without_factor(request.actor.role).enforce()
    if (asking := _again(request, account, _("停用两步验证"))) is not None:
        return asking
    factors.drop_factor(by=request.actor, account=account, device=where_of(request.META).device)
    request.session.pop(PROVED, None)
    messages.success(request, _("已停用两步验证，以后登录只需密码。"))
    return redirect("accounts:security")


def _again(request: Request, account: Account, what: str) -> HttpResponse | None:
    """The page that asks for the password again; nothing once it was given."""
    form, refusal = OwnPasswordAgain(request.POST if "password" in request.POST else None), None
    if form.is_valid():
        given, where = form.cleaned_data["password"], where_of(request.META)
        outcome = entering.try_password(account.username, given, where)
        if isinstance(outcome, Account):
            return None
        refusal = outcome
    return render(request, "accounts/password_again.html", {"what": what, "form": form, "refusal": refusal})


def _step_up(request: Request, account: Account) -> HttpResponse:
    form, refusal = Code(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        refusal = entering.try_code(account, form.cleaned_data["code"], where_of(request.META))
        if refusal:
            request.session[PROVED] = True
            return redirect("site:home")
    return render(request, "accounts/second_step.html", {"form": form, "refusal": refusal, "inside": True})


def _scan(
    request: Request, account: Account, secret: str, form: Code, refusal: Verdict | None
) -> HttpResponse:
    picture = segno.make(codes.address_of_secret(secret, account.username), error="m")
    context = {
        "form": form,
        "refusal": refusal,
        "picture": picture.svg_data_uri(scale=5, border=3, dark="#000", light="#fff"),
        "secret": " ".join(secret[at : at + 4] for at in range(0, len(secret), 4)),
        "needed": not standing.may_go_without_factor(request.actor.role),
    }
    return render(request, "accounts/second_factor.html", context)


def _codes(request: Request, drawn: tuple[str, ...], *, first: bool) -> HttpResponse:
    return render(request, "accounts/recovery_codes.html", {"codes": drawn, "first": first})

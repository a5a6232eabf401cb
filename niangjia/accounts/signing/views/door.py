"""Signing in, in one step or two, and out."""

from __future__ import annotations

from dataclasses import asdict

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme

from niangjia.accounts.demonstration import DEMO_LOGINS
from niangjia.accounts.models import Account
from niangjia.accounts.signing import kept, queries
from niangjia.accounts.signing.actions import entering
from niangjia.accounts.signing.arriving import where_of
from niangjia.accounts.signing.forms import Code, Password
from niangjia.accounts.signing.recognising import PROVED
from niangjia.accounts.signing.rules.standing import SECOND_STEP
from niangjia.accounts.signing.sessions import WHERE
from niangjia.accounts.signing.types import Happening
from niangjia.kernel.figure import Verdict
from niangjia.kernel.language import said
from niangjia.kernel.pages import BOTH, POST, open_page

WAITING = "second_step"
"""The session's note of whose first step was passed, and when."""


@open_page(takes=BOTH)
def sign_in(request: HttpRequest) -> HttpResponse:
    """The first step: name and password. The demonstration shows its logins there."""
    if getattr(request, "actor", None) is not None:
        return _on(request)
    form, refusal = Password(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        outcome = entering.try_password(asked["username"], asked["password"], where_of(request.META))
        if isinstance(outcome, Account):
            return _first_step_passed(request, outcome)
        refusal = outcome
    shown = DEMO_LOGINS if settings.DEMONSTRATION else ()
    return _page(request, "sign_in", form, refusal, demo_accounts=shown)


@open_page(takes=BOTH)
def second_step(request: HttpRequest) -> HttpResponse:
    """The second step, for a few minutes after the first and in the same session."""
    account = _waiting(request)
    if account is None:
        return redirect("accounts:sign_in")
    form, refusal = Code(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        refusal = entering.try_code(account, form.cleaned_data["code"], where_of(request.META))
        if refusal:
            return _enter(request, account, proved=True)
    return _page(request, "second_step", form, refusal)


@open_page(takes=POST)
def sign_out(request: HttpRequest) -> HttpResponse:
    """Leave: the session ends here and in the house."""
    if isinstance(request.user, Account):
        entering.left(request.user, Happening.LEFT, where_of(request.META))
    logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


def _first_step_passed(request: HttpRequest, account: Account) -> HttpResponse:
    if not entering.has_second_factor(account):
        return _enter(request, account, proved=False)
    request.session.cycle_key()
    mark = account.get_session_auth_hash()
    request.session[WAITING] = [account.pk, mark, timezone.now().timestamp()]
    return _page(request, "second_step", Code(), None)


def _waiting(request: HttpRequest) -> Account | None:
    """Whose first step was passed in this session; nobody after a while, or once the password has changed."""
    if WAITING not in request.session:
        return None
    key, mark, at = request.session[WAITING]
    account = entering.waiting_for(key)
    fresh = timezone.now().timestamp() - at < SECOND_STEP.total_seconds()
    if account is None or not fresh or not constant_time_compare(mark, account.get_session_auth_hash()):
        del request.session[WAITING]
        return None
    return account


def _enter(request: HttpRequest, account: Account, *, proved: bool) -> HttpResponse:
    where = where_of(request.META)
    request.session.pop(WAITING, None)
    login(request, account, backend=settings.AUTHENTICATION_BACKENDS[0])  # under a new key
    request.session[WHERE] = asdict(where)
    if proved:
        request.session[PROVED] = True
    messages.info(request, said(queries.welcome(entering.entered(account, where))))
    form = kept.opened(request.POST.get("kept", ""), account)
    if form is not None:
        return render(request, "accounts/form_kept.html", {"kept": form})
    return _on(request)


def _on(request: HttpRequest) -> HttpResponse:
    to = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(to, {request.get_host()}, require_https=request.is_secure())
    return redirect(to if safe else settings.LOGIN_REDIRECT_URL)


def _page(
    request: HttpRequest, name: str, form: Password | Code, refusal: Verdict | None, **more: object
) -> HttpResponse:
    told = {name: request.POST.get(name) or request.GET.get(name) or "" for name in ("next", "kept")}
    return render(request, f"accounts/{name}.html", {"form": form, "refusal": refusal, **told, **more})

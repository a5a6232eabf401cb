"""Signing in and out, the password, tokens for programs."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib.auth import update_session_auth_hash, views
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render
from django.utils import timezone

from niangjia.accounts import actions, queries, rules
from niangjia.accounts.demonstration import DEMO_LOGINS
from niangjia.accounts.forms import NewPassword, NewToken, OwnPassword
from niangjia.accounts.models import Account
from niangjia.kernel.pages import LARGEST_KEY, Request, open_page, page
from niangjia.kernel.permissions import Permission


class SignIn(views.LoginView):
    """The sign-in page; the demonstration shows its logins there."""

    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """What the page shows."""
        return {
            **super().get_context_data(**kwargs),
            "demo_accounts": DEMO_LOGINS if settings.DEMONSTRATION else (),
        }


sign_in = open_page(SignIn.as_view())
sign_out = open_page(views.LogoutView.as_view())


@page(Permission.PASSWORD_CHOOSE)
def change_password(request: Request) -> HttpResponse:
    """Choose a new password; whoever was given a one-time password comes here first."""
    account = cast(Account, request.user)
    kind = NewPassword if account.must_change_password else OwnPassword
    form = kind(account, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.choose_password(
            by=request.actor, account=account, password=form.cleaned_data["new_password1"]
        )
        update_session_auth_hash(request, account)
        return redirect("site:home")
    return render(request, "accounts/change_password.html", {"form": form})


@page(Permission.TOKEN_HOLD)
def tokens(request: Request) -> HttpResponse:
    """One's own tokens for the API; a new one's secret is shown in the answer that makes it, never again."""
    account, today = cast(Account, request.user), timezone.localdate()
    form = NewToken(request.POST or None)
    secret = ""
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        secret = actions.make_token(
            by=request.actor, account=account, name=asked["name"], on=today, days=asked["days"]
        )
        form = NewToken()
    held = list(queries.tokens_of(account, on=today))
    context = {"form": form, "secret": secret, "tokens": held, "may_make": rules.may_hold_one_more(len(held))}
    return render(request, "accounts/token_list.html", context)


@page(Permission.TOKEN_HOLD)
def revoke_token(request: Request, pk: int) -> HttpResponse:
    """End one of one's own tokens; what is not there, or is another's, is left as it is."""
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    held = queries.tokens_of(cast(Account, request.user), on=timezone.localdate())
    token = held.filter(pk=pk).first() if pk <= LARGEST_KEY else None
    if token is not None:
        actions.revoke_token(by=request.actor, token=token)
    return redirect("accounts:tokens")

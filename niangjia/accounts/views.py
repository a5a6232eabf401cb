"""Signing in and out, and the password."""

from __future__ import annotations

from typing import cast

from django.conf import settings
from django.contrib.auth import update_session_auth_hash, views
from django.http import HttpResponse
from django.shortcuts import redirect, render

from niangjia.accounts import actions
from niangjia.accounts.demonstration import DEMO_LOGINS
from niangjia.accounts.forms import NewPassword, OwnPassword
from niangjia.accounts.models import Account
from niangjia.kernel.pages import Request, open_page, page
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

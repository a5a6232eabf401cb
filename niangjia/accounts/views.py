"""Signing in and out, and the password."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth import update_session_auth_hash, views
from django.contrib.auth.forms import SetPasswordForm
from django.http import HttpResponse
from django.shortcuts import redirect, render

from niangjia.accounts.demonstration import DEMO_LOGINS
from niangjia.kernel.pages import Request, open_page, page
from niangjia.kernel.permissions import Permission


class SignIn(views.LoginView):
    """The sign-in page; the demonstration shows its logins there."""

    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        """What the page shows."""
        return {**super().get_context_data(**kwargs), "demo_accounts": DEMO_LOGINS if settings.DEMONSTRATION else ()}


sign_in = open_page(SignIn.as_view())
sign_out = open_page(views.LogoutView.as_view())


@page(Permission.HOME_VIEW)
def change_password(request: Request) -> HttpResponse:
    """Choose a new password; whoever was given a one-time password comes here first."""
    form = SetPasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.user.must_change_password = False
        form.save()
        update_session_auth_hash(request, form.user)
        return redirect("site:home")
    return render(request, "accounts/change_password.html", {"form": form})

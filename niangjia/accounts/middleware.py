"""The transaction of a request: it belongs to the actor, from the first query to the rendered answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from niangjia.accounts.queries import actor_of
from niangjia.kernel.figure import Refused
from niangjia.kernel.pages import Request
from niangjia.kernel.scope import acting


class Acting:
    """Let a signed-in person act within their scope; whatever fails leaves nothing behind."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer under the actor's scope; those without an appointment are outsiders everywhere."""
        if not request.user.is_authenticated:
            return self.get_response(request)
        account = request.user
        actor = actor_of(account, on=timezone.localdate(), source="page")
        if actor is None:
            return self._outsider(request)
        change = reverse("accounts:change_password")
        if account.must_change_password and request.path not in (change, reverse("accounts:sign_out")):
            return redirect(change)
        cast(Request, request).actor = actor
        with acting(actor):
            response = self.get_response(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
            return response

    def _outsider(self, request: HttpRequest) -> HttpResponse:
        if request.path == reverse("accounts:sign_out"):
            return self.get_response(request)
        return render(request, "accounts/no_appointment.html", status=403)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refusal is explained on a page of its own; nothing of the act is kept."""
        if isinstance(exception, Refused):
            return render(request, "site/refused.html", {"verdict": exception.verdict}, status=403)
        return None

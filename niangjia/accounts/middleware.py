"""The transaction of a request: it belongs to the actor, from the first query to the rendered answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from niangjia.accounts.queries import actor_of, actor_with
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused
from niangjia.kernel.pages import Request
from niangjia.kernel.rest.problems import PREFIX, problem
from niangjia.kernel.scope import acting
from niangjia.kernel.wording import Wording

BEARER = "bearer "
DEAD_TOKEN = Wording(
    "访问令牌无效、已停用或已过期，或者任命已结束。",
    "The token is not valid, was revoked or has expired, or its appointment has ended.",
)
NO_APPOINTMENT = Wording(
    "账号没有有效的任命，看不到任何内容。", "The account has no appointment that holds: nothing can be seen."
)
ONE_TIME = Wording(
    "请先登录网页，更换一次性密码。", "Sign in to the pages and change the one-time password first."
)


class Acting:
    """Let a signed-in person, or a program with a token, act within their scope; failures leave nothing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer under the actor's scope; those without an appointment are outsiders everywhere."""
        for_programs = request.path_info.startswith(PREFIX)
        if for_programs and (header := request.headers.get("Authorization", "")).lower().startswith(BEARER):
            actor = actor_with(header[len(BEARER) :].strip(), on=timezone.localdate())
            return problem(401, "token", DEAD_TOKEN) if actor is None else self._answer(request, actor)
        if not request.user.is_authenticated:
            return self.get_response(request)
        account = request.user
        actor = actor_of(account, on=timezone.localdate(), source="api" if for_programs else "page")
        if actor is None:
            return problem(403, "no_appointment", NO_APPOINTMENT) if for_programs else self._outsider(request)
        change = reverse("accounts:change_password")
        if account.must_change_password and request.path != change and not _always(request):
            return problem(403, "one_time_password", ONE_TIME) if for_programs else redirect(change)
        return self._answer(request, actor)

    def _answer(self, request: HttpRequest, actor: Actor) -> HttpResponse:
        cast(Request, request).actor = actor
        with acting(actor):
            response = self.get_response(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
            return response

    def _outsider(self, request: HttpRequest) -> HttpResponse:
        if _always(request):
            return self.get_response(request)
        return render(request, "accounts/no_appointment.html", status=403)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refusal is explained on a page of its own; nothing of the act is kept."""
        if isinstance(exception, Refused):
            return render(request, "site/refused.html", {"verdict": exception.verdict}, status=403)
        return None


def _always(request: HttpRequest) -> bool:
    """Whether it is what nobody is kept from: leaving, and choosing the language."""
    return request.path in (reverse("accounts:sign_out"), reverse("set_language"))

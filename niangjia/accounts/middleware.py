"""The transaction of a request: it belongs to the actor, from the first query to the rendered answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from niangjia.accounts.queries import actor_with
from niangjia.accounts.signing.actions.entering import left
from niangjia.accounts.signing.arriving import where_of
from niangjia.accounts.signing.first import always, first_of_all, may_before
from niangjia.accounts.signing.kept import kept
from niangjia.accounts.signing.recognising import Recognised, recognised, tell_seen
from niangjia.accounts.signing.sessions import SessionStore
from niangjia.kernel.access import Several
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
UNATTENDED = "Unattended"
"""The header of what a page asks for by itself, again and again: it keeps no session alive."""


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
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.get_response(request)
        return self._signed_in(request, for_programs)

    def _signed_in(self, request: HttpRequest, for_programs: bool) -> HttpResponse:
        now, session = timezone.localtime(), cast(SessionStore, request.session)
        seen = recognised(session, at=now, source="api" if for_programs else "page")
        if seen is None or seen.ended:
            return self._nobody(request, seen)
        request.user = seen.account
        if seen.actor is None:
            return problem(403, "no_appointment", NO_APPOINTMENT) if for_programs else self._outsider(request)
        if (first := first_of_all(seen)) and not may_before(first, request.path):
            return problem(403, first.code, first.told) if for_programs else redirect(first.page)
        response = self._answer(request, seen.actor)
        if UNATTENDED not in request.headers:
            tell_seen(session, at=now)
        return response

    def _nobody(self, request: HttpRequest, seen: Recognised | None) -> HttpResponse:
        """Answer somebody who is not, or no longer, signed in."""
        request.user = AnonymousUser()
        if seen is not None and seen.ended:
            left(seen.account, seen.ended, where_of(request.META))
        if SESSION_KEY in request.session:
            request.session.flush()
        response = self.get_response(request)
        if seen is not None and request.method == "POST":
            return kept(request, response, seen.account)
        return response

    def _answer(self, request: HttpRequest, actor: Actor) -> HttpResponse:
        actor = replace(actor, address=where_of(request.META).address)
        cast(Request, request).actor = actor
        with acting(actor):
            response = self.get_response(request)
            if response.status_code >= 400:
                transaction.set_rollback(True)
            return response

    def _outsider(self, request: HttpRequest) -> HttpResponse:
        if always(request.path):
            return self.get_response(request)
        return render(request, "accounts/no_appointment.html", status=403)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A refusal is explained on a page of its own; nothing of the act is kept. A page of one unit that is
        asked for over a named set is the choice among its members."""
        if isinstance(exception, Refused):
            return render(request, "site/refused.html", {"verdict": exception.verdict}, status=403)
        if isinstance(exception, Several):
            return _which_unit(request, exception)
        return None


def _which_unit(request: HttpRequest, several: Several) -> HttpResponse:
    choices = []
    for code, name in several.members:
        asked = request.GET.copy()
        asked[several.parameter] = code
        choices.append((name, f"{request.path}?{asked.urlencode()}"))
    fragment = request.headers.get("HX-Request") == "true"
    template = "site/_which_unit.html" if fragment else "site/which_unit.html"
    asked_for = request.method in ("GET", "HEAD")
    return render(request, template, {"choices": choices}, status=200 if asked_for else 422)

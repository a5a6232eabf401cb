"""Keeping requests within the limits: whoever asks too often is told when to come back."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from time import time
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from niangjia.kernel import home
from niangjia.kernel.rest import PREFIX
from niangjia.site.limits.counting import Counter
from niangjia.site.limits.table import LIMITS, TOKENS_SHOWN
from niangjia.site.limits.types import Limit, Whose
from niangjia.site.views.wrong import too_often


@cache
def counter() -> Counter:
    """The counts of this machine, in the home."""
    return Counter(home.folder("run") / "limits", home.secret("limits"))


class Limited:
    """Counts each request under the limits it falls under, before anything of it is read."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, unless too many tokens were shown from there."""
        shows_token = "Authorization" in request.headers and request.path_info.startswith(PREFIX)
        refusal = _refusal(request, (TOKENS_SHOWN,), _address(request)) if shows_token else None
        return refusal or self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> HttpResponse | None:
        """Refuse what is too much for one person, or, where nobody is signed in, for one address."""
        actor, match = getattr(request, "actor", None), request.resolver_match
        whose, who = (Whose.ADDRESS, _address(request)) if actor is None else (Whose.PERSON, actor.key)
        route, method = match.view_name if match else "", request.method or ""
        return _refusal(request, tuple(one for one in LIMITS if one.counts(route, method, whose)), who)


def _refusal(request: HttpRequest, limits: tuple[Limit, ...], who: str) -> HttpResponse | None:
    if not settings.RATE_LIMITED:
        return None
    now = time()
    for limit in limits:
        count, left = counter().add(f"{limit.key} {who}", seconds=limit.seconds, now=now)
        if count > limit.most:
            return too_often(request, limit.label, seconds=left)
    return None


def _address(request: HttpRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))

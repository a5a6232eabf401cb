"""Pages: every view names the power it needs, and is thin: parse, one call, answer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast, overload
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.utils.http import content_disposition_header

from niangjia.kernel.access import NotThere
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission

P = ParamSpec("P")
V = TypeVar("V", bound=Callable[..., Any])
LARGEST_KEY = 2**63 - 1
"""The largest key the database can have: a longer number in an address is no record."""
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF = "application/pdf"
GET, POST, BOTH = ("GET",), ("POST",), ("GET", "POST")
"""What a page takes: to be asked for, to be sent something, or either. HEAD goes with GET."""
View = Callable[Concatenate["Request", P], HttpResponse]


class Request(HttpRequest):
    """A request whose actor is known: what views behind `@page` receive."""

    actor: Actor
    htmx: Any


def day_in(text: str) -> date | None:
    """The day that an address or a form says as 2026-06-30; None where it says none."""
    try:
        return date.fromisoformat(text.strip()) if len(text.strip()) == len("2026-06-30") else None
    except ValueError:
        return None


def page(permission: Permission, *, takes: tuple[str, ...] = GET) -> Callable[[View[P]], View[P]]:
    """Let only signed-in actors with `permission` in; others sign in first or read why not.

    What is sent to a page that only shows (or asked of one that only takes) is refused with 405.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def shown(request: Request, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not _taken(request, takes):
                return HttpResponseNotAllowed(takes)
            if getattr(request, "actor", None) is None:
                return _to_sign_in(request)
            request.actor.may(permission).enforce()
            try:
                return view(request, *args, **kwargs)
            except NotThere as unknown:
                raise Http404(str(unknown)) from unknown

        shown.permission, shown.takes = permission, takes  # type: ignore[attr-defined]
        return cast(View[P], shown)

    return decorate


def _taken(request: HttpRequest, takes: tuple[str, ...]) -> bool:
    return ("GET" if request.method == "HEAD" else request.method) in takes


def _to_sign_in(request: Request) -> HttpResponse:
    """To the sign-in page, and from there back to a page that can be asked for: never to what was sent.

    A session may end while somebody types. A fragment then must not hold the sign-in page: the browser is
    led there as a whole, and back to the page with what stood in its boxes.
    """
    path, here = request.get_full_path(), urlsplit(request.headers.get("Referer", ""))
    before = here._replace(scheme="", netloc="").geturl() if here.netloc == request.get_host() else "/"
    fragment = request.headers.get("HX-Request") == "true"
    if request.method not in ("GET", "HEAD") or (fragment and urlsplit(before).path != request.path):
        path = before
    answer = redirect_to_login(path)
    return HttpResponse(headers={"HX-Redirect": answer.url}) if fragment else answer


def attachment(content: bytes, name: str, kind: str = XLSX) -> HttpResponse:
    """A file to take home, under its own name in any script; nothing is opened inside the house's pages."""
    disposition = content_disposition_header(as_attachment=True, filename=name) or ""
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": disposition})


@overload
def open_page(view: V) -> V: ...
@overload
def open_page(view: V, *, takes: tuple[str, ...]) -> V: ...
@overload
def open_page(*, takes: tuple[str, ...]) -> Callable[[V], V]: ...
def open_page(view: Any = None, *, takes: tuple[str, ...] = GET) -> Any:
    """Mark a view that anyone may see: the sign-in page and what it needs."""
    if view is None:
        return partial(open_page, takes=takes)

    @wraps(view)
    def shown(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer: HttpResponse
        answer = view(request, *args, **kwargs) if _taken(request, takes) else HttpResponseNotAllowed(takes)
        return answer

    shown.permission, shown.takes = None, takes  # type: ignore[attr-defined]
    return shown

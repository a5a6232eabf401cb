"""A house whose views break, each in a way that carries what was entered into its exception."""

from __future__ import annotations

import logging

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from niangjia.kernel.pages import BOTH, open_page
from niangjia.site.urls import handler400, handler404, handler500
from niangjia.site.urls import urlpatterns as whole

__all__ = ["handler400", "handler404", "handler500"]


def fault(request: HttpRequest, value: str) -> HttpResponse:
    """A fault within a fault."""
    try:
        int(value)
    except ValueError:
        raise RuntimeError(f"cannot take {value} and {request.GET.get('q')} of {request.POST}") from None
    return HttpResponse()


def database(request: HttpRequest, value: str) -> HttpResponse:
    """The database refuses a row, and quotes it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "do $$ begin raise unique_violation using message = 'twice', constraint = 'planted_once', "
            f"detail = 'Key (name)=({value}) already exists.'; end $$"
        )
    return HttpResponse()


def cast(request: HttpRequest, value: str) -> HttpResponse:
    """The database cannot read a value, and quotes it."""
    with connection.cursor() as cursor:
        cursor.execute("select %s::text::integer", [value])
    return HttpResponse()


def wordy(request: HttpRequest, value: str) -> HttpResponse:
    """Somebody else's module writes all it knows into the log."""
    log = logging.getLogger("others")
    log.error(f"put together with {value}")
    log.error("%s of %d", value, 7)
    log.error("%(value)s at %(line)d%%", {"value": value, "line": 8})
    log.error(ValueError(value))
    log.warning("with a line\n%s", value)
    logging.getLogger("niangjia.site").error("own words about %s", "a\nforged: entry\x1b[31m")
    return HttpResponse()


def refuse(kind: type[Exception]) -> object:
    """A view that refuses with a message that quotes."""

    def view(request: HttpRequest, value: str) -> HttpResponse:
        raise kind(f"{value} is refused")

    return view


VIEWS = {
    "fault": fault,
    "database": database,
    "cast": cast,
    "wordy": wordy,
    "suspicious": refuse(SuspiciousOperation),
    "denied": refuse(PermissionDenied),
    "bad": refuse(BadRequest),
}
planted = [
    path(f"{name}/<str:value>/", open_page(view, takes=BOTH), name=name) for name, view in VIEWS.items()
]
urlpatterns = [
    path("planted/", include((planted, "planted"))),
    path("api/v1/planted/", include((planted, "planted"), namespace="programs")),
    *whole,
]

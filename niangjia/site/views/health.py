"""For the office's watch over its machines: whether the house answers, and nothing about it."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from niangjia.kernel.pages import open_page


@open_page
def health(request: HttpRequest) -> HttpResponse:
    """`ok` while the database answers; 503 otherwise, like every page."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    if request.headers.get("HX-Request") == "true":  # a page that waited for it
        return render(request, "site/_back.html")
    return HttpResponse(
        "ok\n", content_type="text/plain; charset=utf-8", headers={"Cache-Control": "no-store"}
    )

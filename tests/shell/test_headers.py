"""Every answer of every route: its headers, and pages that hold no script, style or address of elsewhere."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from niangjia.site.middleware import HEADERS
from tests.shell.stage import called, county, signed_in
from tests.walls.test_routes import EVERY

__all__ = ["county"]
LEAVING = {"accounts:sign_out", "accounts:end_sessions", "accounts:end_others"}


class Inline(HTMLParser):
    """What a strict policy would not run, or what would be fetched from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A tag: scripts come from files, and nothing is written into attributes."""
        told = dict(attrs)
        runs = tag == "script" and told.get("type") != "application/json"
        if tag == "style" or (runs and "src" not in told):
            self.found.append(f"<{tag}>")
        for name, value in attrs:
            bare = (value or "").strip().lower()
            if name == "style" or name.startswith("on") or bare.startswith(("javascript:", "data:text")):
                self.found.append(f"{tag} {name}={value}")
            if name in ("src", "action", "formaction") and bare.startswith(("http:", "https:", "//")):
                self.found.append(f"{tag} {name}={value}")


def inline(page: str) -> list[str]:
    """What of a page is inline."""
    reader = Inline()
    reader.feed(page)
    return reader.found


def wrong_with(name: str, answer: HttpResponse) -> list[Any]:
    """What an answer lacks."""
    found: list[Any] = [key for key, value in HEADERS.items() if answer.headers.get(key) != value]
    if "no-store" not in answer.headers.get("Cache-Control", ""):
        found.append("Cache-Control")
    found += [one for one in ("Server", "X-Powered-By") if one in answer.headers]
    if answer.headers.get("Content-Type", "").startswith("text/html") and not answer.streaming:
        found += inline(answer.content.decode())
    return [(name, answer.status_code, *found)] if found else []


def test_every_route_answers_with_the_headers_and_without_inline_code(county: dict[str, str]) -> None:
    clerk, stranger = signed_in(), Client()
    keepers = [signed_in(name) for name in ("system", "security", "audit")]
    wrong = []
    for route in sorted(EVERY, key=lambda one: one.method):
        if route.name in LEAVING:
            continue  # the clerk is still needed
        answer = called(clerk, route, county)
        wrong += wrong_with(route.name, answer)
        if answer.status_code == 403 and route.method == "get":
            for keeper in keepers:
                wrong += wrong_with(route.name, called(keeper, route, county))
        wrong += wrong_with(route.name, called(stranger, route, county))
    for path in ("/nothing/here/", "/api/v1/nothing/", "/static/nothing.js"):
        wrong += wrong_with(path, clerk.get(path))
    wrong += wrong_with("sign out", clerk.post("/accounts/sign-out/"))
    assert wrong == []


def test_files_that_are_the_same_for_everyone_carry_them_too_but_may_be_kept() -> None:
    answer = Client().get("/static/site/house.css")
    assert answer.status_code == 200
    assert all(answer.headers[key] == value for key, value in HEADERS.items())
    assert "no-store" not in answer.headers["Cache-Control"]


@pytest.mark.parametrize("path", ["..%2f..%2fsettings.py", "../settings.py", "%2e%2e/settings.py", "site/"])
def test_static_files_are_only_static_files(path: str) -> None:
    assert Client().get(f"/static/{path}").status_code == 404


@pytest.mark.parametrize(
    "page",
    [
        "<p style='color:red'>",
        "<a onclick='x()'>",
        "<script>1</script>",
        "<style>p{}</style>",
        "<a href=' JavaScript:x'>",
        "<script src='//cdn.example/x.js'></script>",
    ],
)
def test_the_guard_sees_what_is_inline(page: str) -> None:
    assert inline(page) != []
    assert inline("<script src='/static/x.js'></script><a href='https://example.org'>") == []

"""The description of the API, and that every reading route keeps to it whatever it is asked."""

from __future__ import annotations

import json
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from niangjia.site.rest import api
from tests.cast import account, gather

pytestmark = pytest.mark.usefixtures("committed")
ODD = st.one_of(
    st.text(max_size=70),
    st.integers().map(str),
    st.sampled_from(["", "0", "-1", "false", "null", "1e9", "\x00", "9" * 30, "2026-02-30", "0001-01-01"]),
    st.sampled_from(["GH00000001", "510703", "5107", "direct", "must", "9999-12-31", "township", "new"]),
)


@cache
def schema() -> dict[str, Any]:
    """The description as it is served."""
    return dict(json.loads(json.dumps(api.get_openapi_schema())))


def operations(method: str) -> list[tuple[str, dict[str, Any]]]:
    """The routes of one method with what is said of them."""
    return [(path, told[method]) for path, told in schema()["paths"].items() if method in told]


def test_every_route_says_how_it_can_end_and_which_power_it_needs() -> None:
    assert len(operations("get")) >= 12 and len(operations("post")) >= 10
    refusals = {"401", "403", "404", "422"}
    for method, ends in (("get", refusals), ("post", {*refusals, "400", "409"})):
        for path, told in operations(method):
            assert ends < set(told["responses"]), path
            assert told["summary"] and "Needs the power `" in told["description"], path
            assert {name for one in told["security"] for name in one} == {"Token", "Session"}, path
            for status, answer in told["responses"].items():
                media = "application/json" if int(status) < 400 else "application/problem+json"
                assert list(answer["content"]) == [media], (path, status)


def test_whatever_is_asked_is_answered_as_declared() -> None:
    gather()
    client = Client()
    client.force_login(account("clerk"))
    routes = operations("get")

    @settings(max_examples=150, deadline=None)
    @given(st.data())
    def ask(data: st.DataObject) -> None:
        path, told = data.draw(st.sampled_from(routes))
        asked: dict[str, str] = {}
        for one in told.get("parameters", ()):
            if one["in"] == "path":
                value = data.draw(ODD.filter(lambda text: text.strip("./") and "/" not in text))
                path = path.replace(f"{{{one['name']}}}", quote(value, safe=""))
            elif data.draw(st.booleans()):
                asked[one["name"]] = data.draw(ODD)
        answer = client.get(f"{path}?{urlencode(asked, errors='replace')}")
        assert str(answer.status_code) in told["responses"], (path, asked, answer.content[:300])
        declared = told["responses"][str(answer.status_code)]["content"]
        assert answer.headers["Content-Type"].partition(";")[0] in declared, (path, asked)

    ask()


def test_the_page_of_the_api_is_of_this_house() -> None:
    gather()
    client = Client()
    client.force_login(account("clerk"))
    page = client.get("/api/v1/docs/").content.decode()
    assert "/static/ninja/" in page and "//cdn" not in page and "<script>" not in page
    assert 'data-api-csrf="true"' in page  # what is tried out on it is sent as a form of the pages is
    assert client.get("/api/v1/openapi.json").json()["info"]["title"] == "娘家 Niangjia"

"""The stage of the shell's tests: every route of the table, called with rows that are there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests import cast
from tests.walls.routes import Route
from tests.walls.stage import call_the_others, rows_of_the_county


def called(client: Client, route: Route, names: dict[str, str]) -> HttpResponse:
    """What a route answers."""
    data = {key: value and value.format(**names) for key, value in route.data.items()}
    sent: dict[str, Any] = {"data": data} if route.method == "post" else {}
    if sent and route.content_type:
        sent["content_type"] = route.content_type
    answer: HttpResponse = getattr(client, route.method)(route.url.format(**names), **sent)
    return answer


def signed_in(username: str = "clerk", **defaults: str) -> Client:
    """A browser in which somebody is signed in; `defaults` go with every request: HTTP_ACCEPT_LANGUAGE."""
    client = cast.signed_in(username)
    client.defaults.update(defaults)
    return client


@pytest.fixture
def county(committed: None) -> Iterator[dict[str, str]]:
    """The rows of one county that the addresses name."""
    stage = cast.gather()
    yield rows_of_the_county(stage) | call_the_others(stage)

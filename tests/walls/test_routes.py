"""The table of routes, run as allow and as deny."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern, URLResolver, get_resolver

from niangjia.kernel.permissions import Permission
from niangjia.kernel.roles import POWERS, Role
from niangjia.site.rest import api
from tests.walls.api_routes import API
from tests.walls.files import FILES
from tests.walls.routes import OPEN, ROUTES, Route
from tests.walls.second import SECOND, both
from tests.walls.stage import (
    ADMINISTRATORS,
    OUTSIDERS,
    ROWS,
    STRANGER,
    Stage,
    rows_of_the_county,
    stage,
    told,
)
from tests.walls.test_files import is_file
from tests.walls.watching import STORED, WRITES

__all__ = ["ROWS", "Stage", "patterns", "rows_of_the_county", "stage"]

LINES = both([*ROUTES, *API])
EVERY = [*both(OPEN), *LINES]
NOWHERE = {"unit": "GH99999999"}
NO_BY_A_RULE = 422
"""The power is there, and a rule that asks for more says why not."""

LEFT_BEHIND = {
    "accounts_secondfactor": "the secret that is shown waits to be proved",
    "accounts_session": "how long somebody has been away",
    "accounts_signin": "the same, and what the session was last used for",
    "kernel_auditevent": "that something sensitive was read",
    "kernel_job": "what is stored of a calculation is renewed",
    "kernel_mark": "the same",
    "proof_unsealed": "the event waits to be sealed",
    **dict.fromkeys(STORED, "the same"),
}.keys()
"""What is written of being asked for a page, and why."""

METHODS = ("get", "post", "put", "patch", "delete", "options", "trace")

of_lines = pytest.mark.parametrize("route", LINES, ids=lambda route: f"{route.method} {route.name}")


def patterns(resolver: URLResolver, namespace: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Every route by its full name."""
    for one in resolver.url_patterns:
        if isinstance(one, URLResolver):
            yield from patterns(one, f"{namespace}{one.namespace}:" if one.namespace else namespace)
        else:
            yield f"{namespace}{one.name}", one


def lacking(named: set[str], lines: set[str]) -> set[str]:
    """Routes without a line, and lines without a route."""
    return named ^ lines


def of_the_api() -> dict[str, set[str]]:
    """What each operation of the API takes, by its full name."""
    return {
        f"api:{operation.url_name or api.get_openapi_operation_id(operation)}": set(operation.methods)
        for _, router in api._routers
        for view in router.path_operations.values()
        for operation in view.operations
    }


def written(captured: CaptureQueriesContext) -> set[str]:
    """The tables that were written to."""
    return {table for one in captured.captured_queries for table in WRITES.findall(one["sql"])}


def taken() -> set[str]:
    """Every method that every route takes, as `POST workforce:edit`; HEAD goes with GET."""
    routes = list(patterns(get_resolver()))
    known = of_the_api()
    return {
        f"{method} {name}"
        for name, pattern in routes
        for method in known.get(name) or getattr(pattern.callback, "takes", {"none named"})
    }


def test_every_route_has_a_line_for_each_method_and_names_its_power() -> None:
    lines = {f"{route.method.upper()} {route.name}": route for route in EVERY}
    assert lacking(taken(), set(lines)) == set()
    assert len(lines) == len(EVERY), "two lines for one route"
    assert set(SECOND) <= {route.name for route in EVERY}
    powers = {
        name: getattr(one.callback, "permission", "none named") for name, one in patterns(get_resolver())
    }
    assert powers == {name: next(one.power for one in EVERY if one.name == name) for name in powers}


@pytest.mark.parametrize("route", EVERY, ids=lambda route: f"{route.method} {route.name}")
def test_allowed_in_scope(route: Route, stage: Stage) -> None:
    stage.ready(route)
    with CaptureQueriesContext(connection) as captured:
        answer = stage.answer(route, route.who or STRANGER)
    assert answer.status_code == route.allowed
    assert not is_file(answer) or route.name in FILES
    if route.method == "get":  # a link that somebody is led to must do nothing
        assert written(captured) <= LEFT_BEHIND


@of_lines
def test_out_of_scope_is_the_same_as_not_existing(route: Route, stage: Stage) -> None:
    nowhere = {**dict.fromkeys(stage.names, "999999"), **NOWHERE}
    there = told(stage.answer(route, route.foreign), route, stage.names)
    assert there[0] == route.out_of_scope
    assert there == told(stage.answer(route, route.foreign, nowhere), route, nowhere)


@of_lines
def test_without_the_power_it_is_refused(route: Route, stage: Stage) -> None:
    assert route.power is not None
    roles = {"leader": Role.LEADER, **ADMINISTRATORS}
    lacks = {who for who, role in roles.items() if route.power not in POWERS[role]}
    assert {who: stage.call(route, who) for who in lacks} == dict.fromkeys(lacks, 403)
    if "leader" not in lacks:
        assert stage.call(route, "leader") in (route.allowed, NO_BY_A_RULE)


@of_lines
def test_strangers_sign_in_first_and_outsiders_get_nothing(route: Route, stage: Stage) -> None:
    assert stage.call(route, STRANGER) == route.stranger
    assert [stage.call(route, who) for who in OUTSIDERS] == [403, 403]


@of_lines
def test_a_token_opens_the_api_as_far_as_its_holder_sees_and_no_page(route: Route, stage: Stage) -> None:
    stage.names  # noqa: B018
    if route.name.startswith("api:") and route.stranger == 401:
        assert stage.answer(route, "foreign_clerk", token=True).status_code == route.out_of_scope
        assert stage.answer(route, "clerk", token=True).status_code == route.allowed
    elif not route.name.startswith("api:"):
        assert stage.answer(route, "clerk", token=True).status_code == route.stranger


def test_a_method_without_a_line_is_refused(stage: Stage) -> None:
    """By the page itself, before anything is looked at: 405 in scope, out of scope and where nothing is."""
    client = Client(headers={"accept-language": "zh-hans"})
    named = [(route.method, route.url.partition("?")[0].format(**stage.names)) for route in EVERY]
    wrong = {
        (method, address): status
        for _, address in named
        for method in METHODS
        if (method, address) not in named and (status := getattr(client, method)(address).status_code) != 405
    }
    assert wrong == {}


def test_the_guard_sees_a_route_without_a_line() -> None:
    assert lacking({"a:b", "a:c"}, {"a:b"}) == {"a:c"}
    assert all(isinstance(route.power, Permission) for route in LINES)
    assert [one.method for one in both([ROUTES[0]])] == ["get"]
    once = Route("papers:add", "/", None)
    assert [(one.method, one.allowed) for one in both([once])] == [
        ("get", 200),
        ("post", SECOND["papers:add"]),
    ]

"""The whole API as its description allows it, and as it does not: never a fault, every answer as declared."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest
from django.core.wsgi import get_wsgi_application
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis import APIOperation, GenerationMode, openapi
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from niangjia.accounts.actions import make_token
from niangjia.accounts.facade import actor_of
from niangjia.kernel.command import operator
from niangjia.kernel.scope import acting
from niangjia.site.rest import api
from tests.cast import ON, account
from tests.shell.stage import county

__all__ = ["county"]
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
ASKING = ("clerk", "leader", "officer", "foreign_clerk", None)
ROWS = {
    "code": "unit",
    "pk": "person",
    "person": "person",
    "engagement": "engagement",
    "workbook": "workbook",
    "draft": "draft",
    "edition": "edition",
    "reply": "reply",
}
"""Which row of the county a parameter of an address may name."""


def operations() -> list[APIOperation]:
    """Every route and method of the description, ready to be asked in this process."""
    described = openapi.from_dict(json.loads(json.dumps(api.get_openapi_schema())))
    described.app = get_wsgi_application()
    return [one.ok() for one in described.get_all_operations()]


def questions(one: APIOperation, rows: dict[str, str]) -> st.SearchStrategy[Any]:
    """Questions to one route: allowed or not, about rows that are there or about anything."""
    named = {}
    for parameter in one.path_parameters:
        row = rows.get(ROWS.get(parameter.name, ""), "")
        if row:
            named[parameter.name] = int(row) if row.isdigit() else row
    either = [one.as_strategy(GenerationMode.POSITIVE), one.as_strategy(GenerationMode.NEGATIVE)]
    if named:
        either.append(one.as_strategy(GenerationMode.POSITIVE, path_parameters=named))
    return st.one_of(either)


@pytest.fixture
def tokens(county: dict[str, str]) -> dict[str | None, dict[str, str]]:
    """Who asks, by the header that says so."""
    held: dict[str | None, dict[str, str]] = {None: {}}
    for name in filter(None, ASKING):
        holder = account(name)
        with acting(operator()):
            actor = actor_of(holder, on=ON, source="test")
        assert actor is not None
        with acting(actor):
            secret = make_token(by=actor, account=holder, name="fuzz", on=timezone.localdate(), days=30)
        held[name] = {"Authorization": f"Bearer {secret}"}
    return held


def ask_all(rows: dict[str, str], tokens: dict[str | None, dict[str, str]], examples: int) -> Counter[int]:
    """Ask every route so often; how many answers there were of each status."""
    answers: Counter[int] = Counter()
    for operation in operations():

        @seed(20260630)
        @settings(
            max_examples=examples,
            deadline=None,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(questions(operation, rows), st.sampled_from(ASKING))
        def ask(case: Any, who: str | None) -> None:
            case.headers.pop("Authorization", None)
            answer = case.call(headers={"Host": "127.0.0.1", **tokens[who]})
            answers[answer.status_code] += 1
            case.validate_response(answer, checks=CHECKS)

        ask()
    return answers


def test_every_route_answers_as_declared_whatever_it_is_asked(
    county: dict[str, str], tokens: dict[str | None, dict[str, str]]
) -> None:
    answers = ask_all(county, tokens, 4)
    assert answers[200] > 10 and answers[422] > 10 and answers[401] > 10


@pytest.mark.drill
def test_every_route_answers_as_declared_for_a_long_time(
    county: dict[str, str], tokens: dict[str | None, dict[str, str]]
) -> None:
    answers = ask_all(county, tokens, 400)
    print(f"\n{answers.total()} answers as declared: {dict(sorted(answers.items()))}")
    assert answers.total() > 10_000

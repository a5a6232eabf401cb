"""The table of routes, run as allow and as deny."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django import DjangoDbBlocker

from niangjia.accounts.actions import make_token
from niangjia.accounts.models import Account
from niangjia.accounts.queries import tokens_of
from niangjia.authoring.tests.factories import drafted
from niangjia.editions.actions import draft
from niangjia.editions.facade import lines as edition_lines
from niangjia.editions.types import Brief
from niangjia.funding.tests.factories import entered
from niangjia.imports import actions
from niangjia.imports.registry import importer_of
from niangjia.kernel.actor import Actor
from niangjia.kernel.locking import mark
from niangjia.kernel.permissions import Permission
from niangjia.kernel.postgres import testing
from niangjia.kernel.postgres.urls import Urls
from niangjia.kernel.roles import POWERS, Role
from niangjia.kernel.scope import acting
from niangjia.organisations.queries import units_below
from niangjia.papers.actions import attach
from niangjia.papers.registry import record_of
from niangjia.scenarios.tests.factories import scenario
from niangjia.workforce.access import engagements, persons
from niangjia.workforce.actions import keep_certificate
from niangjia.workforce.queries.shown import of_certificate
from niangjia.workforce.types import CertificateFacts, ProfessionalLevel
from tests.cast import ON, gather
from tests.walls.api_routes import API
from tests.walls.routes import OPEN, ROUTES, Route

ROWS = (
    "单位名称,类型,职工人数,所在县（市、区）",
    "青义镇总工会,乡镇,1403,涪城区",
    "吴家镇总工会,乡镇,约700,涪城区",
)
LINES = [*ROUTES, *API]
UNITS_CSV = "\n".join(ROWS).encode()


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


class Stage:
    """A house with its cast, set up anew only after somebody changed something in it."""

    def __init__(self, owner_url: str) -> None:
        self._owner_url = owner_url
        self._names: dict[str, str] = {}

    @property
    def names(self) -> dict[str, str]:
        """The rows of the county `here` that the urls name."""
        if not self._names:
            self._names = rows_of_the_county()
            Account.objects.create(username="outsider", name="outsider")
        return self._names

    def call(self, route: Route, username: str | None, names: dict[str, str] | None = None) -> int:
        """The status that a person gets from a route."""
        own = self.names
        named = names or own
        client = Client(headers={"accept-language": "zh-hans"})
        if username:
            client.force_login(Account.objects.get(username=username))
        data = {key: value and value.format(**named) for key, value in route.data.items()}
        sent: dict[str, Any] = {"data": data} if route.method == "post" else {}
        if sent and route.content_type:
            sent["content_type"] = route.content_type
        answer = getattr(client, route.method)(route.url.format(**named), **sent)
        status = int(answer.status_code)
        if route.method != "get" and status < 400:
            self.clear()
        return status

    def clear(self) -> None:
        """Take everything out."""
        connection.close()
        testing.wipe(self._owner_url)
        self._names = {}


@pytest.fixture(scope="module")
def stage(django_db_setup: None, database_urls: Urls, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """Real transactions, as with `committed`, for the whole table."""
    with django_db_blocker.unblock():
        own = Stage(database_urls.owner)
        yield own
        own.clear()


def rows_of_the_county() -> dict[str, str]:
    """The cast comes on; the rows of the county `here` that the urls name."""
    cast = gather()
    with acting(cast.clerk):
        unit = units_below(cast.here, by=cast.clerk).get()
        person = persons(cast.clerk).get()
        engagement = engagements(cast.clerk).get()
        importer = importer_of("units")
        assert importer is not None
        workbook, _ = actions.drop_and_read(
            by=cast.clerk,
            importer=importer,
            file_name="units.csv",
            content=UNITS_CSV,
            under=cast.here.code,
            as_of=None,
            today=ON,
        )
        certificate, paper = certificate_and_paper(cast.clerk, person.pk)
        account = Account.objects.get(username="clerk")
        make_token(by=cast.clerk, account=account, name="for the tests", on=ON, days=365)
        token = tokens_of(account, on=ON).get()
        edition = draft(by=cast.clerk, unit=cast.here, brief=Brief(ON.year, ON), today=ON)
        edition_line = edition_lines(edition, by=cast.clerk).get()
    return {
        "unit": unit.code,
        "person": str(person.pk),
        "engagement": str(engagement.pk),
        "workbook": str(workbook.pk),
        "certificate": str(certificate),
        "paper": str(paper),
        "token": str(token.pk),
        "reply": str(entered(cast.clerk, cast.here).pk),
        "edition": str(edition.pk),
        "draft": str(drafted(cast.clerk).pk),
        "scenario": str(scenario(cast.clerk, cast.here).pk),
        "removed_scenario": str(scenario(cast.clerk, cast.here, removed=True).pk),
        "edition_line": str(edition_line.pk),
    }


def certificate_and_paper(clerk: Actor, person: int) -> tuple[int, int]:
    """A certificate and a paper of a person, each registered by its own act."""
    record = record_of("person", str(person), by=clerk)
    assert record is not None
    paper = attach(by=clerk, to=record, file_name="contract.pdf", content=b"%PDF-1.7", note="")
    facts = CertificateFacts(
        level=ProfessionalLevel.ASSISTANT,
        control_number="2024001",
        obtained_date=ON,
        registration_number="",
        registered_date=None,
        valid_until=None,
    )
    shown = mark(of_certificate(None))
    because = replace(clerk, reason="for the tests")
    with acting(because):
        kept = keep_certificate(by=because, person=person, shown=shown, facts=facts)
    return kept.pk, paper.pk


def test_every_route_has_a_line_and_names_its_power() -> None:
    found = dict(patterns(get_resolver()))
    lines = {route.name: route for route in (*OPEN, *LINES)}
    assert lacking(set(found), set(lines)) == set()
    powers = {name: getattr(pattern.callback, "permission", "none named") for name, pattern in found.items()}
    assert powers == {name: lines[name].power for name in found}


@pytest.mark.parametrize("route", [*OPEN, *LINES], ids=lambda route: route.name)
def test_allowed_in_scope(route: Route, stage: Stage) -> None:
    assert stage.call(route, "clerk") == route.allowed


@pytest.mark.parametrize("route", LINES, ids=lambda route: route.name)
def test_out_of_scope_is_the_same_as_not_existing(route: Route, stage: Stage) -> None:
    nowhere = {**dict.fromkeys(stage.names, "999999"), "unit": "GH99999999"}
    there = stage.call(route, "foreign_clerk")
    assert there == stage.call(route, "foreign_clerk", nowhere) == route.out_of_scope


@pytest.mark.parametrize("route", LINES, ids=lambda route: route.name)
def test_without_the_power_it_is_refused(route: Route, stage: Stage) -> None:
    assert route.power is not None
    expected = route.allowed if route.power in POWERS[Role.LEADER] else 403
    assert stage.call(route, "leader") == expected


@pytest.mark.parametrize("route", LINES, ids=lambda route: route.name)
def test_strangers_sign_in_first_and_outsiders_get_nothing(route: Route, stage: Stage) -> None:
    assert (stage.call(route, None), stage.call(route, "outsider")) == (route.stranger, 403)


def test_the_guard_sees_a_route_without_a_line() -> None:
    assert lacking({"a:b", "a:c"}, {"a:b"}) == {"a:c"}
    assert all(isinstance(route.power, Permission) for route in LINES)

"""The stage of the table of routes: two counties with their rows, and everybody who calls."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from pytest_django import DjangoDbBlocker

from niangjia.accounts.actions import begin_administration, close_account, give, make_token, open_account
from niangjia.accounts.queries import appointments, tokens_of
from niangjia.accounts.types import Given, NewSignIn
from niangjia.authoring.tests.factories import drafted
from niangjia.editions.actions import draft
from niangjia.editions.facade import lines as edition_lines
from niangjia.editions.types import Brief
from niangjia.funding.tests.factories import entered
from niangjia.imports import actions
from niangjia.imports.registry import importer_of
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.locking import mark
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.postgres import testing
from niangjia.kernel.postgres.urls import Urls
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations.queries import units_below
from niangjia.papers.actions import attach
from niangjia.papers.registry import record_of
from niangjia.privacy.actions import put_off, take_request
from niangjia.privacy.types import Asked, Identity
from niangjia.scenarios.tests.factories import scenario
from niangjia.workforce.access import engagements, persons
from niangjia.workforce.actions import keep_certificate
from niangjia.workforce.queries.shown import of_certificate
from niangjia.workforce.types import CertificateFacts, ProfessionalLevel
from tests.cast import ON, PASSWORD, Cast, account, gather, signed_in
from tests.walls.routes import Route

ROWS = (
    "单位名称,类型,职工人数,所在县（市、区）",
    "青义镇总工会,乡镇,1403,涪城区",
    "吴家镇总工会,乡镇,约700,涪城区",
)
UNITS_CSV = "\n".join(ROWS).encode()
STRANGER = "nobody signed in"
OUTSIDERS = ("outsider", "former")
"""Signed in without an appointment: one never had any, one had the clerk's until yesterday."""

ADMINISTRATORS = {
    "system": Role.SYSTEM_ADMINISTRATOR,
    "security": Role.SECURITY_ADMINISTRATOR,
    "audit": Role.AUDIT_ADMINISTRATOR,
}
"""Who keeps the house and reads no records of working people."""

OF_THE_REQUEST = re.compile(
    r'"\w{64}"|"why-\d+"|DC\d{8}-\w{8}|<time [^>]*>[^<]*|data:image/svg[^"]*|factor-secret">[^<]*|nj_[\w-]+…'
    r"|(?<=^/authoring/)\d+"
)
"""What differs between two answers to the same question: tokens, numbers, instants, new secrets."""


@dataclass
class Stage:
    """A house with its cast. What is sent to it is answered, and then taken back."""

    owner_url: str
    _names: dict[str, str] = field(default_factory=dict)
    _tokens: dict[str, str] = field(default_factory=dict)
    _browsers: dict[str, Client] = field(default_factory=dict)

    @property
    def names(self) -> dict[str, str]:
        """The rows of the county `here` that the urls name."""
        if not self._names:
            cast = gather()
            self._names = rows_of_the_county(cast)
            self._tokens = {one: token_of(cast, one) for one in ("clerk", "foreign_clerk")}
            self._names |= call_the_others(cast)
        return self._names

    def call(self, route: Route, username: str | None, names: dict[str, str] | None = None) -> int:
        """The status that a person gets from a route."""
        return self.answer(route, username or STRANGER, names).status_code

    def answer(
        self,
        route: Route,
        who: str,
        names: dict[str, str] | None = None,
        *,
        token: bool = False,
        stays: bool = False,
    ) -> HttpResponse:
        """What somebody gets from a route: a person, or a program with the person's token; what is written
        by it is taken back unless it `stays`."""
        own = self.names
        named = names or own
        client = self._program(who) if token else self._browser(who, kept=route.power is not None)
        client.cookies.pop("messages", None)  # what the line before left to be told on the next page
        data = {key: value and value.format(**named) for key, value in route.data.items()}
        sent: dict[str, Any] = {"data": data} if route.method == "post" else {}
        if sent and route.content_type:
            sent["content_type"] = route.content_type
        with nullcontext() if stays or route.method == "get" else taken_back(client):
            answer: HttpResponse = getattr(client, route.method)(route.url.format(**named), **sent)
        return answer

    def ready(self, route: Route) -> None:
        """Have everything on stage, and who calls signed in."""
        if self.names and route.who:
            self._browser(route.who, kept=True)

    def _program(self, who: str) -> Client:
        return Client(headers={"authorization": f"Bearer {self._tokens[who]}", "accept-language": "zh-hans"})

    def _browser(self, who: str, *, kept: bool) -> Client:
        if who not in self._browsers or not kept:
            browser = Client() if who == STRANGER else signed_in(who)
            browser.defaults["HTTP_ACCEPT_LANGUAGE"] = "zh-hans"
            browser.get("/")  # a session is noted when it is first used, which must not be taken back
            self._browsers[who] = browser
        return self._browsers[who]

    def clear(self) -> None:
        """Take everything out."""
        connection.close()
        testing.wipe(self.owner_url)
        self._names, self._browsers = {}, {}


@contextmanager
def taken_back(client: Client) -> Iterator[None]:
    """Nothing of what is written inside stays, and the browser still has the session it came with."""
    cookies = deepcopy(client.cookies)
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
    client.cookies = cookies


@pytest.fixture(scope="module")
def stage(django_db_setup: None, database_urls: Urls, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """Real transactions, as with `committed`, for the whole table."""
    with django_db_blocker.unblock():
        own = Stage(database_urls.owner)
        yield own
        own.clear()


def told(answer: HttpResponse, route: Route, names: dict[str, str]) -> tuple[int, dict[str, str], str]:
    """Status, headers and body of an answer without what was asked for: its address and what was sent.

    Of a file, which bears a number and an instant, what its headers say.
    """
    address = route.url.format(**names)
    asked = {address, quote(address), quote(address, safe=""), address.partition("?")[0]}
    asked |= {value.format(**names) for value in route.data.values() if value and "{" in value}
    asked |= {names["unit"]}
    headers = {name: value for name, value in answer.items() if name not in ("Content-Length", "Set-Cookie")}
    readable = headers.get("Content-Type", "").startswith(
        ("text/", "application/json", "application/problem")
    )
    texts = [answer.content.decode() if readable else "", *headers.values()]
    for one in sorted(asked, key=len, reverse=True):
        texts = [text.replace(one, "…") for text in texts]
    body, *values = (OF_THE_REQUEST.sub("", text) for text in texts)
    return answer.status_code, dict(zip(headers, values, strict=True)), body


def call_the_others(cast: Cast) -> dict[str, str]:
    """Those who may nothing, and those who may only keep the house; what the urls name of them."""
    by, since = operator(), date(2026, 1, 1)
    with acting(by):
        names = ("outsider", "former", "switched_off")
        opened = {
            name: open_account(by=by, new=NewSignIn(name, name, PASSWORD, one_time=False), unit=cast.here)
            for name in names
        }
        close_account(by=by, account=opened["switched_off"])
        former = Given(Role.COUNTY_CLERK, since, since)
        give(by=by, account=opened["former"], units=[cast.here], given=former, on=since)
        for unit, prefix in ((cast.here, ""), (cast.there, "foreign_")):
            people = {
                role: NewSignIn(prefix + name, prefix + name, PASSWORD, one_time=False)
                for name, role in ADMINISTRATORS.items()
            }
            begin_administration(by=by, unit=unit, people=people, on=since)
        clerk = account("clerk")
        held = appointments(clerk, on=ON).get()
        event = AuditEvent.objects.filter(scope_path=cast.here.scope_path).earliest("pk")
    names_of = {"outsider": "account", "switched_off": "switched_off"}
    return {
        **{told: str(opened[name].pk) for name, told in names_of.items()},
        "appointment": str(held.pk),
        "event": str(event.pk),
    }


def token_of(cast: Cast, username: str) -> str:
    """A token of one of the cast."""
    by: Actor = getattr(cast, username)
    with acting(by):
        return make_token(by=by, account=account(username), name="program", on=ON, days=365)


def rows_of_the_county(cast: Cast | None = None) -> dict[str, str]:
    """The cast comes on; the rows of the county `here` that the urls name."""
    cast = cast or gather()
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
        own = account("clerk")
        make_token(by=cast.clerk, account=own, name="for the tests", on=ON, days=365)
        token = tokens_of(own, on=ON).get()
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
        **asked_and_put_off(cast.clerk, person.pk),
    }


def asked_and_put_off(clerk: Actor, person: int) -> dict[str, str]:
    """A request of a person about the own data, and a removal of these that was put off."""
    by = replace(operator(), reason="for the tests")
    with acting(clerk):
        request = take_request(
            by=clerk,
            person=person,
            asked=Asked.CORRECTION,
            asked_on=ON,
            identity=Identity.KNOWN,
            on=ON,
            kinds=["phone"],
        )
    with acting(by):
        hold = put_off(by=by, person=person, until=date(2027, 6, 30), on=ON)
    return {"own_request": str(request.pk), "hold": str(hold.pk)}


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

"""Rate limits: the count itself, over threads and processes, and what whoever exceeds one is told."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

from niangjia.site.limits import middleware
from niangjia.site.limits.counting import PLACES, TRIED, Counter
from niangjia.site.limits.table import ALL, LIMITS
from niangjia.site.limits.types import Limit, Whose
from niangjia.site.uploads import MOST
from tests.cast import gather
from tests.shell.stage import signed_in
from tests.walls.test_routes import patterns

KEY, HOUR = b"k" * 32, 3600


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the counts lie."""
    return tmp_path / "limits"


MANY = 15_000


def count_many(path: Path, start: Any) -> None:
    """Another process that counts, from the moment all are there."""
    own = Counter(path, KEY)
    start.wait()
    for _ in range(MANY):
        own.add("a", seconds=HOUR, now=10.0)


def test_a_count_is_one_over_processes_and_threads(path: Path) -> None:
    forking = multiprocessing.get_context("fork")
    start = forking.Barrier(4)
    others = [forking.Process(target=count_many, args=(path, start)) for _ in range(3)]
    for one in others:
        one.start()
    own = Counter(path, KEY)
    start.wait()
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda _: own.add("a", seconds=HOUR, now=10.0), range(1_000)))
    for one in others:
        one.join()
    assert own.add("a", seconds=HOUR, now=10.0) == (3 * MANY + 1_001, 3590)
    assert path.stat().st_mode & 0o777 == 0o600
    assert b"a" * 3 not in path.read_bytes()


def test_a_span_is_by_the_clock_and_kinds_are_counted_apart(path: Path) -> None:
    own = Counter(path, KEY)
    assert own.add("a", seconds=60, now=59.9) == (1, 1)
    assert own.add("a", seconds=60, now=59.9) == (2, 1)
    assert own.add("a", seconds=60, now=60.0) == (1, 60)
    assert own.add("b", seconds=60, now=60.0) == (1, 60)
    own.close()
    assert Counter(path, KEY).add("a", seconds=60, now=61.0) == (2, 59)


def test_in_a_full_house_whoever_is_counted_least_gives_way(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("niangjia.site.limits.counting.PLACES", TRIED)
    own = Counter(path, KEY)
    for _ in range(5):
        own.add("flood", seconds=HOUR, now=1.0)
    for nth in range(4 * TRIED):
        own.add(f"other {nth}", seconds=HOUR, now=1.0)
    assert own.add("flood", seconds=HOUR, now=1.0)[0] == 6
    assert path.stat().st_size == PLACES * 16


def test_every_limit_and_every_upload_names_routes_that_are_there() -> None:
    found = {name for name, _ in patterns(get_resolver())}
    for limit in ALL:
        for route in limit.routes:
            one = replace(limit, routes=(route,), method="any")
            assert any(one.counts(name, "GET", one.whose) for name in found), (limit.key, route)
    assert set(MOST) <= found
    assert len({limit.key for limit in ALL}) == len(ALL)
    takes_files = {limit.key: limit for limit in ALL}["upload"]
    assert set(takes_files.routes) == set(MOST)


@pytest.fixture
def strict(monkeypatch: pytest.MonkeyPatch, settings: Any, path: Path, committed: None) -> Iterator[None]:
    """Limits turned on: twice a minute for everything."""
    settings.RATE_LIMITED = True
    own = Counter(path, KEY)
    few = tuple(replace(one, most=2) for one in LIMITS)
    monkeypatch.setattr(middleware, "counter", lambda: own)
    monkeypatch.setattr(middleware, "LIMITS", few)
    monkeypatch.setattr(middleware, "TOKENS_SHOWN", replace(middleware.TOKENS_SHOWN, most=3))
    monkeypatch.setattr(middleware, "time", lambda: 1000.0)
    gather()
    yield
    own.close()


def statuses(client: Client, path: str, times: int, **how: Any) -> list[int]:
    """What is answered, asked so often."""
    return [client.get(path, **how).status_code for _ in range(times)]


@pytest.mark.usefixtures("strict")
def test_each_person_has_a_count_of_their_own_over_all_their_sessions() -> None:
    export = "/organisations/export.xlsx"
    assert 429 not in statuses(signed_in(), export, 2)
    answer = signed_in(HTTP_ACCEPT_LANGUAGE="en").get(export)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "2600")
    page = answer.content.decode()
    assert "The limit on exports is reached; try again in 2600 seconds." in page
    assert "“导出”的次数超过了上限，请 2600 秒后再试。" in signed_in().get(export).content.decode()
    assert 429 not in statuses(signed_in("officer"), export, 2)
    assert 429 not in statuses(signed_in(), "/organisations/", 5)  # ordinary pages are not counted


@pytest.mark.usefixtures("strict")
def test_programs_are_told_as_problems() -> None:
    client = signed_in()
    assert statuses(client, "/api/v1/units/", 2) == [200, 200]
    answer = client.get("/api/v1/units/")
    told = answer.json()
    assert (answer.status_code, answer.headers["Content-Type"]) == (429, "application/problem+json")
    assert (told["code"], told["status"], answer.headers["Retry-After"]) == ("too_often", 429, "20")
    assert "接口请求" in told["detail"]["zh"] and "requests to the API" in told["detail"]["en"]


@pytest.mark.usefixtures("strict")
def test_strangers_are_counted_by_address_and_so_is_guessing_tokens() -> None:
    here, there = Client(REMOTE_ADDR="10.0.0.1"), Client(REMOTE_ADDR="10.0.0.2")
    assert statuses(here, "/accounts/sign-in/", 3) == [200, 200, 429]
    assert statuses(there, "/accounts/sign-in/", 2) == [200, 200]
    guess = {"Authorization": "Bearer nj_guess"}
    assert statuses(here, "/api/v1/units/", 4, headers=guess) == [401, 401, 401, 429]


def test_what_a_proxy_says_is_believed_from_proxies_only(settings: Any) -> None:
    seen: list[str] = []
    from niangjia.site.middleware import Caller

    def answer(request: Any) -> Any:
        seen.append(request.META["REMOTE_ADDR"])

    for proxies, written in (([], "1.1.1.1"), (["127.0.0.1"], "1.1.1.1, 2.2.2.2"), (["127.0.0.1"], "")):
        settings.PROXIES = proxies
        request = type("R", (), {"META": {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": written}})()
        Caller(answer)(request)
    assert seen == ["127.0.0.1", "2.2.2.2", "127.0.0.1"]


@pytest.mark.parametrize(
    ("route", "method", "whose", "counted"),
    [
        ("a:export", "GET", Whose.PERSON, True),
        ("a:exported", "GET", Whose.PERSON, False),
        ("a:export", "GET", Whose.ADDRESS, False),
        ("a:b", "POST", Whose.PERSON, True),
        ("a:b", "GET", Whose.PERSON, False),
    ],
)
def test_what_falls_under_a_limit(route: str, method: str, whose: Whose, counted: bool) -> None:
    either = (
        Limit("e", ALL[0].label, Whose.PERSON, 1, 60, ("*:export",)),
        Limit("p", ALL[0].label, Whose.PERSON, 1, 60, ("a:b",), "POST"),
    )
    assert any(one.counts(route, method, whose) for one in either) is counted

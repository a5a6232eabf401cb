"""Many at once: what each sees is their own, over pages, API, files, jobs, and connections from one pool."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import islice, product

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from niangjia.kernel import jobs
from niangjia.kernel.actor import Actor
from niangjia.kernel.jobs import registry
from niangjia.kernel.scope import acting, present_actor
from tests.cast import gather, signed_in
from tests.walls.asking import column
from tests.walls.crowd import ASKED, MARKS, Answer, County, gathered, judged, looked_by_job

pytestmark = pytest.mark.usefixtures("committed")
THREADS, ANSWERS, JOBS = 8, 252, 12


class Room:
    """A browser inside this process: the whole house but for the network, connections from the pool."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def get(self, address: str, **headers: str) -> Answer:
        """Ask for an address."""
        return _answer(self._client.get(address, headers=_named(headers)))

    def post(self, address: str, sent: Mapping[str, str], **headers: str) -> Answer:
        """Send something to an address."""
        return _answer(self._client.post(address, dict(sent), headers=_named(headers)))


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def _answer(response: HttpResponse) -> Answer:
    return Answer(response.status_code, response.get("Content-Type", ""), response.content)


def in_turn(counties: list[County], answers: int) -> Iterator[tuple[int, County, County]]:
    """Every question by every county, beside another, over and over."""
    turns = product(range(answers), range(len(ASKED)), range(len(counties)))
    for _, asked, place in islice(turns, answers):
        yield asked, counties[place], counties[place - 1]


def test_nobody_gets_a_foreign_row_however_many_ask(monkeypatch: pytest.MonkeyPatch) -> None:
    counties = gathered()
    rooms = {one.mark: Room(signed_in(one.usernames[0])) for one in counties}
    held = {mark: threading.Lock() for mark in rooms}  # a browser asks one thing at a time
    seen: list[tuple[str, str]] = []

    def look(*, by: Actor, progress: jobs.Progress, mark: str) -> None:
        names = column("SELECT name FROM organisations_unit UNION SELECT name FROM workforce_person")
        seen.append((mark, "".join(map(str, names))))

    monkeypatch.setitem(registry._kinds, "test.look", look)
    for place in range(JOBS):
        looked_by_job(counties[place % len(counties)])

    def ask(turn: tuple[int, County, County]) -> object:
        name, question, status, own_mark = ASKED[turn[0]]
        try:
            with held[turn[1].mark]:
                answer = question(rooms[turn[1].mark], turn[1], turn[2])
        finally:
            connection.close()
        return judged(name, status, own_mark, answer, turn[1])

    def work(_: int) -> None:
        try:
            jobs.work_off()
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as crowd, ThreadPoolExecutor(2) as workers:
        at_work = workers.map(work, range(2))
        wrong = [one for one in crowd.map(ask, in_turn(counties, ANSWERS)) if one]
        list(at_work)
    assert {*wrong} == set()
    assert len(seen) == JOBS
    marks = [mark for _, mark in MARKS.values()]
    assert [(by, mark) for by, told in seen for mark in marks if (mark in told) != (mark == by)] == []


def test_a_thread_begun_while_somebody_acts_acts_for_nobody() -> None:
    """Whoever wants work done elsewhere says for whom: nothing is carried along by itself."""
    cast = gather()
    found: list[object] = []

    def elsewhere() -> None:
        try:
            found.extend([present_actor(), column("SELECT count(*) FROM organisations_unit")])
        finally:
            connection.close()

    with acting(cast.officer):
        thread = threading.Thread(target=elsewhere)
        thread.start()
        thread.join()
        assert column("SELECT count(*) > 0 FROM organisations_unit") == [True]
    assert found == [None, [0]]


def test_a_generator_left_half_way_leaves_nobody_acting() -> None:
    cast = gather()

    def half_way() -> Iterator[int]:
        with acting(cast.officer):
            yield column("SELECT count(*) FROM organisations_unit")[0]  # type: ignore[misc]

    generator = half_way()
    assert next(generator) > 0
    generator.close()
    assert present_actor() is None
    assert column("SELECT count(*) FROM organisations_unit") == [0]

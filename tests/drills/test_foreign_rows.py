"""10,000 answers of a served house to the clerks of six counties at once: no row of another county in any.

Pages, fragments, the API by session and by token, files, refusals; meanwhile the workers take each
county's workbook in. Every row bears its county's mark (`tests.walls.crowd`), and every answer is read for
the others'.
"""

from __future__ import annotations

import http.client
import os
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import count, islice, product
from urllib.parse import quote, urlencode

import pytest

from niangjia.kernel.actor import Actor, Scope
from tests.drills.house import House, standing, until
from tests.walls.crowd import ASKED, Answer, County, judged

pytestmark = pytest.mark.drill
ANSWERS = int(os.environ.get("NIANGJIA_DRILL_ANSWERS", "10000"))
CLERKS, THREADS = 10, 24
SECRET = "d" * 32
TAKEN_IN = "SELECT count(*) FROM organisations_unit WHERE name LIKE %s AND starts_with(scope_path, %s)"
ANYWHERE = "SELECT count(*) FROM organisations_unit WHERE name LIKE %s"
PATH = "SELECT scope_path FROM organisations_unit WHERE code = %s"


class Browser:
    """A clerk's browser: one session, one connection kept open, its own token against forgery."""

    def __init__(self, port: int, session: str) -> None:
        self._cookie = f"{session}; csrftoken={SECRET}"
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)

    def get(self, address: str, **headers: str) -> Answer:
        """Ask for an address; with `authorization`, as a program that has no session."""
        kept = {} if "authorization" in headers else {"Cookie": self._cookie}
        return self._ask("GET", address, None, kept | _named(headers))

    def post(self, address: str, sent: Mapping[str, str], **headers: str) -> Answer:
        """Send something to an address."""
        kept = {"Cookie": self._cookie, "X-CSRFToken": SECRET}
        kept["Content-Type"] = "application/x-www-form-urlencoded"
        return self._ask("POST", address, urlencode(sent), kept | _named(headers))

    def _ask(self, method: str, address: str, body: str | None, headers: Mapping[str, str]) -> Answer:
        for patience in (True, False):
            try:
                self._connection.request(method, quote(address, safe="/?&=%"), body, dict(headers))
                answer = self._connection.getresponse()
                return Answer(answer.status, answer.getheader("Content-Type", ""), answer.read())
            except (http.client.HTTPException, OSError):
                self._connection.close()  # the server ended a connection that was kept open: once is no fault
                if not patience:
                    raise
        raise AssertionError("unreachable")


def _named(headers: Mapping[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house that is served."""
    with standing(tmp_path_factory.mktemp("crowd")) as one:
        one.command("migrate")
        yield one


def test_nobody_gets_a_foreign_row_in_ten_thousand_answers(
    house: House, capsys: pytest.CaptureFixture[str]
) -> None:
    told = house.stage("counties", str(CLERKS))
    nobody = Actor("", "", "", frozenset(), Scope.everything(), "test")
    counties = [County(one["mark"], one["sessions"], nobody, one["token"], one["rows"]) for one in told]
    house.serve()
    browsers = {session: Browser(house.port, session) for county in counties for session in county.usernames}
    held = {session: threading.Lock() for session in browsers}
    turn, statuses = count(), Counter[int]()

    def ask(asked: int, own: County, other: County) -> object:
        name, question, status, own_mark = ASKED[asked]
        session = own.usernames[next(turn) % CLERKS]
        with held[session]:
            answer = question(browsers[session], own, other)
        statuses[answer.status] += 1
        return judged(name, status, own_mark, answer, own)

    for county in counties:
        committed = browsers[county.usernames[0]].post(
            "/imports/{workbook}/commit/".format(**county.rows), {}
        )
        assert committed.status == 302
    turns = product(range(ANSWERS), range(len(ASKED)), range(len(counties)))
    began = time.monotonic()
    with ThreadPoolExecutor(THREADS) as crowd:
        waiting = [
            crowd.submit(ask, asked, counties[place], counties[place - 1])
            for _, asked, place in islice(turns, ANSWERS)
        ]
        wrong = [found for one in waiting if (found := one.result())]
    seconds = time.monotonic() - began
    for county in counties:
        named, path = f"{county.mark}街道%", house.asked(PATH, county.rows["county"])[0]
        until(lambda told=(named, path): house.asked(TAKEN_IN, *told)[0] == 1, 120, "the workbook taken in")
        assert house.asked(ANYWHERE, named) == (1,)
    with capsys.disabled():
        print(
            f"\n{sum(statuses.values()):,} answers in {seconds:.0f} s to {len(browsers)} clerks of"
            f" {len(counties)} counties, {THREADS} at once: {dict(statuses)}; {len(wrong)} wrong"
        )
    assert sum(statuses.values()) == ANSWERS
    assert {*wrong} == set()

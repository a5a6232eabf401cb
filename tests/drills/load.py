"""Many people at once against a served house: each reads, searches, opens, and now and then edits.

One thread a person, `http.client` over loopback, a pause of a second or two between two pages as people make
it. Told are requests, statuses, and how long answers took.
"""

from __future__ import annotations

import http.client
import random
import re
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Lock
from typing import Any
from urllib.parse import quote, urlencode

TOKEN = re.compile(r'name="(?:csrfmiddlewaretoken|csrf-token)" (?:value|content)="(\w+)"')
FIELD = re.compile(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"')
WORDS = ("镇", "街道", "园区", "丰谷", "王", "李", "zj", "社区")
LONGEST_SECONDS = 60.0


@dataclass
class Told:
    """What a crowd met; written by many threads."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    foreign: int = 0
    lock: Lock = field(default_factory=Lock)

    def add(self, what: str, status: int, seconds: float) -> None:
        """One answer; 0 for none at all."""
        with self.lock:
            self.seconds.append(seconds)
            self.statuses[status] += 1
            if status >= 500 or status == 0:
                self.wrong[f"{status} {what}"] += 1

    def within(self, share: float) -> float:
        """The seconds within which that share of answers came."""
        found = sorted(self.seconds)
        return found[min(int(len(found) * share), len(found) - 1)]

    def said(self, people: int, length: float) -> str:
        """The result in two lines."""
        told = ", ".join(f"{status}: {number:,}" for status, number in sorted(self.statuses.items()))
        return (
            f"{people} sessions for {length:.0f} s: {len(self.seconds):,} requests"
            f" ({len(self.seconds) / length:.0f} a second), p50 {self.within(0.5):.2f} s,"
            f" p95 {self.within(0.95):.2f} s, p99 {self.within(0.99):.2f} s\nanswers {told}"
        )


class Browser:
    """One person's connection, kept open as browsers keep it, and the cookies."""

    def __init__(self, port: int, session: str, told: Told) -> None:
        self._port, self._cookies, self._told = port, session, told
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=LONGEST_SECONDS)

    def get(self, path: str, *, fragment: bool = False) -> str:
        """A page, or a part of one."""
        return self._ask("GET", path, None, {"HX-Request": "true"} if fragment else {})

    def post(self, path: str, form: Mapping[str, str], *, page: str, fragment: bool = False) -> str:
        """A form of a page that was seen."""
        token = TOKEN.search(page)
        body = urlencode({**form, "csrfmiddlewaretoken": token.group(1) if token else ""})
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        headers |= {"HX-Request": "true"} if fragment else {}
        return self._ask("POST", path, body, headers)

    def _ask(self, method: str, path: str, body: str | None, headers: Mapping[str, str]) -> str:
        began, status, text = time.monotonic(), 0, ""
        for again in (True, False):
            try:
                self._connection.request(method, path, body, {"Cookie": self._cookies, **headers})
                answer = self._connection.getresponse()
                status, text = answer.status, answer.read().decode(errors="replace")
                if found := re.search(r"csrftoken=(\w+)", answer.headers.get("Set-Cookie", "")):
                    self._cookies = f"{self._cookies.split('; csrf')[0]}; csrftoken={found.group(1)}"
                break
            except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                self._connection.close()  # the server ended a connection that lay idle: browsers ask again
                if not again:
                    break
            except OSError:
                self._connection.close()
                break
        self._told.add(
            f"{method} {re.sub('[0-9]+', '…', path.partition('?')[0])}", status, time.monotonic() - began
        )
        return text


def day(person: Mapping[str, Any], browser: Browser, chance: random.Random) -> Iterator[None]:
    """What one person does, without end: a step each, the likeliest first."""
    units, persons = person["units"] or [""], person["persons"] or [""]
    while True:
        step = chance.random()
        if step < 0.18:
            browser.get("/")
            browser.get("/desk/numbers/", fragment=True)
        elif step < 0.30:
            browser.get("/organisations/")
        elif step < 0.45:
            browser.get(f"/workforce/?q={quote(chance.choice(WORDS))}")
        elif step < 0.58:
            browser.get("/staffing/")
        elif step < 0.68:
            page = browser.get("/search/")
            browser.post("/search/suggest/", {"q": chance.choice(WORDS)}, page=page, fragment=True)
        elif step < 0.80 and persons[0]:
            browser.get(f"/workforce/{chance.choice(persons)}/")
        elif step < 0.88 and units[0]:
            browser.get(f"/organisations/{chance.choice(units)}/")
        elif step < 0.93:
            browser.get("/workforce/figures/filled/", fragment=True)
        elif step < 0.96 and persons[0]:
            path = f"/workforce/{chance.choice(persons)}/edit/"
            page = browser.get(path)
            browser.post(path, dict(FIELD.findall(page)), page=page)
        else:
            browser.get("/editions/")
        yield


def run(port: int, people: Sequence[Mapping[str, Any]], *, seconds: float, seed: int) -> Told:
    """Let them all at the house for so long, each with a pause of one to three seconds between two steps."""
    told, ends = Told(), time.monotonic() + seconds

    def live(number: int) -> None:
        chance = random.Random(seed * 1000 + number)
        time.sleep(chance.uniform(0.0, min(3.0, seconds / 4)))
        for _ in day(people[number], Browser(port, people[number]["session"], told), chance):
            if time.monotonic() > ends:
                return
            time.sleep(min(chance.uniform(1.0, 3.0), max(ends - time.monotonic(), 0.0)))

    with ThreadPoolExecutor(len(people)) as pool:
        list(pool.map(live, range(len(people))))
    return told

"""The same pages under the same role, where the scope holds 50,000 units and people against 500.

Two houses alike in everything but the size: a prefecture of three counties, each with its share of the units,
so large that every list fills its page in both. The prefecture's officer looks. A page is rendered through
Django's own client: middleware, transaction, queries, template.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain, islice
from time import perf_counter

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import stage
from bench.house import Database, database
from bench.invented import AS_OF, unit_rows
from bench.stage import Stage
from bench.timing import Contender, Finding, WrongResult, against, agree, in_turn, limited
from niangjia.accounts.facade import NewAccount, appoint
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting

AIM = 1.5
SMALL, LARGE, ROUNDS = 500, 50_000, 3
MOST_QUERIES, MOST_KILOBYTES, MOST_OPTIONS = 19, 150, 200
MOST_TIMES, SECONDS_A_ROUND = 15, 2.0
COUNTY, CODE = "涪城区", "510703"
SHARES = {COUNTY: 0.4, "游仙区": 0.35, "安州区": 0.25}
TWIG = '<li><div class="twig">'
ROW_HEAD = '<th scope="row">'


@dataclass(frozen=True, slots=True)
class Page:
    """A page: how many rows it shows at most, and by which text, behind which other, a row is known.

    Its list holds the units, or as many people, of one county or of all whose names have `text` in them; the
    tree holds the counties.
    """

    what: str
    address: str
    rows: int = 50
    row: str = ROW_HEAD
    behind: str = ""
    text: str = ""
    county: str = ""
    fragment: bool = False

    def shown(self, units: int) -> int:
        """How many rows are right where there are so many units."""
        if self == TREE:
            return len(SHARES)
        held = (
            one for one in unit_rows(counties(units)) if self.county in one.county and self.text in one.name
        )
        return sum(1 for _ in islice(held, self.rows))


TREE = Page("tree", "/organisations/", row=TWIG)
PAGES = (
    Page("roster", "/workforce/"),
    Page("units", "/organisations/?q=镇总", text="镇总"),
    TREE,
    Page(
        "branches of a county",
        f"/organisations/branches/?under={CODE}",
        rows=200,
        row=TWIG,
        county=COUNTY,
        fragment=True,
    ),
    Page("plan of a county", f"/staffing/?under={CODE}", behind='id="units"', county=COUNTY),
    Page("plan of the prefecture", "/staffing/", behind='id="units"'),
)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found of a page besides its time."""

    queries: int
    kilobytes: int
    options: int
    seconds: float


def measure(large: int = LARGE, small: int = SMALL, *, rounds: int = ROUNDS) -> list[Finding]:
    """Time, queries, bytes and choices of each page, large against small."""
    with ExitStack() as stack:
        houses = [stack.enter_context(House.of(units)) for units in (large, small)]
        seen = [{page.what: one.look(page) for page in PAGES} for one in houses]
        times = {page.what: times_for(max(each[page.what].seconds for each in seen)) for page in PAGES}
        seconds = in_turn(
            {
                (one.units, page.what): Contender(
                    partial(one.get, page), partial(one.enter), times[page.what]
                )
                for page in PAGES
                for one in houses
            },
            rounds=rounds,
        )
    at_large, at_small = seen
    return list(
        chain.from_iterable(
            findings(
                page,
                (seconds[large, page.what], seconds[small, page.what]),
                (at_large[page.what], at_small[page.what]),
            )
            for page in PAGES
        )
    )


@dataclass(frozen=True, slots=True)
class House:
    """A house of so many units and people, and the officer's browser in it."""

    database: Database
    units: int
    browser: Client

    @classmethod
    @contextmanager
    def of(cls, units: int) -> Iterator[House]:
        """Build it; it is there as long as the block lasts."""
        with database(f"pages_{units}") as made:
            own = stage.set_up(counties(units), people=units)
            made.settle()
            yield cls(made, units, officer(own))

    def enter(self) -> None:
        """Have Django look into this house."""
        self.database.lead_here()

    def get(self, page: Page) -> str:
        """The page as it comes. Raises `WrongResult` when it is no page."""
        headers = {"host": "127.0.0.1"} | ({"hx-request": "true"} if page.fragment else {})
        answer = self.browser.get(page.address, headers=headers)
        agree(f"status of {page.address}", answer.status_code, 200)
        return answer.content.decode()

    def look(self, page: Page) -> Seen:
        """Look at a page once, closely. Raises `WrongResult` when it shows other rows than it should."""
        self.enter()
        with CaptureQueriesContext(connection) as captured:
            began = perf_counter()
            html = self.get(page)
            seconds = perf_counter() - began
            queries = len(captured)  # the next request forgets them
        check_page(page, html, self.units)
        return Seen(queries, -(-len(html.encode()) // 1024), html.count("<option"), seconds)


def counties(units: int) -> dict[str, int]:
    """The units of each county."""
    return {county: round(units * share) for county, share in SHARES.items()}


def officer(own: Stage) -> Client:
    """A browser in which the prefecture's officer is signed in."""
    new = NewAccount("officer", "测试员", Role.PREFECTURE_OFFICER, "for-the-bench-only", one_time=False)
    with acting(own.by):
        appointment = appoint(by=own.by, new=new, unit=own.prefecture, on=AS_OF)
    browser = Client()
    browser.force_login(appointment.account)
    return browser


def check_page(page: Page, html: str, units: int) -> None:
    """Raise `WrongResult` unless the page shows the rows it should."""
    if page.behind not in html:
        raise WrongResult(f"{page.what}: the list is missing")
    rows = html[html.index(page.behind) :].count(page.row)
    agree(f"rows of the page: {page.what}", rows, page.shown(units))


def times_for(seconds: float) -> int:
    """How often a page is asked for in a round: quick ones more often."""
    return max(1, min(MOST_TIMES, int(SECONDS_A_ROUND / seconds)))


def findings(page: Page, seconds: tuple[list[float], list[float]], seen: tuple[Seen, Seen]) -> list[Finding]:
    """The lines of one page, large against small."""
    large, small = seen
    return [
        against(f"{page.what}: time", *seconds, aim=AIM),
        limited(f"{page.what}: SQL queries", large.queries, small.queries, most=MOST_QUERIES, fixed=True),
        limited(f"{page.what}: HTML", large.kilobytes, small.kilobytes, most=MOST_KILOBYTES, unit=" KB"),
        limited(f"{page.what}: choices in lists", large.options, small.options, most=MOST_OPTIONS),
    ]

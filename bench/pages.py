"""The same pages under the same role, in a house of the size of the country and in one of 5,000 units.

Two houses alike in everything but the size (`bench.country`): the national federation's leader looks, and a
county's clerk. A page is rendered through Django's own client: middleware, transaction, queries, template.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from itertools import chain
from time import perf_counter

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import likeness, settled
from bench.country import Country
from bench.house import Database, database
from bench.invented import AS_OF
from bench.sights import KNOWN, PAGES, VIEWERS, Known, Page, Viewer
from bench.timing import Contender, Finding, WrongResult, against, agree, in_turn, limited
from niangjia.accounts.facade import NewAccount, appoint
from niangjia.kernel.actor import Scope
from niangjia.kernel.command import operator
from niangjia.kernel.scope import acting
from niangjia.organisations.facade import top, unit_at

AIM, ROUNDS = 1.5, 3
MOST_QUERIES, MOST_KILOBYTES, MOST_OPTIONS = 26, 150, 200
MOST_TIMES, SECONDS_A_ROUND, LONG = 5, 0.4, 5.0
"""A page that takes longer than `LONG` is not asked for again: one look tells enough."""

Sight = tuple[Page, Viewer]


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found of a page besides its time in the rounds."""

    queries: int
    kilobytes: int
    options: int
    seconds: float


def measure(
    large: Country | None = None,
    small: Country | None = None,
    *,
    counties: int | None = None,
    rounds: int = ROUNDS,
    pages: Sequence[Page] = PAGES,
) -> list[Finding]:
    """Time, queries, bytes and choices of each page, large against small; `counties` makes the large one
    less than the whole country."""
    sights = [(page, viewer) for page in pages for viewer in page.viewers]
    with ExitStack() as stack:
        likeness.check()
        countries = {"large": large or Country.whole(counties=counties), "small": small or Country.small()}
        houses = [stack.enter_context(House.of(name, country)) for name, country in countries.items()]
        seen = [{sight: one.look(sight) for sight in sights} for one in houses]
        longest = {sight: max(each[sight].seconds for each in seen) for sight in sights}
        seconds = in_turn(
            {
                (one.name, sight): Contender(
                    partial(one.get, sight), partial(one.enter), times_for(longest[sight])
                )
                for sight in sights
                if longest[sight] < LONG
                for one in houses
            },
            rounds=rounds,
        )
    found = []
    for sight in sights:
        large, small = (each[sight] for each in seen)
        times = [seconds.get((one.name, sight), []) for one in houses]
        found.append(findings(sight, times[0] or [large.seconds], times[1] or [small.seconds], large, small))
    return list(chain.from_iterable(found))


@dataclass(frozen=True, slots=True)
class House:
    """A house with a country in it, and a browser for each viewer."""

    database: Database
    name: str
    browsers: Mapping[Viewer, Client]
    scopes: Mapping[Viewer, Scope]
    known: Known

    @classmethod
    @contextmanager
    def of(cls, name: str, country: Country) -> Iterator[House]:
        """Build it; it is there as long as the block lasts."""
        with database(f"pages_{name}") as made:
            settled.settle(made, country)
            made.settle()
            settled.freshen()
            made.settle()
            yield cls.opened(made, name)

    @classmethod
    def opened(cls, made: Database, name: str) -> House:
        """A house that stands, everybody signed in."""
        made.lead_here()
        [known] = made.asked(KNOWN, Scope.everything())
        signed_in = {viewer: sign_in(viewer) for viewer in VIEWERS}
        return cls(
            made,
            name,
            {viewer: browser for viewer, (browser, _) in signed_in.items()},
            {viewer: scope for viewer, (_, scope) in signed_in.items()},
            Known(*known),
        )

    def enter(self) -> None:
        """Have Django look into this house."""
        self.database.lead_here()

    def get(self, sight: Sight) -> str:
        """The page as it comes. Raises `WrongResult` when it is no page."""
        page, viewer = sight
        headers = {"host": "127.0.0.1"} | ({"hx-request": "true"} if page.fragment else {})
        address = page.address.format(**asdict(self.known))
        answer = self.browsers[viewer].get(address, headers=headers)
        agree(f"status of {address}", answer.status_code, 200)
        return answer.content.decode()

    def look(self, sight: Sight) -> Seen:
        """Look at a page once, closely. Raises `WrongResult` when it shows other rows than it should."""
        self.enter()
        self.get(sight)  # what is read from disk once is not the page's own
        with CaptureQueriesContext(connection) as captured:
            began = perf_counter()
            html = self.get(sight)
            seconds = perf_counter() - began
            queries = len(captured)  # the next request forgets them
        page, viewer = sight
        facts = asdict(self.known)
        there = self.database.asked(page.truth.format(**facts), self.scopes[viewer]) if page.truth else []
        check_page(page, html, holds=page.holds.format(**facts), there=sum(number for (number,) in there))
        return Seen(queries, -(-len(html.encode()) // 1024), html.count("<option"), seconds)


def sign_in(viewer: Viewer) -> tuple[Client, Scope]:
    """A browser in which the viewer is signed in, and what the viewer sees."""
    new = NewAccount(viewer.key, "测试员", viewer.role, "for-the-bench-only", one_time=False)
    by = operator()
    with acting(by):
        unit = unit_at(viewer.division, by=by) if viewer.division else top(by=by)
        assert unit is not None
        appointment = appoint(by=by, new=new, unit=unit, on=AS_OF)
    browser = Client()
    browser.force_login(appointment.account)
    return browser, Scope.below(unit.scope_path, unit.name)


def check_page(page: Page, html: str, *, holds: str = "", there: int = 0) -> None:
    """Raise `WrongResult` unless the page shows the rows it should, of so many that there are."""
    for text in (page.behind, holds):
        if text not in html:
            raise WrongResult(f"{page.what}: {text} is missing")
    if page.truth:
        rows = html[html.index(page.behind) :].count(page.row)
        agree(f"rows of the page: {page.what}", rows, min(there, page.rows))


def times_for(seconds: float) -> int:
    """How often a page is asked for in a round: quick ones more often."""
    return max(1, min(MOST_TIMES, int(SECONDS_A_ROUND / seconds)))


def findings(
    sight: Sight, at_large: Sequence[float], at_small: Sequence[float], large: Seen, small: Seen
) -> list[Finding]:
    """The lines of one page, large against small."""
    page, viewer = sight
    what = f"{page.what} ({viewer.key})"
    return [
        against(f"{what}: time", at_large, at_small, aim=AIM),
        limited(f"{what}: SQL queries", large.queries, small.queries, most=MOST_QUERIES, fixed=True),
        limited(f"{what}: HTML", large.kilobytes, small.kilobytes, most=MOST_KILOBYTES, unit=" KB"),
        limited(f"{what}: choices in lists", large.options, small.options, most=MOST_OPTIONS),
    ]

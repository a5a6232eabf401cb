"""What the wall in the database costs: the same lists and searches with row-level security on and off.

One house of the size of the country, one role, one run: before each round of a page the owner takes the
walls of every table down or puts them up again. What is shown must stay the same: the wall in code stands
alone.
Beside the page stands its SQL by itself, the same statements sent again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.country import Country
from bench.house import Database
from bench.pages import House, Sight, times_for
from bench.sights import PAGES, Page
from bench.timing import Contender, Finding, against, agree, in_turn
from niangjia.kernel.actor import Actor
from niangjia.kernel.roles import POWERS
from niangjia.kernel.scope import acting

AIM, ROUNDS = 1.1, 9
MOST_TIMES = {"page": 6, "SQL": 6}
LOOKED_AT = ("roster", "units", "plan", "search")
LISTED = [one for one in PAGES if one.what.partition(" ")[0].strip(":") in LOOKED_AT]
WALLED = """
    SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace ORDER BY 1
"""
OF_THE_REQUEST = re.compile(r'"\w{64}"|"why-\d+"')


@dataclass
class Walls:
    """The walls of a house, which its owner may take down."""

    database: Database
    tables: Sequence[str]
    up: bool = True

    @classmethod
    def of(cls, database: Database) -> Walls:
        """Every wall there is."""
        with database.owner() as connection:
            return cls(database, [table for (table,) in connection.execute(WALLED).fetchall()])

    def put(self, up: bool) -> None:
        """Put them up, or take them down; nothing where it is so already."""
        if up != self.up:
            verb = "ENABLE" if up else "DISABLE"
            self.database.as_owner(
                ";".join(f"ALTER TABLE {table} {verb} ROW LEVEL SECURITY" for table in self.tables)
            )
            self.up = up


def measure(
    large: Country | None = None,
    *,
    counties: int | None = None,
    rounds: int = ROUNDS,
    pages: Sequence[Page] = LISTED,
) -> list[Finding]:
    """Time of each list and search with the walls up against without; and of its SQL alone, without an aim:
    what a wall costs there is the planning of each statement, a tenth of a millisecond."""
    with ExitStack() as stack:
        house = stack.enter_context(House.of("walls", large or Country.whole(counties=counties)))
        walls = Walls.of(house.database)
        sights = [(page, viewer) for page in pages for viewer in page.viewers]
        ways = {sight: _ways(house, walls, sight) for sight in sights}
        seconds = in_turn(
            {
                (sight, way, up): Contender(run, partial(_ready, walls, up, run), times)
                for up in (True, False)
                for sight in sights
                for way, (run, times) in ways[sight].items()
            },
            rounds=rounds,
        )
        walls.put(up=True)
    return [
        against(
            f"{page.what} ({viewer.key}): {way}",
            seconds[(page, viewer), way, True],
            seconds[(page, viewer), way, False],
            aim=AIM if way == "page" else None,
        )
        for page, viewer in sights
        for way in MOST_TIMES
    ]


def _ways(house: House, walls: Walls, sight: Sight) -> dict[str, tuple[Callable[[], object], int]]:
    """The page and its SQL, each with how often it is asked in a round; both ways must show the same."""
    walls.put(up=True)
    seen = house.look(sight)
    with CaptureQueriesContext(connection) as captured:
        shown = house.get(sight)
        statements = [one["sql"] for one in captured.captured_queries if _is_read(one["sql"])]
    page, viewer = sight
    by = Actor("bench", "", viewer.role.value, POWERS[viewer.role], house.scopes[viewer], "page")
    walls.put(up=False)
    agree(f"{page.what} without walls", _bare(house.get(sight)), _bare(shown))
    ways = {"page": partial(house.get, sight), "SQL": partial(_send, statements, by)}
    return {way: (run, min(MOST_TIMES[way], times_for(seen.seconds) + 1)) for way, run in ways.items()}


def _ready(walls: Walls, up: bool, run: Callable[[], object]) -> None:
    """The walls as they should be, and every plan and page of disk that this makes anew out of the time."""
    walls.put(up)
    run()


def _is_read(statement: str) -> bool:
    return statement.lstrip("( \n").startswith(("SELECT", "WITH")) and "set_config" not in statement


def _send(statements: Sequence[str], by: Actor) -> None:
    with acting(by), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
            cursor.fetchall()


def _bare(html: str) -> str:
    return OF_THE_REQUEST.sub("", html)

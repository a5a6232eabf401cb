"""Each of the two walls stands without the other: with one taken down nothing more is seen than with both.

With row-level security off, what is left is `access`; with `within` letting everything through, what is
left is the database. Whatever reads past access shows itself in the first, a table without a wall in the
second.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db.models import Q

from niangjia.kernel import access
from tests.walls.api_routes import API
from tests.walls.asking import as_owner, column
from tests.walls.routes import ROUTES, Route
from tests.walls.stage import Stage, stage, told

__all__ = ["stage"]

READ = [route for route in (*ROUTES, *API) if route.method == "get"]
SEARCHED = [route for route in (*ROUTES, *API) if route.name in ("search:suggest", "api:search_house")]
UNSTEADY = {
    "get /accounts/security/": "when one was last here",
    "get /accounts/security/second-factor/": "a secret drawn anew each time",
}
"""What is never the same twice, and why: no row of working people stands there."""

WALLED = "SELECT relname FROM pg_class WHERE relrowsecurity AND relnamespace = 'public'::regnamespace"


@contextmanager
def walls_down(stage: Stage) -> Iterator[None]:
    """No row-level security on any table, for as long as the block lasts."""
    tables = column(WALLED)
    assert len(tables) > 50
    with as_owner(stage.owner_url) as owner:
        owner.execute(";".join(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY" for table in tables))
        try:
            yield
        finally:
            owner.execute(";".join(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY" for table in tables))


def seen(stage: Stage, who: str) -> dict[str, Any]:
    """What somebody sees of every page and every answer of the API that is asked for, not sent."""
    return {
        f"{route.method} {route.url}": told(stage.answer(route, who), route, stage.names)
        for route in [*READ, *SEARCHED]
    }


def differing(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[str]]:
    """What differs, by address: the lines of the page that one has and the other has not."""
    found = {}
    for address, one in before.items():
        if one != after[address]:
            lines = set(one[2].splitlines()) ^ set(after[address][2].splitlines())
            found[address] = sorted(line.strip()[:200] for line in lines) or [
                str(one[:2]),
                str(after[address][:2]),
            ]
    return found


@pytest.mark.parametrize("who", ["clerk", "foreign_clerk"])
def test_each_wall_stands_without_the_other(who: str, stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    assert stage.names
    before = seen(stage, who)  # what is derived on first reading is derived
    with_both = seen(stage, who)
    unsteady = set(differing(before, with_both))
    assert unsteady <= set(UNSTEADY)
    with walls_down(stage):
        in_code = seen(stage, who)
    with monkeypatch.context() as patched:
        patched.setattr(access, "in_scope", lambda by, column="scope_path": Q())
        in_the_database = seen(stage, who)
    assert {
        address: told for address, told in differing(with_both, in_code).items() if address not in unsteady
    } == {}
    assert {
        address: told
        for address, told in differing(with_both, in_the_database).items()
        if address not in unsteady
    } == {}


def test_the_guard_sees_what_differs() -> None:
    one: dict[str, Any] = {"get /": (200, {}, "<p>own</p>")}
    more: dict[str, Any] = {"get /": (200, {}, "<p>own</p>\n<p>foreign</p>")}
    assert differing(one, one) == {}
    assert differing(one, more) == {"get /": ["<p>foreign</p>"]}
    assert isinstance(READ[0], Route)

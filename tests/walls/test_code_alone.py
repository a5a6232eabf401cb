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

SEARCHED = [route for route in (*ROUTES, *API) if route.name in ("search:suggest", "api:search_house")]
UNSTEADY = {"accounts:security": "it says when one was last here"}
"""What is never the same twice, and why: no row of working people stands there."""

READ = [route for route in (*ROUTES, *API) if route.method == "get" and route.name not in UNSTEADY]
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


def seen(stage: Stage) -> dict[str, Any]:
    """What those of the other county see of every page and every answer that is asked for, not sent."""
    return {
        f"{route.method} {route.url}": told(stage.answer(route, route.foreign), route, stage.names)
        for route in [*READ, *SEARCHED]
    }


def differing(before: dict[str, Any], after: dict[str, Any]) -> dict[str, list[str]]:
    """What differs, by address: the lines of the page that one has and the other has not."""
    found = {}
    for address, one in before.items():
        if one != after[address]:
            lines = _lines(one[2]) ^ _lines(after[address][2])
            found[address] = sorted(lines) or [str(one[:2]), str(after[address][:2])]
    return found


def _lines(body: str) -> set[str]:
    return {line.strip()[:300] for line in body.replace("}, {", "},\n{").splitlines()}


def test_each_wall_stands_without_the_other(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """For those of another county: what is everyone's shows their own, what is not theirs is not there."""
    assert stage.names
    with_both = seen(stage)
    with walls_down(stage):
        in_code = seen(stage)
    with monkeypatch.context() as patched:
        patched.setattr(access, "in_scope", lambda by, column="scope_path": ~Q(pk__in=[]))
        in_the_database = seen(stage)
    assert differing(with_both, in_code) == {}
    assert differing(with_both, in_the_database) == {}


def test_the_guard_sees_what_differs() -> None:
    one: dict[str, Any] = {"get /": (200, {}, "<p>own</p>")}
    more: dict[str, Any] = {"get /": (200, {}, "<p>own</p>\n<p>foreign</p>")}
    assert differing(one, one) == {}
    assert differing(one, more) == {"get /": ["<p>foreign</p>"]}
    assert isinstance(READ[0], Route)

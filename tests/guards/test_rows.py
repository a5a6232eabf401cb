"""Rows come only through access, writes only through actions: views and rest never touch `.objects`."""

from __future__ import annotations

import re
from pathlib import Path

HOUSE = Path(__file__).parents[2] / "niangjia"
ROOMS_WITH_ROWS = {"access", "actions", "models", "migrations", "tests", "audit.py"}
REACH = re.compile(
    r"\.objects\b|\b_default_manager\b|\b_base_manager\b|\.cursor\(|\bget_(?:object|list)_or_404\b"
    r"|\.save\(|\.delete\(|\.bulk_(?:create|update)\("
)
RAW_SQL = {"kernel/scope.py", "workforce/queries/known.py", "workforce/queries/statistics.py"}
"""Where a cursor is the mechanism itself: the scope of the transaction, the function that asks elsewhere, the
grouping sets that Django cannot say."""

MECHANISMS = {
    *("kernel/reversal.py", "kernel/flows/taking.py", "site/catalogue.py"),
    "kernel/official/word/document.py",
}
"""Reversal and flows write on behalf of the act that calls them; the catalogue and a paper are files."""

WITHOUT_SCOPE = {"accounts/queries.py"}
"""Accounts and appointments are read before there is a scope: they say what it will be."""


def reaches(source: str) -> list[str]:
    """Lines that take rows past access."""
    return [line.strip() for line in source.splitlines() if REACH.search(line)]


def test_only_access_and_actions_touch_rows() -> None:
    found = {}
    for path in HOUSE.rglob("*.py"):
        inside = path.relative_to(HOUSE)
        rooms = {part.removesuffix(".py") for part in inside.parts} | {inside.name}
        excused = str(inside) in RAW_SQL | WITHOUT_SCOPE | MECHANISMS
        if rooms & ROOMS_WITH_ROWS or excused or "postgres" in rooms:
            continue
        if lines := reaches(path.read_text(encoding="utf-8")):
            found[str(inside)] = lines
    assert found == {}, (
        "read through access.py, write through actions (ARCHITECTURE.md: Every app has the same rooms)"
    )


def test_the_guard_sees_a_view_that_takes_rows() -> None:
    assert reaches("people = Person.objects.all()") != []
    assert reaches("unit = get_object_or_404(organisations.Unit, pk=1)") != []
    assert reaches("unit.save()") != []
    assert reaches("rows = access.persons(by)") == []

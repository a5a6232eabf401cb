"""The marks below a path: who waits, and taking the marks away under a lock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import connection

from niangjia.kernel.actor import SEGMENT
from niangjia.kernel.derived.types import Derived

STRETCH = 2 * SEGMENT
"""So many characters of a path name the stretch of the tree in which one at a time derives anew."""
LOCKED = 0x64657269
"""The first half of the advisory lock of a stretch ("deri"); the second is subject and stretch."""
MARKS_PER_UNIT = 4
"""So many marks of a unit are looked at before it is said that there are many."""
PATIENCE = "900ms"
"""How long a page waits for another that derives the same: less than what finds deadlocks."""

BELOW = "scope_path >= %(low)s AND scope_path < %(high)s"
MARKS = f"SELECT unit_id, scope_path FROM kernel_mark WHERE subject = %(subject)s AND {BELOW}"
EXPIRED = f"SELECT unit_id, scope_path FROM {{table}} WHERE holds_until <= %(on)s AND {BELOW}"
WAITING = """
    WITH marks AS MATERIALIZED ({marks} LIMIT %(rows)s)
    SELECT (SELECT count(*) FROM marks),
           (SELECT count(*) FROM (SELECT unit_id FROM marks {or_expired}) units)
"""
COUNTED = "SELECT count(*) FROM (SELECT unit_id FROM ({marks}) marks {or_expired}) units"
# The highest stretch last, whoever asks: then nobody waits for another in a circle.
HOLD = """
    SELECT stretch, pg_advisory_xact_lock(%(lock)s, hashtext(%(subject)s || stretch)) FROM (
        SELECT DISTINCT left(scope_path, %(stretch)s) AS stretch
        FROM (({marks} ORDER BY scope_path LIMIT %(most)s) {or_expired_with_path}) waiting
        ORDER BY 1
    ) stretches ORDER BY length(stretch) DESC, stretch
"""
# By the interval of paths that the first marks lie in: the index is walked, nothing is joined.
TAKE = f"""
    WITH first AS MATERIALIZED (
        SELECT max(scope_path) AS last FROM (
            SELECT scope_path FROM kernel_mark WHERE subject = %(subject)s AND {BELOW}
            ORDER BY scope_path LIMIT %(most)s
        ) marks
    )
    DELETE FROM kernel_mark
    WHERE subject = %(subject)s AND {BELOW} AND scope_path <= (SELECT last FROM first)
        AND left(scope_path, %(stretch)s) = ANY (%(held)s)
    RETURNING unit_id
"""
TAKE_EXPIRED = f"""
    SELECT unit_id FROM {{table}}
    WHERE holds_until <= %(on)s AND {BELOW} AND left(scope_path, %(stretch)s) = ANY(%(held)s)
    ORDER BY scope_path LIMIT %(most)s
"""
MARK_ALL = """
    INSERT INTO kernel_mark (subject, unit_id, scope_path)
    SELECT %(subject)s, unit_id, scope_path FROM {table} WHERE scope_path >= %(low)s AND scope_path < %(high)s
"""


def waiting(what: Derived, low: str, high: str, *, on: date, most: int) -> int:
    """How many units wait within an interval of paths; of more than `most`, only that they are more."""
    rows = MARKS_PER_UNIT * most + 1
    marks, units = _rows(WAITING, what, low, high, on, most=most + 1, rows=rows)[0]
    return most + 1 if marks == rows else int(units)


def counted(what: Derived, low: str, high: str, *, on: date) -> int:
    """How many units wait, to the last one."""
    return int(_rows(COUNTED, what, low, high, on, most=None)[0][0])


def hold(what: Derived, low: str, high: str, *, on: date, most: int, patient: bool) -> list[str]:
    """Let nobody else derive in the stretches of the first that wait, until this transaction ends.

    Returns the stretches. Raises OperationalError where another is at it for long, unless `patient`.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lock_timeout', %s, true)", ["0" if patient else PATIENCE])
        held = [stretch for stretch, _ in _rows(HOLD, what, low, high, on, most=most)]
        cursor.execute("SELECT set_config('lock_timeout', '0', true)")
    return held


def hold_at(what: Derived, paths: Iterable[str]) -> None:
    """The same for paths that may lie above those stretches: for the sums of what was derived."""
    high = sorted({path for path in paths if len(path) < STRETCH}, key=len, reverse=True)
    with connection.cursor() as cursor:
        for path in high:
            cursor.execute(
                "SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [LOCKED, f"{what.subject}{path}"]
            )


def take(what: Derived, low: str, high: str, *, on: date, most: int, held: list[str]) -> set[int]:
    """The first units that wait in the stretches held, their marks gone. Derive them in a later statement:
    it sees every fact whose mark was seen here."""
    units = {unit for (unit,) in _rows(TAKE, what, low, high, on, most=most, held=held)}
    if what.table and len(units) < most:
        units |= {unit for (unit,) in _rows(TAKE_EXPIRED, what, low, high, on, most=most, held=held)}
    return units


def mark_all(what: Derived, low: str, high: str) -> None:
    """Have every unit derived anew that has a row within an interval of paths."""
    with connection.cursor() as cursor:
        cursor.execute(MARK_ALL.format(table=what.table), {"subject": what.subject, "low": low, "high": high})


def _rows(statement: str, what: Derived, low: str, high: str, on: date, **also: Any) -> list[tuple[Any, ...]]:
    expired = EXPIRED.format(table=what.table)
    named = {
        "marks": MARKS,
        "or_expired": f"UNION SELECT unit_id FROM ({expired} LIMIT %(most)s) expired"
        if what.table
        else "GROUP BY unit_id",
        "or_expired_with_path": (
            f"UNION ALL ({expired} ORDER BY scope_path LIMIT %(most)s)" if what.table else ""
        ),
        "table": what.table,
    }
    given: dict[str, Any] = {
        "subject": what.subject,
        "low": low,
        "high": high,
        "on": on,
        "stretch": STRETCH,
        "lock": LOCKED,
    }
    with connection.cursor() as cursor:
        cursor.execute(statement.format(**named), given | also)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows

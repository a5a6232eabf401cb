"""Stored sums, read for a page: by the federation next below, or unit by unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from niangjia.staffing.access.summing import SUMS
from niangjia.staffing.types import Measure, Sums, Watch

LEAST = ("first_place", "fall_first", "over_first", "stale_first")
ADDED = (
    *("units", "with_value", "missing", "past_end"),
    *(name for one in Measure for name in (one.value, f"{one.value}_known")),
    *("short", "unused", "idle", "fallen", "over", "stale", "held", "held_known", "spread"),
)
BELOW = "scope_path >= %(path)s AND scope_path < %(path)s || '~'"
BY_FEDERATION = f"""
    SELECT left(scope_path, %(end)s) AS path, area, kind, counted_in,
        {", ".join(f"sum({one})::bigint AS {one}" for one in ADDED)},
        {", ".join(f"min({one}) AS {one}" for one in LEAST)}
    FROM staffing_plansum WHERE {BELOW} GROUP BY 1, area, kind, counted_in
"""
TOGETHER = f"""
    SELECT %(path)s AS path, area, kind, counted_in, {SUMS}
    FROM staffing_planline WHERE {BELOW} GROUP BY area, kind, counted_in
"""
BY_MEMBER = f"""
    SELECT member AS path, area, kind, counted_in, {SUMS}
    FROM staffing_planline JOIN unnest(%(paths)s::text[]) member
        ON scope_path >= member AND scope_path < member || '~'
    GROUP BY member, area, kind, counted_in
"""
BY_UNIT = f"""
    SELECT sums.*, u.name, u.code FROM (
        SELECT unit_id, scope_path AS path, area, kind, counted_in, stands, {SUMS}
        FROM staffing_planline WHERE {BELOW} GROUP BY unit_id LIMIT %(most)s
    ) sums JOIN organisations_unit u ON u.id = sums.unit_id ORDER BY path
"""


@dataclass(frozen=True, slots=True)
class UnitSums:
    """One unit's line as a sum of its own."""

    name: str
    code: str
    stands: bool
    sums: Sums


def by_federation(path: str, end: int) -> list[Sums]:
    """The sums at and below a path, a row for each federation whose path has `end` characters and for those
    above; each kind, area and thing counted apart."""
    return [_sums(row) for row in _rows(BY_FEDERATION, path=path, end=end)]


def together(path: str) -> list[Sums]:
    """The sums of all lines at and below a path: where no federation lies between."""
    return [_sums(row) for row in _rows(TOGETHER, path=path)]


def by_member(paths: Sequence[str]) -> list[Sums]:
    """The sums of all lines at and below each of these paths, none of which lies below another."""
    return [_sums(row) for row in _rows(BY_MEMBER, paths=[*paths])]


def by_unit(path: str, most: int) -> list[UnitSums]:
    """The lines at and below a path, so many at most, in the order of the tree."""
    return [
        UnitSums(row["name"], row["code"], row["stands"], _sums(row))
        for row in _rows(BY_UNIT, path=path, most=most)
    ]


def _rows(statement: str, **given: str | int | list[str]) -> Iterator[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        names = [column.name for column in cursor.description or ()]
        rows = cursor.fetchall()
    return (dict(zip(names, row, strict=True)) for row in rows)


def _sums(row: dict[str, Any]) -> Sums:
    return Sums(
        path=row["path"],
        area=row["area"],
        kind=row["kind"],
        counted_in=row["counted_in"],
        units=row["units"],
        with_value=row["with_value"],
        missing=row["missing"],
        past_end=int(row["past_end"]),
        place=row["first_place"],
        sums={one: int(row[one.value]) for one in Measure},
        known={one: row[f"{one.value}_known"] for one in Measure},
        held=int(row["held"]),
        held_known=row["held_known"],
        spread=int(row["spread"]),
        watch=Watch(
            short=row["short"],
            shortfall=int(row["shortfall"]),
            idle=row["idle"],
            unused=int(row["unused"]),
            fallen=row["fallen"],
            fall_first=row["fall_first"],
            over=row["over"],
            over_first=row["over_first"],
            stale=row["stale"],
            stale_first=row["stale_first"],
        ),
    )

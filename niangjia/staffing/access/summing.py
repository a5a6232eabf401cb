"""The sums of stored lines, federation by federation."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from niangjia.staffing.types import Measure

KNOWN = ", ".join(
    f"coalesce(sum({one}) FILTER (WHERE stands), 0) AS {one},"
    f" count({one}) FILTER (WHERE stands) AS {one}_known"
    for one in Measure
)
SUMS = f"""
    count(*) FILTER (WHERE stands) AS units,
    count(*) FILTER (WHERE stands AND status = 'value') AS with_value,
    count(*) FILTER (WHERE stands AND status = 'missing') AS missing,
    min(place) FILTER (WHERE stands AND workers IS DISTINCT FROM 0) AS first_place,
    coalesce(sum(past_end) FILTER (WHERE stands), 0) AS past_end,
    {KNOWN},
    count(*) FILTER (WHERE stands AND shortfall > 0 AND counted_in = 'person') AS short,
    coalesce(sum(unused) FILTER (WHERE stands), 0) AS unused,
    count(*) FILTER (WHERE stands AND unused > 0) AS idle,
    count(fall_until) FILTER (WHERE stands) AS fallen,
    min(fall_until) FILTER (WHERE stands) AS fall_first,
    count(*) FILTER (WHERE stands AND fall_over) AS over,
    min(fall_until) FILTER (WHERE stands AND fall_over) AS over_first,
    count(*) FILTER (WHERE stands AND stale) AS stale,
    min(cut_off_date) FILTER (WHERE stands AND stale) AS stale_first,
    coalesce(sum(funded) FILTER (WHERE NOT stands), 0) AS held,
    count(funded) FILTER (WHERE NOT stands) AS held_known,
    coalesce(sum(spread), 0) AS spread
"""
NUMBERS = (
    *("units", "with_value", "missing", "first_place", "past_end"),
    *(name for one in Measure for name in (one.value, f"{one.value}_known")),
    *("short", "unused", "idle", "fallen", "fall_first", "over", "over_first", "stale", "stale_first"),
    *("held", "held_known", "spread"),
)
FORGET = "DELETE FROM staffing_plansum WHERE scope_path = ANY (%(paths)s)"
STORE = f"""
INSERT INTO staffing_plansum (federation_id, scope_path, area, kind, counted_in, {", ".join(NUMBERS)})
SELECT f.id, f.scope_path, s.area, s.kind, s.counted_in, {", ".join(f"s.{one}" for one in NUMBERS)}
FROM (
    SELECT summed_at, area, kind, counted_in, {SUMS} FROM staffing_planline
    WHERE summed_at = ANY (%(paths)s) GROUP BY 1, 2, 3, 4
) s JOIN organisations_unit f ON f.scope_path = s.summed_at
WHERE s.units > 0 OR s.held_known > 0
"""
SUMMED_AT = """
SELECT DISTINCT summed_at FROM staffing_planline WHERE unit_id = ANY (%(units)s) AND summed_at <> ''
"""
GONE = """
DELETE FROM staffing_planline
WHERE unit_id = ANY (%(units)s) AND NOT EXISTS (SELECT FROM organisations_unit u WHERE u.id = unit_id)
"""


def federations_of(units: Sequence[int]) -> set[str]:
    """The paths of the federations that sum these units up, as far as they have a line."""
    with connection.cursor() as cursor:
        cursor.execute(SUMMED_AT, {"units": list(units)})
        return {path for (path,) in cursor.fetchall()}


def forget_gone(units: Sequence[int]) -> None:
    """Take away the lines of those among the units that are no more."""
    with connection.cursor() as cursor:
        cursor.execute(GONE, {"units": list(units)})


def store(paths: Sequence[str]) -> None:
    """Sum the lines of these federations anew."""
    with connection.cursor() as cursor:
        cursor.execute(FORGET, {"paths": list(paths)})
        cursor.execute(STORE, {"paths": list(paths)})

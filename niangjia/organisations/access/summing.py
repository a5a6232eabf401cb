"""What stands below each federation, summed up: derived anew where facts left marks, and read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from niangjia.kernel import derived
from niangjia.kernel.actor import Actor
from niangjia.kernel.derived import Derived
from niangjia.kernel.wording import Wording
from niangjia.organisations.models import Unit
from niangjia.organisations.types import FEDERATIONS, Measure

NEXT_ABOVE = """
    SELECT DISTINCT federation.id, federation.scope_path
    FROM organisations_unit AS unit CROSS JOIN LATERAL (
        SELECT id, scope_path FROM organisations_unit
        WHERE kind = ANY (%(federations)s) AND scope_path = ANY (ARRAY(
            SELECT left(unit.scope_path, length) FROM generate_series(6, length(unit.scope_path), 6) AS length
        ))
        ORDER BY scope_path DESC LIMIT 1
    ) AS federation
    WHERE unit.id = ANY (%(units)s)
"""
FORGET = "DELETE FROM organisations_unittotal WHERE unit_id = ANY (%(units)s) OR unit_id = ANY (%(above)s)"
SUM_UP = """
    INSERT INTO organisations_unittotal
        (unit_id, kind, open_units, counted_units, workers, holds_until, scope_path)
    WITH RECURSIVE member AS (
        SELECT parent_id AS federation, id, kind, founded_date, closed_date
        FROM organisations_unit WHERE parent_id = ANY (%(above)s)
        UNION ALL
        SELECT member.federation, unit.id, unit.kind, unit.founded_date, unit.closed_date
        FROM member JOIN organisations_unit AS unit ON unit.parent_id = member.id
        WHERE member.kind <> ALL (%(federations)s)
    )
    SELECT federation, kind,
        count(*) FILTER (WHERE closed_date IS NULL),
        count(count) FILTER (WHERE stands),
        coalesce(sum(count) FILTER (WHERE stands), 0),
        min(least(later, CASE WHEN founded_date > %(on)s THEN founded_date END,
                         CASE WHEN closed_date > %(on)s THEN closed_date END)),
        ''
    FROM member
        CROSS JOIN LATERAL (SELECT kind <> ALL (%(federations)s)
            AND (founded_date IS NULL OR founded_date <= %(on)s)
            AND (closed_date IS NULL OR closed_date > %(on)s)) AS standing (stands)
        LEFT JOIN LATERAL (
            SELECT count FROM organisations_headcount
            WHERE unit_id = member.id AND measure = %(workers)s AND cut_off_date <= %(on)s
            ORDER BY cut_off_date DESC LIMIT 1
        ) AS last ON true
        LEFT JOIN LATERAL (
            SELECT min(cut_off_date) AS later FROM organisations_headcount
            WHERE unit_id = member.id AND measure = %(workers)s AND cut_off_date > %(on)s
        ) AS next ON true
    GROUP BY federation, kind
"""

SUMS = """
    SELECT federation.id, below.kind, below.units, below.counted, below.workers
    FROM unnest(%s::bigint[], %s::text[]) AS federation (id, path) CROSS JOIN LATERAL (
        SELECT kind, sum(open_units) AS units, sum(counted_units) AS counted, sum(workers) AS workers
        FROM organisations_unittotal
        WHERE scope_path >= federation.path AND scope_path < federation.path || '~'
            AND scope_path >= %s AND scope_path < %s
        GROUP BY kind
    ) AS below
"""


def sum_up(units: Sequence[int], *, on: date) -> None:
    """Sum up anew what stands below the federations at or next above these units, as of the present day."""
    given: dict[str, Any] = {
        "units": list(units),
        "federations": FEDERATIONS,
        "workers": Measure.WORKERS.value,
        "on": on,
    }
    with connection.cursor() as cursor:
        cursor.execute(NEXT_ABOVE, given)
        above = sorted(cursor.fetchall(), key=lambda one: -len(one[1]))
        for _, path in above:
            derived.hold_at(TOTALS, path)
        given["above"] = [key for key, _ in above]
        cursor.execute(FORGET, given)
        cursor.execute(SUM_UP, given)


class Sum(NamedTuple):
    """Of the units of a kind: the open ones, those with a count, their workers."""

    units: int
    counted: int
    workers: int


def sums(federations: Sequence[Unit], *, by: Actor) -> dict[int, dict[str, Sum]]:
    """What stands below each of these federations, by kind; nothing where the scope does not cover it.

    One query, for what Django cannot say: a join by an interval of paths, in which the wall is looked at
    once for each, not once for every row.
    """
    covered = [one for one in federations if by.scope.covers(one.scope_path)]
    keys, paths = [one.pk for one in covered], [one.scope_path for one in covered]
    found: dict[int, dict[str, Sum]] = {one.pk: {} for one in federations}
    with connection.cursor() as cursor:
        cursor.execute(SUMS, [keys, paths, by.scope.low, by.scope.high])
        for key, kind, *numbers in cursor:
            found[key][kind] = Sum(*(int(number) for number in numbers))
    return found


TOTALS = derived.register(
    Derived(
        "organisations.total",
        Wording("正在重算各级工会的单位数和职工人数", "summing up units and workers anew"),
        renew=sum_up,
        table="organisations_unittotal",
    )
)

"""Keeping the totals of the roster: federation by federation, the deepest first.

A federation that is marked is counted anew: who is posted to its own units, and what the federations directly
below it have. Those above get the difference, so that one change below costs the nation a few rows.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Case, F, Func, TextField, Value, When

from niangjia.kernel import derived
from niangjia.kernel.actor import SEGMENT
from niangjia.kernel.scope import present_actor
from niangjia.kernel.wording import Wording
from niangjia.organisations.types import FEDERATIONS
from niangjia.workforce import access
from niangjia.workforce.models.total import APART, EVERYBODY, UNTIL
from niangjia.workforce.queries.facets import AGES, CONTRACT_END, FACETS, OPEN, UNKNOWN
from niangjia.workforce.queries.tally import on_roster

BIRTHDAYS = sorted({youngest for youngest, _ in AGES.values() if youngest})

AT_AND_ABOVE = """
    WITH RECURSIVE above (id, parent_id, path, kind, nearest) AS (
        SELECT id, parent_id, scope_path, kind, true FROM organisations_unit WHERE id = ANY (%(units)s)
        UNION
        SELECT u.id, u.parent_id, u.scope_path, u.kind, a.nearest AND a.kind <> ALL (%(federations)s)
            FROM above a JOIN organisations_unit u ON u.id = a.parent_id
    )
    SELECT id, path, bool_or(nearest) FROM above WHERE kind = ANY (%(federations)s) GROUP BY id, path
"""
OWN_UNITS = """
    WITH RECURSIVE own (unit_id, federation, is_federation) AS (
        SELECT id, id, false FROM organisations_unit WHERE id = ANY (%(anew)s)
        UNION ALL
        SELECT u.id, o.federation, u.kind = ANY (%(federations)s)
            FROM own o JOIN organisations_unit u ON u.parent_id = o.unit_id WHERE NOT o.is_federation
    )
    SELECT is_federation, unit_id, federation FROM own
"""
OWN = "unnest(%(units)s::bigint[], %(of)s::bigint[])"
COUNTED = f"""
    WITH posted AS MATERIALIZED (
        SELECT own.federation, home.federation IS DISTINCT FROM own.federation AS apart, listed.*
            FROM {OWN} AS own (unit_id, federation)
            JOIN ({{listed}}) AS listed (unit_id, home_id, {{names}}) USING (unit_id)
            LEFT JOIN {OWN} AS home (home_id, federation) USING (home_id)
    ),
    said AS (
        SELECT federation, side, value COLLATE "C" AS value, count(*) AS number
            FROM posted CROSS JOIN LATERAL (
                VALUES ('{EVERYBODY}', ''), ('{APART}', CASE WHEN apart THEN '' END), {{sides}}
            ) AS one (side, value)
            WHERE value IS NOT NULL GROUP BY 1, 2, 3
        UNION ALL
        SELECT below.federation, t.side, t.value, t.number
            FROM unnest(%(below)s::bigint[], %(above)s::bigint[]) AS below (unit_id, federation)
            JOIN workforce_rostertotal t USING (unit_id) WHERE t.side <> '{UNTIL}'
    ),
    present AS (
        SELECT federation, side COLLATE "C" AS side, value, sum(number)::int AS number
            FROM said GROUP BY 1, 2, 3
    ),
    former AS (
        SELECT unit_id AS federation, side, value, number FROM workforce_rostertotal
            WHERE unit_id = ANY (%(anew)s) AND side <> '{UNTIL}'
    ),
    changed AS MATERIALIZED (
        SELECT federation, side, value, coalesce(present.number, 0) AS number,
            coalesce(present.number, 0) - coalesce(former.number, 0) AS more
        FROM present FULL JOIN former USING (federation, side, value)
        WHERE present.number IS DISTINCT FROM former.number
    ),
    gone AS (
        DELETE FROM workforce_rostertotal t USING changed
            WHERE changed.number = 0 AND t.unit_id = federation
                AND (t.side, t.value) = (changed.side, changed.value)
    ),
    kept AS (
        INSERT INTO workforce_rostertotal (unit_id, side, value, number)
            SELECT federation, side, value, number FROM changed WHERE number <> 0
            ON CONFLICT (unit_id, side, value) DO UPDATE SET number = excluded.number
    )
    SELECT federation, side, value, more FROM changed
"""
ADDED = """
    WITH told AS (
        SELECT * FROM unnest(%(of)s::bigint[], %(sides)s::text[], %(values)s::text[], %(more)s::int[])
            AS told (unit_id, side, value, more)
    )
    INSERT INTO workforce_rostertotal (unit_id, side, value, number)
        SELECT unit_id, side, value, more FROM told
        ON CONFLICT (unit_id, side, value)
            DO UPDATE SET number = workforce_rostertotal.number + excluded.number
"""
EMPTY = f"DELETE FROM workforce_rostertotal WHERE unit_id = ANY (%(of)s) AND number = 0 AND side <> '{UNTIL}'"
FORGOTTEN = f"DELETE FROM workforce_rostertotal WHERE unit_id = ANY (%(anew)s) AND side = '{UNTIL}'"
HELD = f"""
    INSERT INTO workforce_rostertotal (unit_id, side, value, number, holds_until)
    SELECT own.federation, '{UNTIL}', '', 0, min(day)
        FROM {OWN} AS own (unit_id, federation)
        JOIN workforce_engagement e USING (unit_id)
        JOIN workforce_person p ON p.id = e.person_id
        CROSS JOIN LATERAL (
            VALUES (e.start_date), (e.left_date)
            UNION ALL SELECT (p.birth_date + make_interval(years => age))::date + later
                FROM unnest(%(ages)s::int[]) AS age, generate_series(0, 1) AS later
            UNION ALL SELECT unnest(ARRAY[lower(s.period), upper(s.period)])
                FROM workforce_spell s WHERE s.engagement_id = e.id
        ) AS days (day)
        WHERE day > %(on)s AND e.scope_path >= %(first)s AND e.scope_path < %(last)s
            AND (e.left_date IS NULL OR e.left_date > %(on)s)
        GROUP BY own.federation
"""
# Whoever was born on 29 February is a day older on the 28th or on 1 March, by the year: both days are taken.

Totals = Counter[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Federation:
    """A federation that is counted anew, or that only gets the differences of those below it."""

    id: int
    path: str
    anew: bool


def renew(units: Sequence[int], *, on: date) -> None:
    """Count the federations of these units anew, and bring those above them up to date."""
    federations = {one.path: one for one in _at_and_above(units)}
    owed: defaultdict[int, Totals] = defaultdict(Counter)
    for length in sorted({len(path) for path in federations}, reverse=True):
        level = [one for path, one in federations.items() if len(path) == length]
        if length < 2 * SEGMENT:
            for one in level:
                derived.hold_at(TOTALS, one.path)  # others write there from other stretches of the tree
        changed = _counted_anew([one for one in level if one.anew], on=on)
        changed |= _added({one.id: owed[one.id] for one in level if not one.anew})
        for one in level:
            above = _above(one.path, federations)
            if above is not None and one.id in changed:
                for total, more in changed[one.id].items():
                    owed[above.id][total] += more


def _at_and_above(units: Sequence[int]) -> list[Federation]:
    rows = _rows(AT_AND_ABOVE, {"units": list(units), "federations": FEDERATIONS})
    return [Federation(*row) for row in rows]


def _above(path: str, federations: Mapping[str, Federation]) -> Federation | None:
    ends = range(len(path) - SEGMENT, 0, -SEGMENT)
    return next((federations[path[:end]] for end in ends if path[:end] in federations), None)


def _counted_anew(federations: Sequence[Federation], *, on: date) -> dict[int, Totals]:
    """Write what these federations have; returns by how much that differs from what was written."""
    if not federations:
        return {}
    given: dict[str, Any] = {"anew": [one.id for one in federations]}
    own: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
    for is_federation, unit, of in _rows(OWN_UNITS, given | {"federations": FEDERATIONS}):
        own[is_federation].append((unit, of))
    given |= {"units": [unit for unit, _ in own[False]], "of": [one for _, one in own[False]]}
    given |= {"below": [unit for unit, _ in own[True]], "above": [one for _, one in own[True]]}
    stretch = {
        "first": min(one.path for one in federations),
        "last": max(one.path for one in federations) + "~",
    }
    listed, params = _listed(stretch["first"], stretch["last"], on)
    names = [f"of_{key}" for key in FACETS]
    sides = ", ".join(f"('{key}', of_{key})" for key in FACETS)
    statement = COUNTED.format(listed=listed, names=", ".join(names), sides=sides)
    changed: dict[int, Totals] = defaultdict(Counter)
    for federation, side, value, more in _rows(statement, given | params):
        changed[federation][side, value] = more
    _run(FORGOTTEN, given)
    _run(HELD, given | stretch | {"ages": BIRTHDAYS, "on": on})
    return changed


def _added(owed: Mapping[int, Totals]) -> dict[int, Totals]:
    """Write the differences to what these federations have; returns them."""
    rows = [
        (one, side, value, more)
        for one, totals in owed.items()
        for (side, value), more in totals.items()
        if more
    ]
    if rows:
        of, sides, values, more = zip(*sorted(rows), strict=True)
        given = {"of": list(of), "sides": list(sides), "values": list(values), "more": list(more)}
        _run(ADDED, given)
        _run(EMPTY, given)
    return dict(owed)


def _listed(first: str, last: str, on: date) -> tuple[str, dict[str, Any]]:
    """Who is on the roster between two paths, as a query: unit, person's own unit, value on every side."""
    by = present_actor()
    assert by is not None, "totals are kept within a transaction"
    values = {key: facet.value_of(on, by) for key, facet in FACETS.items()} | {CONTRACT_END.key: _end_day()}
    rows = access.engagements(by).filter(scope_path__gte=first, scope_path__lt=last).order_by()
    rows = on_roster(rows, on=on)
    rows = rows.annotate(**{f"of_{key}": value for key, value in values.items()})
    listed = rows.values_list("unit_id", "person__unit_id", *(f"of_{key}" for key in FACETS))
    statement, params = listed.query.sql_with_params()
    named = {f"listed_{place}": value for place, value in enumerate(params)}
    return statement % tuple(f"%({name})s" for name in named), named


def _end_day() -> Case:
    """The contract's end as it is: the bars of a day are made of days."""
    day = Func(F("contract_end_date"), Value("YYYY-MM-DD"), function="to_char")
    return Case(
        When(open_ended=True, then=Value(OPEN)),
        When(contract_end_date=None, then=Value(UNKNOWN)),
        default=day,
        output_field=TextField(),
    )


def _rows(statement: str, params: Mapping[str, Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _run(statement: str, params: Mapping[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, params)


TOTALS = derived.register(
    derived.Derived(
        "workforce.roster",
        Wording("正在重算花名册汇总", "counting the rosters anew"),
        renew=renew,
        table="workforce_rostertotal",
    )
)

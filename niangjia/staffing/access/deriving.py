"""The lines of many units in one statement: the facts of the live tables, asked of the documents as columns.

The same as `rules.line_of`, which explains a single unit: a property test holds that both say the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db import connection

from niangjia.kernel.actor import SEGMENT
from niangjia.organisations.types import FEDERATIONS
from niangjia.policy import facade as policy
from niangjia.policy.columns import placing, sql
from niangjia.staffing.rules.lines import FILLED_BY, POSTS
from niangjia.staffing.rules.totals import STALE
from niangjia.staffing.types import PERSON, PROJECT

STANDING = "(ended_on IS NULL OR ended_on > %(on)s) AND period @> %(on)s::date"
FACTS = f"""
asked AS MATERIALIZED (
    SELECT u.id AS unit_id, u.name, u.scope_path, u.kind, u.founded_date, u.closed_date,
        u.kind <> ALL (%(federations)s) AND (u.founded_date IS NULL OR u.founded_date <= %(on)s)
            AND (u.closed_date IS NULL OR u.closed_date > %(on)s) AS stands,
        CASE WHEN u.kind = ANY (%(federations)s) THEN 0
            WHEN p.kind = ANY (%(federations)s) THEN 1
            ELSE coalesce(
                (SELECT min(up) FROM generate_series(2, length(u.scope_path) / {SEGMENT} - 1) up
                    JOIN organisations_unit f ON f.scope_path = left(u.scope_path, -{SEGMENT} * up)
                    WHERE f.kind = ANY (%(federations)s)),
                length(u.scope_path) / {SEGMENT}
            )
        END AS height,
        t.division_code AS place
    FROM organisations_unit u
    LEFT JOIN organisations_unit p ON p.id = u.parent_id
    LEFT JOIN LATERAL (
        SELECT division_code FROM organisations_territory
        WHERE unit_id = u.id AND period @> %(on)s::date LIMIT 1
    ) t ON true
    WHERE {{which}}
),
counts AS MATERIALIZED (
    SELECT h.unit_id, h.count, h.cut_off_date, h.source,
        lag(h.cut_off_date) OVER later AS until,
        first_value(h.count) OVER later AS last,
        row_number() OVER later AS nth
    FROM organisations_headcount h JOIN asked USING (unit_id)
    WHERE h.measure = 'workers' AND h.cut_off_date <= %(on)s
    WINDOW later AS (PARTITION BY h.unit_id ORDER BY h.cut_off_date DESC)
),
facts AS MATERIALIZED (
    SELECT asked.*, c.count::bigint AS workers, c.cut_off_date
    FROM asked LEFT JOIN counts c ON c.unit_id = asked.unit_id AND c.nth = 1
    WHERE asked.stands
),
people AS MATERIALIZED (
    SELECT f.unit_id, f.place, f.kind, e.form, e.full_time::int AS full_time, count(*) AS number,
        count(*) FILTER (WHERE NOT e.open_ended AND e.contract_end_date < %(on)s) AS past_end
    FROM facts f JOIN workforce_engagement e ON e.unit_id = f.unit_id
    WHERE (e.left_date IS NULL OR e.left_date > %(on)s) AND (e.start_date IS NULL OR e.start_date <= %(on)s)
    GROUP BY 1, 2, 3, 4, 5
),
funded AS MATERIALIZED (
    SELECT a.unit_id, m.posts, m.spread FROM asked a CROSS JOIN LATERAL (
        SELECT sum(posts) AS posts, sum(spread) AS spread FROM (
            SELECT posts, 0 AS spread FROM funding_replyallotment
                WHERE unit_id = a.unit_id AND {STANDING}
            UNION ALL
            SELECT posts - allotted, CASE WHEN a.kind = ANY (%(federations)s) THEN posts - allotted ELSE 0 END
                FROM funding_budgetreply WHERE unit_id = a.unit_id AND {STANDING}
        ) parts
    ) m WHERE m.posts IS NOT NULL
)"""
ASKED_OF_DOCUMENTS = """
posts AS MATERIALIZED ({posts}),
filled AS MATERIALIZED (
    SELECT unit_id, sum(number) AS number, sum(past_end) AS past_end
    FROM ({filled_by}) answered WHERE value = 1 GROUP BY 1
),
numbers AS MATERIALIZED (
    SELECT f.unit_id, f.workers, p.rule, (%(counted_in)s::text[])[p.rule + 1] AS counted_in,
        (%(numeric)s::boolean[])[p.rule + 1] AS is_numeric,
        CASE WHEN (%(numeric)s::boolean[])[p.rule + 1] THEN p.must END AS must,
        CASE WHEN (%(numeric)s::boolean[])[p.rule + 1] THEN p.may END AS may,
        CASE WHEN (%(numeric)s::boolean[])[p.rule + 1] THEN p.value END AS value,
        coalesce(w.number, 0) AS people, coalesce(w.past_end, 0) AS past_end, m.posts AS funded
    FROM facts f JOIN posts p USING (unit_id)
    LEFT JOIN filled w USING (unit_id) LEFT JOIN funded m USING (unit_id)
),
former AS MATERIALIZED ({former}),
falls AS MATERIALIZED (
    SELECT DISTINCT ON (unit_id) unit_id, (o.until + make_interval(months => %(months)s))::date AS until
    FROM former o JOIN numbers n USING (unit_id)
    WHERE n.rule > 0 AND n.is_numeric AND n.counted_in = '{person}'
        AND greatest(n.people, coalesce(n.funded, 0)) > CASE WHEN n.workers = 0 THEN 0 ELSE n.value END
        AND greatest(n.people, coalesce(n.funded, 0)) <= o.value
    ORDER BY unit_id, o.cut_off_date DESC
),
changes AS MATERIALIZED (
    SELECT a.unit_id, d.day FROM asked a LEFT JOIN facts f USING (unit_id) LEFT JOIN falls l USING (unit_id)
    CROSS JOIN LATERAL (
        SELECT min(day) AS day FROM (
            SELECT unnest(ARRAY[
                a.founded_date, a.closed_date, f.cut_off_date + {stale_days} + 1, l.until + 1
            ]) AS day
            UNION ALL SELECT unnest(ARRAY[lower(period), upper(period)])
                FROM organisations_territory WHERE unit_id = a.unit_id
            UNION ALL SELECT cut_off_date FROM organisations_headcount
                WHERE unit_id = a.unit_id AND measure = 'workers'
            UNION ALL SELECT unnest(ARRAY[
                    start_date, left_date, CASE WHEN NOT open_ended THEN contract_end_date + 1 END
                ]) FROM workforce_engagement WHERE unit_id = a.unit_id
            UNION ALL SELECT unnest(ARRAY[lower(period), upper(period), ended_on])
                FROM funding_replyallotment WHERE unit_id = a.unit_id
            UNION ALL SELECT unnest(ARRAY[lower(period), upper(period), ended_on])
                FROM funding_budgetreply WHERE unit_id = a.unit_id
        ) days WHERE day > %(on)s
    ) d
)
SELECT a.unit_id, a.name, a.scope_path, a.kind, a.stands, a.height, a.place,
    CASE WHEN a.place ~ '^[0-9]{{2,12}}$' THEN (%(areas)s::text[])[
        width_bucket(rpad(a.place, {digits}, '0')::bigint, %(starts)s::bigint[])
    ] END AS area,
    coalesce(n.counted_in, '{person}') AS counted_in,
    CASE WHEN n.value IS NOT NULL THEN 'value'
        WHEN a.place IS NULL OR (n.is_numeric AND n.workers IS NULL) THEN 'missing'
        ELSE 'not_applicable' END AS status,
    n.workers, f.cut_off_date, n.must, n.may, n.value, m.posts AS funded, coalesce(m.spread, 0) AS spread,
    CASE WHEN n.counted_in <> '{project}' THEN n.people END AS filled, coalesce(n.past_end, 0) AS past_end,
    l.until AS fall_until, coalesce(l.until < %(on)s, false) AS fall_over,
    coalesce(f.cut_off_date + {stale_days} < %(on)s, false) AS stale, c.day AS holds_until
FROM asked a
LEFT JOIN facts f USING (unit_id) LEFT JOIN numbers n USING (unit_id) LEFT JOIN funded m USING (unit_id)
LEFT JOIN falls l USING (unit_id) LEFT JOIN changes c USING (unit_id)
"""
COLUMNS = (
    *("unit_id", "name", "scope_path", "kind", "stands", "height", "place", "area", "counted_in", "status"),
    *("workers", "cut_off_date", "must", "may", "value", "funded", "spread", "filled", "past_end"),
    *("shortfall", "room", "above", "unused", "fall_until", "fall_over", "stale", "holds_until"),
)
AGAINST = """
SELECT {kept},
    CASE WHEN must IS NOT NULL AND filled IS NOT NULL THEN greatest(0, must - filled) END AS shortfall,
    CASE WHEN value IS NOT NULL AND filled IS NOT NULL
        THEN greatest(0, value - greatest(filled, coalesce(must, 0))) END AS room,
    CASE WHEN value IS NOT NULL AND filled IS NOT NULL THEN greatest(0, filled - value) END AS above,
    CASE WHEN funded IS NOT NULL AND filled IS NOT NULL THEN greatest(0, funded - filled) END AS unused
FROM ({lines}) AS line
"""
AGAINST_FILLED = ("shortfall", "room", "above", "unused")
STORE = """
INSERT INTO staffing_planline ({columns}) SELECT {columns} FROM ({lines}) AS line
ON CONFLICT (unit_id) DO UPDATE SET {changed}
WHERE ({stored}) IS DISTINCT FROM ({excluded})
"""


@dataclass(frozen=True)
class Deriving:
    """A statement with what it is given: by these documents, on this day."""

    statement: str
    given: Mapping[str, Any]


@lru_cache(maxsize=8)
def lines(documents: policy.Library, on: date, which: str, months: int) -> Deriving:
    """A SELECT of `COLUMNS` for the units that `which` picks from `organisations_unit u`."""
    posts = policy.columns(POSTS, on=on, documents=documents)
    filled_by = policy.columns(FILLED_BY, on=on, documents=documents)
    now = "SELECT unit_id, place, kind, workers FROM facts"
    before = (
        "SELECT c.unit_id, f.place, f.kind, c.count::bigint AS workers, c.until, c.cut_off_date"
        " FROM counts c JOIN facts f USING (unit_id) WHERE c.count > c.last"
    )
    written = ASKED_OF_DOCUMENTS.format(
        posts=_asked(posts, now, "unit_id"),
        filled_by=_asked(filled_by, "SELECT * FROM people", "unit_id", "number", "past_end"),
        former=_asked(posts, before, "unit_id", "until", "cut_off_date"),
        person=PERSON,
        project=PROJECT,
        digits=placing.DIGITS,
        stale_days=STALE.days,
    )
    inner = f"WITH {FACTS.format(which=which)},{written}"
    kept = ", ".join(one for one in COLUMNS if one not in AGAINST_FILLED)
    areas, intervals = areas_of(documents)
    given: dict[str, Any] = {
        "on": on,
        "months": months,
        "federations": FEDERATIONS,
        "starts": list(intervals.starts),
        "areas": [areas[at] for at in intervals.areas],
        "counted_in": [rule.provision.unit if rule else PERSON for rule in posts.rules],
        "numeric": [bool(rule and rule.provision.kind == "headcount_steps") for rule in posts.rules],
    }
    return Deriving(AGAINST.format(kept=kept, lines=inner), given)


def areas_of(documents: policy.Library) -> tuple[list[str], placing.Areas]:
    """The areas that a library answers alike within, and where they lie."""
    areas = sorted({policy.places.NATION, *documents.areas})
    return areas, placing.Areas.of(areas)


def _asked(columns: policy.Columns, source: str, *keep: str) -> str:
    return sql.select(columns, sql.POSTGRES, source, keep=keep).replace("%", "%%")


def store(documents: policy.Library, units: Sequence[int], *, on: date, months: int) -> None:
    """Derive the lines of these units and put them in the place of those stored; a line as it was stays."""
    derived = lines(documents, on, "u.id = ANY (%(units)s)", months)
    others = [one for one in COLUMNS if one not in ("unit_id", "scope_path")]
    statement = STORE.format(
        columns=", ".join(COLUMNS),
        lines=derived.statement,
        changed=", ".join(f"{one} = excluded.{one}" for one in others),
        stored=", ".join(f"staffing_planline.{one}" for one in others),
        excluded=", ".join(f"excluded.{one}" for one in others),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, {**derived.given, "units": list(units)})

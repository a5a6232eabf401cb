"""What the provisions ask of a few units, from the live tables: one query, whatever their number."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection

from niangjia.kernel.actor import SEGMENT
from niangjia.organisations.types import COUNTY_RANK, FEDERATIONS, FormerCount, UnitKind
from niangjia.staffing.access.deriving import FACTS
from niangjia.workforce.types import EmploymentForm, Tally

OF_UNITS = f"""
WITH {FACTS.format(which="u.id = ANY (%(units)s)")}
SELECT f.unit_id, u.code, u.name, f.scope_path, f.kind, u.initials, u.division_code, f.place, f.workers,
    f.cut_off_date, c.source,
    coalesce((SELECT name FROM organisations_unit county
        WHERE county.kind = ANY (%(county_rank)s) AND county.scope_path = ANY (ARRAY(
            SELECT left(f.scope_path, {SEGMENT} * up)
            FROM generate_series(1, length(f.scope_path) / {SEGMENT}) up
        )) ORDER BY county.scope_path DESC LIMIT 1), '') AS county,
    ARRAY(SELECT jsonb_build_array(p.form, p.full_time = 1, p.number, p.past_end) FROM people p
        WHERE p.unit_id = f.unit_id) AS people,
    ARRAY(SELECT jsonb_build_array(o.count, o.cut_off_date, o.until) FROM counts o
        WHERE o.unit_id = f.unit_id AND o.count > o.last ORDER BY o.cut_off_date DESC) AS former
FROM facts f JOIN organisations_unit u ON u.id = f.unit_id
LEFT JOIN counts c ON c.unit_id = f.unit_id AND c.nth = 1
"""


@dataclass(frozen=True, slots=True)
class LiveUnit:
    """A unit that stands on a day, with what is known of it."""

    unit_id: int
    code: str
    name: str
    path: str
    kind: UnitKind
    found_by: str
    place: str | None
    workers: int | None
    cut_off_date: date | None
    source: str
    county: str
    tallies: tuple[Tally, ...]
    former: tuple[FormerCount, ...]


def of_units(units: Sequence[int], *, on: date) -> list[LiveUnit]:
    """Those of the primary-level units that stand on a day, in no order."""
    given: dict[str, Any] = {"units": list(units), "on": on}
    given |= {"federations": FEDERATIONS, "county_rank": COUNTY_RANK}
    with connection.cursor() as cursor:
        cursor.execute(OF_UNITS, given)
        return [_unit(*row) for row in cursor.fetchall()]


def _unit(
    unit_id: int,
    code: str,
    name: str,
    path: str,
    kind: str,
    initials: str,
    division: str | None,
    place: str | None,
    workers: int | None,
    cut_off_date: date | None,
    source: str | None,
    county: str,
    people: list[str],
    former: list[str],
) -> LiveUnit:
    return LiveUnit(
        unit_id=unit_id,
        code=code,
        name=name,
        path=path,
        kind=UnitKind(kind),
        found_by=f"{name} {initials} {code} {division or ''}".lower(),
        place=place,
        workers=workers,
        cut_off_date=cut_off_date,
        source=source or "",
        county=county.removesuffix("总工会"),
        tallies=tuple(one for told in people for one in _tallies(*json.loads(told))),
        former=tuple(
            FormerCount(count, date.fromisoformat(counted), date.fromisoformat(until))
            for count, counted, until in map(json.loads, former)
        ),
    )


def _tallies(form: str, full_time: bool, number: int, past_end: int) -> list[Tally]:
    both = ((False, number - past_end), (True, past_end))
    return [Tally(EmploymentForm(form), full_time, past, some) for past, some in both if some]

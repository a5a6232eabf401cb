"""The roster in numbers: every picture and headline from one pass over the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection
from django.db.models import BooleanField, Case, Q, Value, When

from niangjia.kernel.actor import Actor
from niangjia.workforce.queries.entry import Entry
from niangjia.workforce.queries.facets import CONTRACT_END, FACETS, PAST
from niangjia.workforce.queries.people import narrowed
from niangjia.workforce.queries.totals import Totals

HEADLINES = ("30", "60", PAST)
"""Contract ends that are counted by themselves: they overlap, so no bar holds them."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """How many people the list has; by facet and value, whichever values of that facet it is narrowed to;
    and how many contracts end soon or have ended."""

    total: int
    by: Mapping[str, Mapping[str, int]]
    ends: Mapping[str, int]

    def held(self, key: str, entry: Entry) -> Mapping[str, int]:
        """The bars of a facet that the list itself has: those it is narrowed to, or all."""
        chosen = entry.chosen.get(key, ())
        return {value: number for value, number in self.by[key].items() if not chosen or value in chosen}


def of_totals(stored: Totals) -> Statistics:
    """The same of a whole federation, from what is stored: no query."""
    return Statistics(
        stored.whole,
        {key: stored.bars(key) for key in FACETS},
        {end: stored.number(Entry(chosen={CONTRACT_END.key: (end,)})) for end in HEADLINES},
    )


def statistics(entry: Entry, *, on: date, by: Actor) -> Statistics:
    """Everything that is counted of the list: one query, which reads all of it.

    A picture shows also the bars its own facet is not narrowed to, so that they can be clicked: of the
    narrowed facets each is kept as a yes or no beside the row, and a picture asks for all but its own.
    """
    held = [key for key, values in entry.chosen.items() if values]
    rows = narrowed(entry.wide(), on=on, by=by).order_by()
    rows = rows.annotate(
        **{f"of_{key}": facet.value_of(on, by) for key, facet in FACETS.items()},
        **{f"holds_{key}": _yes(FACETS[key].matches(entry.chosen[key], on, by)) for key in held},
        **{f"ends_{end}": _yes(CONTRACT_END.condition(end, on, by)) for end in HEADLINES},
    )
    wanted = [f"of_{key}" for key in FACETS], [f"holds_{key}" for key in held]
    inner, params = rows.values_list(
        *wanted[0], *wanted[1], *(f"ends_{end}" for end in HEADLINES)
    ).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(_grouped(inner, held), params)
        return _read(cursor.fetchall())


def _yes(condition: Q) -> Case:
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def _grouped(inner: str, held: Sequence[str]) -> str:
    """The pass: a set of groups for each facet, and one of everybody."""
    names = [*FACETS, *(f"holds_{key}" for key in held), *(f"ends_{end}" for end in HEADLINES)]
    counts = [_count(held, but=key) for key in FACETS]
    ends = [_count(held, but=CONTRACT_END.key, when=f"ends_{end}") for end in HEADLINES]
    marks = [f"grouping({_quoted(key)})" for key in FACETS]
    columns = ", ".join([*marks, *map(_quoted, FACETS), *counts, *ends, _count(held, but="")])
    sets = ", ".join(f"({_quoted(key)})" for key in FACETS)
    heads = ", ".join(map(_quoted, names))
    return f"SELECT {columns} FROM ({inner}) AS listed ({heads}) GROUP BY GROUPING SETS ({sets}, ())"


def _count(held: Sequence[str], *, but: str, when: str = "") -> str:
    conditions = [_quoted(f"holds_{key}") for key in held if key != but]
    if when:
        conditions.append(_quoted(when))
    return f"count(*) FILTER (WHERE {' AND '.join(conditions)})" if conditions else "count(*)"


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _read(rows: Sequence[Sequence[object]]) -> Statistics:
    by: dict[str, dict[str, int]] = {key: {} for key in FACETS}
    keys, width = list(FACETS), len(FACETS)
    total, ends = 0, dict.fromkeys(HEADLINES, 0)
    for row in rows:
        marks, values, counts = row[:width], row[width : 2 * width], row[2 * width : 3 * width]
        rest = row[3 * width :]
        if all(marks):
            ends = {end: int(str(number)) for end, number in zip(HEADLINES, rest, strict=False)}
            total = int(str(rest[-1]))
            continue
        place = marks.index(0)
        by[keys[place]][str(values[place] or "")] = int(str(counts[place]))
    return Statistics(total, by, ends)

"""The same rows through arrays and through each engine that is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import duckdb

from niangjia.policy.columns import agreeing, binding, sql
from niangjia.policy.columns.agreeing import Said
from niangjia.policy.columns.binding import Row
from niangjia.policy.columns.compiling import Columns
from niangjia.policy.columns.dialects import Dialect
from niangjia.policy.columns.tree import Shape

Rows = Iterable[Sequence[Any]]
Ask = Callable[[str], Rows]
"""A SELECT to its rows, in the order of their first column."""


def in_arrays(columns: Columns, rows: Sequence[Row]) -> list[Said]:
    """What arrays answer."""
    return list(agreeing.rows(columns, binding.bound(columns, rows).answered(columns)))


def in_duckdb(text: str) -> Rows:
    """What DuckDB answers."""
    with duckdb.connect() as connection:
        return connection.execute(f"{text} ORDER BY 1").fetchall()


def in_sql(columns: Columns, rows: Sequence[Row], dialect: Dialect, ask: Ask) -> list[Said]:
    """What an engine answers."""
    return [*_read(columns, ask(question(columns, rows, dialect)))]


def question(columns: Columns, rows: Sequence[Row], dialect: Dialect) -> str:
    """The SELECT over these rows, written out."""
    # Facts may have any name; the columns of place and kind are ours.
    source = relation(columns, rows, dialect)
    return sql.select(columns, dialect, source, keep=("nr",), place="at_place", kind="of_kind")


def relation(columns: Columns, rows: Sequence[Row], dialect: Dialect) -> str:
    """The rows as a SELECT of values, with the types that columns have."""
    names = ["nr", "at_place", "of_kind", *(dialect.named(one.name) for one in columns.facts)]
    types = [
        "BIGINT",
        *["TEXT"] * 2,
        *("TEXT" if one.shape is Shape.NAMED else "BIGINT" for one in columns.facts),
    ]
    written = []
    for nr, row in enumerate(rows):
        cells = [nr, row.place, binding.text(row.facts.get("kind")), *binding.contents(columns, row).values()]
        written.append(f"({', '.join(_cell(one, dialect) for one in cells)})")
    text = "STRING" if dialect.name == "spark" else "TEXT"
    casts = (
        f"CAST(c{at} AS {text if kind == 'TEXT' else kind}) AS {name}"
        for at, (name, kind) in enumerate(zip(names, types, strict=True))
    )
    columns_ = ", ".join(f"c{at}" for at in range(len(names)))
    return f"SELECT {', '.join(casts)} FROM (VALUES {', '.join(written)}) AS given({columns_})"


def _cell(one: int | str | None, dialect: Dialect) -> str:
    return "NULL" if one is None else dialect.text(one) if isinstance(one, str) else str(one)


def _read(columns: Columns, rows: Rows) -> Iterator[Said]:
    for _, status, rule, *numbers in rows:
        named: Mapping[str, int | None] = dict(zip(columns.outputs, numbers, strict=True))
        yield agreeing.told(columns, status, rule, named)

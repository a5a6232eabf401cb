"""Asking the database by hand, as the application's role or as the owner."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.db import connection

SCOPED = """
    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relkind = 'r' AND a.attname = 'scope_path' AND NOT a.attisdropped
      AND c.relnamespace = 'public'::regnamespace ORDER BY 1
"""


def rows(sql: str, *parameters: object) -> list[tuple[object, ...]]:
    """What the application's role gets for a query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def column(sql: str, *parameters: object) -> list[object]:
    """The first column of what the application's role gets."""
    return [row[0] for row in rows(sql, *parameters)]


def scoped_tables() -> list[str]:
    """Every table that carries a scope path, histories among them."""
    return [str(name) for name in column(SCOPED)]


@contextmanager
def as_owner(address: str) -> Iterator[psycopg.Connection]:
    """A connection of the owner's, each statement committed at once."""
    with psycopg.connect(address, autocommit=True) as owner:
        yield owner

"""Sealed values of a restored house opened again: the proof that the keys at hand are the right ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import psycopg
from cryptography.exceptions import InvalidTag
from psycopg.rows import dict_row
from psycopg.sql import SQL, Identifier

from niangjia.kernel.keys.ring import Use, file_name
from niangjia.kernel.vault import KeyMissing, Vault, vault
from niangjia.site.backup import keys

TAKEN = 50
"""Rows of each table; they are taken all over it."""
PEOPLE = "workforce_person"
WITH_KEYS = """
    SELECT table_name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'data_key' ORDER BY table_name
"""
SEALED = """
    SELECT column_name FROM information_schema.columns
    WHERE table_schema = 'public' AND table_name = %s AND column_name LIKE '%%\\_sealed' ORDER BY 1
"""
SAMPLE = "SELECT {columns} FROM {table} WHERE data_key IS NOT NULL ORDER BY md5(ctid::text) LIMIT {most}"
MASTER = file_name(Use.MASTER, 1)


@dataclass(frozen=True, slots=True)
class Opened:
    """How many rows' keys were opened, and how many could not be."""

    keys: int = 0
    values: int = 0
    failed: int = 0


def open_some(connection: psycopg.Connection[Any]) -> Opened | None:
    """Open a sample of what is sealed; None where there are no keys to open anything with."""
    if MASTER not in dict(keys.secrets()):
        return None  # asking the vault would draw new ones
    ring, opened = vault(), [0, 0, 0]
    for (table,) in connection.execute(WITH_KEYS).fetchall():
        for row in _sample(connection, table):
            try:
                ring.rewrapped(row["data_key"])
                opened[0] += 1
                opened[1] += _values(ring, row)
            except (InvalidTag, KeyMissing):
                opened[2] += 1
    return Opened(*opened)


def _sample(connection: psycopg.Connection[Any], table: str) -> list[dict[str, Any]]:
    """Keys of some rows, of people with what lies under them; papers and workbooks stay where they are."""
    named = ["data_key"]
    if table == PEOPLE:
        named += [name for (name,) in connection.execute(SEALED, [table]).fetchall()]
    columns = SQL(", ").join(map(Identifier, named))
    with connection.cursor(row_factory=dict_row) as cursor:
        asked = SQL(SAMPLE).format(columns=columns, table=Identifier(table), most=TAKEN)
        return cursor.execute(asked).fetchall()


def _values(ring: Vault, row: dict[str, Any]) -> int:
    names = [name for name in row if name.endswith("_sealed") and row[name] is not None]
    for name in names:
        ring.open_bytes(row["data_key"], row[name], about=name.removesuffix("_sealed"))
    return len(names)

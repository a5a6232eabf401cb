"""Somebody of whom everything was known, changed, read and taken out is forgotten when the time is up: no
column of any table tells anything of it then, not even to the owner of the tables."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from niangjia.kernel.command import operator
from niangjia.kernel.postgres.urls import Urls
from niangjia.kernel.scope import acting
from niangjia.kernel.vault import vault
from niangjia.privacy import tasks
from niangjia.workforce.models import Person
from tests.walls.life import CLEAR, SECRETS, Life

pytestmark = pytest.mark.usefixtures("committed")

ONLY_SEALED = {*CLEAR["number"][:2], *CLEAR["phone"], *CLEAR["card"], *CLEAR["address"]}
HOUSE = replace(operator(), reason="保存期限届满")
EVERYTHING = (
    "SELECT set_config('niangjia.scope_low', '0', false), set_config('niangjia.scope_high', '~', false)"
)
TABLES = """
    SELECT nspname, relname FROM pg_class JOIN pg_namespace space ON space.oid = relnamespace
    WHERE relkind IN ('r', 'm') AND nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
"""


def rows_of(owner: psycopg.Connection) -> dict[str, list[str]]:
    """Every row of every table, as text: JSON as it is written, bytes in hexadecimal."""
    owner.execute(EVERYTHING)
    return {
        table: [
            row
            for (row,) in owner.execute(
                SQL("SELECT told::text FROM {} AS told").format(Identifier(space, table))
            ).fetchall()
        ]
        for space, table in owner.execute(TABLES).fetchall()
    }


def spellings(secret: str) -> Iterable[str]:
    """As text, as bytes, and as programs write it in JSON."""
    return {secret, secret.encode().hex(), json.dumps(secret)[1:-1]}


def tables_telling(secret: str, rows: dict[str, list[str]]) -> set[str]:
    """The tables with a row in which a secret stands."""
    asked = spellings(secret)
    return {table for table, held in rows.items() if any(one in row for row in held for one in asked)}


def fingerprints() -> dict[str, str]:
    """What the person is found by without being told: any of these in a table says that it was there."""
    told = {"id_number": CLEAR["number"][:2], "phone": CLEAR["phone"], "bank_card": CLEAR["card"]}
    return {
        f"index of {value}": index.hex()
        for about, values in told.items()
        for value in values
        for index in vault().indexes(value, about=about)
    }


@pytest.mark.parametrize(("wage", "fate"), [("4600", "anonymised"), ("", "deleted")])
def test_no_column_of_any_table_tells_of_who_was_forgotten(database_urls: Urls, wage: str, fate: str) -> None:
    life = Life(wage)
    with psycopg.connect(database_urls.owner, autocommit=True) as owner:
        before = rows_of(owner)
        told = {one: tables_telling(one, before) for one in SECRETS}
        assert {one for one in ONLY_SEALED if told[one]} == set(), "a number stands in the clear"
        assert not any(table.endswith("event") for tables in told.values() for table in tables), told
        assert sum(map(bool, told.values())) > 10, "the search finds what is there"
        assert any(tables_telling(index, before) for index in fingerprints().values())
        counts = tasks.work_off(by=HOUSE, on=date(2026, 7, 1), tell=lambda *_: None)
        assert counts[fate] == 1
        after = rows_of(owner)
    searched = {one: one for one in SECRETS} | fingerprints()
    assert {name: found for name, one in searched.items() if (found := tables_telling(one, after))} == {}
    events = {table for table in before if table.endswith("event")}
    assert len(events) > 10
    assert {one for one in events if len(after[one]) < len(before[one])} == set()
    assert set(before["kernel_auditevent"]) <= set(after["kernel_auditevent"])
    assert set(before["workforce_personevent"]) <= set(after["workforce_personevent"])
    with acting(HOUSE):
        assert Person.objects.filter(pk=life.person.pk).exists() is (fate == "anonymised")

"""Numbers and addresses lie nowhere in the clear, names in one place: every column of every table is read."""

from __future__ import annotations

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from niangjia.kernel.postgres.urls import Urls
from niangjia.organisations.tests.factories import federation, imported, unit_row
from niangjia.workforce.tests.factories import engagement_row, id_number, on_the_roster

pytestmark = pytest.mark.usefixtures("committed")
EVERYTHING = (
    "SELECT set_config('niangjia.scope_low', '0', true), set_config('niangjia.scope_high', '~', true)"
)
TABLES = """
    SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    ORDER BY relname
"""


def tables_with(owner_url: str, *words: str) -> list[str]:
    """The tables with a row that holds any of the words, as text or as bytes."""
    found = []
    with psycopg.connect(owner_url) as owner:
        owner.execute(EVERYTHING)
        for (table,) in owner.execute(TABLES).fetchall():
            rows = owner.execute(SQL("SELECT r::text FROM {} AS r").format(Identifier(table))).fetchall()
            text = "\n".join(row for (row,) in rows)
            if any(word in text or word.encode().hex() in text for word in words):
                found.append(table)
    return found


def test_no_number_and_no_address_in_any_column(database_urls: Urls) -> None:
    county = federation("510703")
    [town] = imported(county, unit_row(contact_phone="13800001234"))
    more = {"bank_card": "6217001234567890122", "address": "四川省绵阳市涪城区跃进路12号"}
    on_the_roster(town, engagement_row(town, **more))
    on_the_roster(town, engagement_row(town, phone="13700000000"))
    secrets = (id_number(1), id_number(1)[:17], "13900000001", "13700000000", "13800001234", *more.values())
    assert tables_with(database_urls.owner, *secrets) == []


def test_a_name_lies_in_the_clear_on_its_own_row_alone(database_urls: Urls) -> None:
    [town] = imported(federation("510703"), unit_row(contact_name="欧阳若兰"))
    on_the_roster(town, engagement_row(town))
    assert tables_with(database_urls.owner, "张伟明") == ["workforce_person"]
    assert tables_with(database_urls.owner, "欧阳若兰") == ["organisations_unitcontact"]

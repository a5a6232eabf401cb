"""The addresses of the database."""

from __future__ import annotations

import pytest
from psycopg.conninfo import conninfo_to_dict

from niangjia.kernel.postgres.urls import PostgresError, Urls, from_environment, on_socket

APPLICATION = "postgresql://app@db.example/union?sslmode=require"
OWNER = "postgresql://owner@db.example/union"


def test_no_server_named() -> None:
    assert from_environment({}) is None


def test_both_named() -> None:
    urls = from_environment({"DATABASE_URL": APPLICATION, "DATABASE_OWNER_URL": OWNER})
    assert urls == Urls(APPLICATION, OWNER)


@pytest.mark.parametrize(
    ("environ", "message"),
    [
        ({"DATABASE_URL": APPLICATION}, "DATABASE_URL is set but DATABASE_OWNER_URL is not"),
        ({"DATABASE_OWNER_URL": OWNER}, "DATABASE_OWNER_URL is set but DATABASE_URL is not"),
        ({"DATABASE_URL": "mysql://x/y", "DATABASE_OWNER_URL": OWNER}, "must begin with postgresql://"),
    ],
)
def test_half_a_server_is_refused(environ: dict[str, str], message: str) -> None:
    with pytest.raises(PostgresError, match=message):
        from_environment(environ)


def test_a_socket_address_survives_odd_characters() -> None:
    url = on_socket("/home/工会 #1", role="niangjia_app", password="p@ss/word?")
    assert conninfo_to_dict(url) == {
        "user": "niangjia_app",
        "password": "p@ss/word?",
        "dbname": "niangjia",
        "host": "/home/工会 #1",
        "port": "5432",
    }


def test_another_database_on_the_same_server() -> None:
    socket = on_socket("/run/x", role="r", password="p")
    other = Urls(APPLICATION, socket).to_database("niangjia_test_gw0")
    assert other.application == "postgresql://app@db.example/niangjia_test_gw0?sslmode=require"
    assert conninfo_to_dict(other.owner) == {**conninfo_to_dict(socket), "dbname": "niangjia_test_gw0"}

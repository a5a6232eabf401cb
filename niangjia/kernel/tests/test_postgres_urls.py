"""The addresses of the database."""

from __future__ import annotations

from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict

from niangjia.kernel.home import HomeError
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


def test_addresses_may_lie_in_files_that_nobody_else_reads(tmp_path: Path) -> None:
    files = {"DATABASE_URL_FILE": APPLICATION, "DATABASE_OWNER_URL_FILE": OWNER}
    for name, url in files.items():
        (tmp_path / name).write_text(f"{url}\n")
        (tmp_path / name).chmod(0o600)
    environ = {name: str(tmp_path / name) for name in files}
    assert from_environment(environ) == Urls(APPLICATION, OWNER)
    (tmp_path / "DATABASE_URL_FILE").chmod(0o640)
    with pytest.raises(HomeError, match="chmod 600"):
        from_environment(environ)
    with pytest.raises(HomeError, match="cannot read"):
        from_environment({**environ, "DATABASE_URL_FILE": str(tmp_path / "none")})


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

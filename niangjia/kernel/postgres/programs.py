"""pg_dump and pg_restore of the server's own version, and how a password reaches them unseen."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from niangjia.kernel.postgres import binaries
from niangjia.kernel.postgres.urls import PostgresError

DEBIAN = Path("/usr/lib/postgresql")


def program(name: str, url: str) -> Path:
    """The program of that name, of the version of the server at `url`. Raises PostgresError.

    A newer one writes what an older server cannot read, an older one refuses a newer server.
    """
    with psycopg.connect(url, connect_timeout=10) as connection:
        wanted = connection.info.server_version // 10_000
    for path in _candidates(name, wanted):
        if path.exists() and _version(path) == wanted:
            return path
    raise PostgresError(f"没有与数据库同版本的 {name}：请安装 PostgreSQL {wanted} 的客户端程序")


def address(url: str) -> tuple[str, dict[str, str]]:
    """What to give a program as `--dbname`, and its environment: no password stands where `ps` shows it."""
    parts = conninfo_to_dict(url)
    password = parts.pop("password", None)
    environ = {"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
    return make_conninfo("", **parts), environ | ({"PGPASSWORD": str(password)} if password else {})


def _candidates(name: str, version: int) -> Iterator[Path]:
    yield binaries.shipped() / name
    yield DEBIAN / str(version) / "bin" / name
    for folder in os.get_exec_path():
        if found := shutil.which(name, path=folder):
            yield Path(found)


def _version(path: Path) -> int | None:
    said = subprocess.run([path, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.search(r"\(PostgreSQL\) (\d+)", said)
    return int(found.group(1)) if found else None

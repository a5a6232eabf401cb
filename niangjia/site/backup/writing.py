"""Make a backup: one snapshot, measured and dumped, sealed as it comes, named when it is whole."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

import psycopg

from niangjia.kernel import home
from niangjia.kernel.command import Fault, operator
from niangjia.kernel.postgres import programs
from niangjia.kernel.postgres.prepare import role
from niangjia.kernel.postgres.urls import Urls
from niangjia.kernel.scope import acting
from niangjia.site.backup import heads, keeping, keys, measuring
from niangjia.site.backup.actions import record_backup
from niangjia.site.backup.manifest import Manifest
from niangjia.site.backup.packing import Packer
from niangjia.site.backup.recipients import recipients
from niangjia.site.backup.sealing import sealing

FILES = "files"
"""What of the home goes along, beside the keys when they are asked for."""
DUMP = ("--format=custom", "--compress=gzip:4", "--no-password", "--lock-wait-timeout=60s")


@dataclass(frozen=True, slots=True)
class Written:
    """A backup that stands."""

    path: Path
    manifest: Manifest
    files: int
    size: int


def write(to: Path, *, urls: Urls, with_keys: bool, at: datetime) -> Written:
    """Back the house up into `to`, a file that is not there yet or a folder. Raises `Fault`.

    The house may be in use. Memory is bounded: everything passes through in pieces.
    """
    if not urls.backup:
        raise Fault("DATABASE_BACKUP_URL 没有写明备份角色（须有 bypassrls 和 pg_read_all_data）：没有备份")
    path, sealed_for = keeping.named(to, at=at), recipients()
    with keeping.drafted(path) as draft:
        ends = heads.read()  # before the snapshot: what was sealed since is in it, nothing is missing from it
        with _snapshot(urls) as (connection, snapshot), sealing(draft, sealed_for) as into:
            manifest = _manifest(connection, urls, ends, with_keys=with_keys, at=at)
            packer = Packer(into)
            packer.manifest(manifest.written())
            with _dump(urls, snapshot) as dump:
                packer.dump(dump)
            files = sum(1 for _ in _files(packer, with_keys=with_keys))
            packer.close()
        draft.flush()
        size = draft.tell()
        with acting(by := operator()):
            record_backup(by=by, name=path.name, rows=manifest.rows, size=size, with_keys=with_keys)
            keeping.settle(draft, path)  # in the transaction: no file without its event
    return Written(path, manifest, files, size)


@contextmanager
def _snapshot(urls: Urls) -> Iterator[tuple[psycopg.Connection, str]]:
    """A transaction that sees the house at one instant, and the name under which others see the same."""
    with psycopg.connect(urls.backup, connect_timeout=10) as connection:
        measuring.look(connection)
        row = connection.execute("SELECT pg_export_snapshot()").fetchone()
        assert row is not None
        yield connection, row[0]


def _manifest(
    connection: psycopg.Connection, urls: Urls, ends: list[str], *, with_keys: bool, at: datetime
) -> Manifest:
    return Manifest(
        taken_at=at.isoformat(timespec="seconds"),
        server_version=str(connection.info.server_version),
        roles={"owner": role(urls.owner), "application": role(urls.application)},
        migrations=measuring.migrations(connection),
        tables=measuring.tables(connection),
        functions=measuring.functions(connection),
        keys=keys.fingerprints(),
        with_keys=with_keys,
        heads=ends,
    )


@contextmanager
def _dump(urls: Urls, snapshot: str) -> Iterator[IO[bytes]]:
    """What pg_dump says of the snapshot. Raises `Fault` when it did not come to its end."""
    address, environ = programs.address(urls.backup)
    command = [
        str(programs.program("pg_dump", urls.backup)),
        *DUMP,
        f"--snapshot={snapshot}",
        f"--dbname={address}",
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environ) as dump:
        assert dump.stdout is not None and dump.stderr is not None
        try:
            yield dump.stdout
        except BaseException:
            dump.kill()
            raise
        said = dump.stderr.read().decode(errors="replace").strip()
        if dump.wait():
            raise Fault(f"pg_dump 没有完成，没有备份：{said.splitlines()[-1] if said else dump.returncode}")


def _files(packer: Packer, *, with_keys: bool) -> Iterator[str]:
    top = home.home()
    found = [(path.relative_to(top).as_posix(), path) for path in sorted((top / FILES).rglob("*"))]
    if with_keys:
        found += [(f"keys/{name}", path) for name, path in keys.secrets()]
    for name, path in found:
        if path.is_file() and not path.is_symlink():
            packer.file(name, path)
            yield name

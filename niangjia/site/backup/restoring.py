"""Bring a backup back, or try it: into a database beside, compared there, and only then in its place."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import psycopg
from pyrage.x25519 import Identity

from niangjia.kernel import home
from niangjia.kernel.command import Fault
from niangjia.kernel.postgres import programs
from niangjia.kernel.postgres.prepare import role
from niangjia.kernel.postgres.urls import Urls
from niangjia.site.backup import heads, keys, measuring, placing, samples, scratch
from niangjia.site.backup.manifest import Manifest, differences, read
from niangjia.site.backup.packing import DATABASE, HOME, MANIFEST, Unpacker, pieces
from niangjia.site.backup.sealing import opening

SHOWN = 20
"""Differences that are told; more of them say no more."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, compared with the manifest to the last row."""

    manifest: Manifest
    files: int
    opened: samples.Opened | None
    missing_keys: list[str]


def verify(path: Path, *, urls: Urls, identities: Sequence[Identity], known: set[str]) -> Restored:
    """Restore beside the house's own database, compare, open a sample, drop it again. Raises `Fault`."""
    with scratch.beside(_with_backup(urls), "verify") as made, _folder() as folder:
        return _brought(path, made, identities, folder, known)


def restore(path: Path, *, urls: Urls, identities: Sequence[Identity], known: set[str]) -> Restored:
    """Bring the house back where there is none. Raises `Fault`; then nothing has changed."""
    scratch.refuse_full(_with_backup(urls))
    placing.refuse_full()
    with scratch.beside(urls, "restore") as made, _folder() as folder:
        restored = _brought(path, made, identities, folder, known)
        with placing.placed(folder):
            scratch.take_place(made, urls)
        heads.write(restored.manifest.heads)
    return Restored(restored.manifest, restored.files, restored.opened, keys.missing(restored.manifest.keys))


def _brought(
    path: Path, made: Urls, identities: Sequence[Identity], folder: Path, known: set[str]
) -> Restored:
    manifest, files = _unpacked(path, made, identities, folder, known)
    with psycopg.connect(made.backup) as connection:
        measuring.look(connection)
        found = list(differences(manifest, measuring.tables(connection), measuring.functions(connection)))
        if found:
            told = "；".join(found[:SHOWN]) + ("……" if len(found) > SHOWN else "")
            raise Fault(f"恢复的数据与备份的清单不一致（{len(found)} 处）：{told}")
        opened = samples.open_some(connection)
    return Restored(manifest, files, opened, keys.missing(manifest.keys))


def _unpacked(
    path: Path, made: Urls, identities: Sequence[Identity], folder: Path, known: set[str]
) -> tuple[Manifest, int]:
    """The dump into the database, the files into the folder, in one pass over the file."""
    files = 0
    with _file(path) as sealed, opening(sealed, identities) as source, Unpacker(source).members() as members:
        manifest = _first(members, made, known)
        with _pg_restore(made) as into:
            for name, content in members:
                if name.startswith(f"{DATABASE}/"):
                    for piece in pieces(content):
                        into.write(piece)
                elif name.startswith(f"{HOME}/"):
                    _lay(content, folder / name.removeprefix(f"{HOME}/"))
                    files += 1
    return manifest, files


def _first(members: Iterator[tuple[str, IO[bytes]]], made: Urls, known: set[str]) -> Manifest:
    name, content = next(members, ("", None))
    if name != MANIFEST or content is None:
        raise Fault("文件不是娘家的备份（没有清单）")
    manifest = read(content.read())
    if unknown := [one for one in manifest.migrations if one not in known]:
        raise Fault(f"备份来自更新的版本（本程序不认识 {unknown[0]}）：请用做备份的版本或更新的版本恢复")
    here = {"owner": role(made.owner), "application": role(made.application)}
    if manifest.roles != here:
        told = "、".join(f"{manifest.roles[one]}（这里是 {here[one]}）" for one in here)
        raise Fault(f"备份里的授权写给角色 {told}：请用同名的角色恢复")
    return manifest


@contextmanager
def _pg_restore(made: Urls) -> Iterator[IO[bytes]]:
    address, environ = programs.address(made.owner)
    program = str(programs.program("pg_restore", made.owner))
    command = [program, "--exit-on-error", "--no-password", f"--dbname={address}"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, env=environ) as restoring:
        assert restoring.stdin is not None and restoring.stderr is not None
        try:
            yield restoring.stdin
            restoring.stdin.close()
        except BrokenPipeError:  # it has ended before us, and says why
            pass
        except BaseException:
            restoring.kill()
            raise
        said = restoring.stderr.read().decode(errors="replace").strip()
        if restoring.wait():
            # The first line names the fault; what follows may quote a row.
            raise Fault(
                f"pg_restore 没有完成，没有恢复：{said.splitlines()[0] if said else restoring.returncode}"
            )


@contextmanager
def _file(path: Path) -> Iterator[IO[bytes]]:
    try:
        sealed = path.open("rb")
    except OSError as problem:
        raise Fault(f"不能读取 {path}：{problem.strerror}") from problem
    with sealed:
        yield sealed


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix=".restoring-", dir=home.folder()))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _lay(content: IO[bytes], path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with path.open("xb") as file:
        path.chmod(0o600)
        for piece in pieces(content):
            file.write(piece)


def _with_backup(urls: Urls) -> Urls:
    if not urls.backup:
        raise Fault("DATABASE_BACKUP_URL 没有写明备份角色，恢复后无法核对：没有恢复")
    return urls

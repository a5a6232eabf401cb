"""The names of backups, and which go when there are enough."""

from __future__ import annotations

import fcntl
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import IO

from niangjia.kernel.command import Fault

NAME = re.compile(r"niangjia-\d{8}-\d{6}\.age")
UNFINISHED = ".partial"


def named(to: Path, *, at: datetime) -> Path:
    """The file itself, or in a folder one named after the moment. Raises `Fault` when it is there already."""
    path = to / f"niangjia-{at:%Y%m%d-%H%M%S}.age" if to.is_dir() else to
    if path.exists():
        raise Fault(f"{path} 已经存在：备份从不覆盖别的文件")
    if not path.parent.is_dir():
        raise Fault(f"没有文件夹 {path.parent}")
    return path


@contextmanager
def drafted(path: Path) -> Iterator[IO[bytes]]:
    """The file under a name that nobody takes for a backup. It is gone unless it was given its own name
    (`settle`) inside; what a killed run left beside it goes as well."""
    sweep(path.parent)
    draft = path.with_name(path.name + UNFINISHED)
    try:
        handle = os.open(draft, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    except OSError as problem:
        raise Fault(f"不能写入 {path.parent}：{problem.strerror}") from problem
    with os.fdopen(handle, "wb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield file
        finally:
            draft.unlink(missing_ok=True)


def settle(file: IO[bytes], path: Path) -> None:
    """Give a whole file its name, once it is on the disk. Raises `Fault` when another took it meanwhile."""
    file.flush()
    os.fsync(file.fileno())
    draft = path.with_name(path.name + UNFINISHED)
    try:
        os.link(draft, path)  # never over another file, as a rename would
    except FileExistsError as problem:
        raise Fault(f"{path} 已经存在：备份从不覆盖别的文件") from problem
    except OSError:  # a file system without links
        draft.rename(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def sweep(folder: Path) -> None:
    """Remove what killed runs left in a folder: a draft that nobody holds."""
    for left in folder.glob(f"*.age{UNFINISHED}"):
        with suppress(OSError), left.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            left.unlink()


def thin(folder: Path, *, keep: int) -> list[Path]:
    """All but the newest `keep` backups of a folder go; files named otherwise stay. Answers which."""
    found = sorted(path for path in folder.iterdir() if NAME.fullmatch(path.name))
    gone = found[: max(len(found) - keep, 0)]
    for path in gone:
        path.unlink()
    return gone

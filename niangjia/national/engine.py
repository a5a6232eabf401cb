"""DuckDB, set up to stay within its memory, and its troubles told as what a person can mend."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from niangjia.kernel import divisions
from niangjia.kernel.command import Fault
from niangjia.policy.facade import UNIT_KINDS

MEMORY = "768MB"
"""What DuckDB takes; beyond it, it puts aside on disk."""
ROW_GROUP = 122_880

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
_DAMAGED = re.compile('Failed to read file "(.+?)"')

# A code without its trailing empty levels (510700 → 5107), as `policy.places.normal` writes it.
_AREA = """case
    when length(place) = 12 and place[10:12] <> '000' then place
    when length(place) >= 9 and place[7:9] <> '000' then place[1:9]
    when length(place) >= 6 and place[5:6] <> '00' then place[1:6]
    when length(place) >= 4 and place[3:4] <> '00' then place[1:4]
    when place[1:2] <> '00' then place[1:2]
    else '' end"""


class Engine:
    """A connection that knows the kinds of unit and the divisions.

    Words and codes are enumerations: a text is one of them, or `try_cast` gives null; nothing is joined.
    """

    def __init__(self, spill: Path) -> None:
        self._connection = duckdb.connect(
            ":memory:",
            config={
                "memory_limit": MEMORY,
                "threads": len(os.sched_getaffinity(0)),
                "temp_directory": str(spill),
                "autoinstall_known_extensions": False,
            },
        )
        words = [(word, key) for key, names in UNIT_KINDS.items() for word in (key, *names)]
        self.kind_keys = [key for _, key in words]
        self.run(f"create type kind_word as enum ({texts(word for word, _ in words)})")
        self.run(f"create type known_place as enum ({texts(one.code for one in divisions.all())})")
        self.run(f"create macro area(place) as {_AREA}")

    def run(self, sql: str) -> duckdb.DuckDBPyConnection:
        """Do it. Raises KeyboardInterrupt where Ctrl-C comes in between, as do the others here."""
        with _heard():
            return self._connection.execute(sql)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """All rows of an answer that is known to be small."""
        with _heard():
            return self.run(sql).fetchall()

    def row(self, sql: str) -> dict[str, Any]:
        """The one row of an answer, by column."""
        asked = self.run(sql)
        with _heard():
            return dict(zip((one[0] for one in asked.description), asked.fetchall()[0], strict=True))

    def stream(self, sql: str, size: int = 10_000) -> Iterator[tuple[Any, ...]]:
        """The rows of an answer that may be large."""
        asked = self.run(sql)
        while some := _fetched(asked, size):
            yield from some

    def write(self, sql: str, path: Path) -> None:
        """The rows as a Parquet file that is there whole or not at all."""
        draft = path.with_name(f".{path.name}.draft")
        self.run(
            f"copy ({sql}) to {text(draft)} (format parquet, compression zstd, row_group_size {ROW_GROUP})"
        )
        settle(draft, path)

    def count(self, paths: Iterable[Path]) -> int:
        """The number of rows in Parquet files, as their footers say."""
        listed = [pattern(path) for path in paths]
        found = self.rows(f"select sum(num_rows) from parquet_file_metadata([{', '.join(listed)}])")
        return int(found[0][0])

    def close(self) -> None:
        """Let go of everything."""
        self._connection.close()


def _fetched(asked: duckdb.DuckDBPyConnection, size: int) -> list[tuple[Any, ...]]:
    with _heard():
        return asked.fetchmany(size)


@contextmanager
def _heard() -> Iterator[None]:
    # DuckDB takes Ctrl-C for itself while it computes, and while it hands out rows.
    try:
        yield
    except (RuntimeError, duckdb.InterruptException) as problem:
        if "interrupted" not in str(problem).lower():
            raise
        raise KeyboardInterrupt from problem


def settle(draft: Path, path: Path) -> None:
    """Give what was written its name once it lies on the disk."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())
    draft.replace(path)


def text(value: object) -> str:
    """A text in SQL."""
    return "'" + str(value).replace("'", "''") + "'"


def texts(values: Iterable[object]) -> str:
    """Texts in SQL with commas between."""
    return ", ".join(text(value) for value in values)


def name(value: str) -> str:
    """A column's name in SQL."""
    return '"' + value.replace('"', '""') + '"'


def pattern(path: Path) -> str:
    """A path in SQL where a pattern could stand: its own signs stand for themselves."""
    return text("".join(f"[{sign}]" if sign in "*?[" else sign for sign in str(path)))


@contextmanager
def told(place: Path) -> Iterator[None]:
    """Turn the troubles of disk and engine into one line that names the place and the way out."""
    try:
        yield
    except duckdb.OutOfMemoryException as problem:
        raise Fault(
            f"内存 {MEMORY} 不够，{place} 所在的盘也借不到空间：请腾出空间后再运行一次。"
        ) from problem
    except (duckdb.Error, OSError) as problem:
        if (line := _trouble(problem, place)) is None:
            raise
        raise Fault(line) from problem


def _trouble(problem: Exception, place: Path) -> str | None:
    said = str(problem)
    number = problem.errno if isinstance(problem, OSError) else None
    if number in _FULL or any(os.strerror(one) in said for one in _FULL):
        return f"磁盘空间不足，写不下 {place}：请腾出空间，再运行同样的命令就接着做；或用 --out 换一个地方。"
    if number in _FORBIDDEN or any(os.strerror(one) in said for one in _FORBIDDEN):
        return f"没有权限写 {place}：请换一个文件夹，或请管理员给写的权限。"
    if damaged := _DAMAGED.search(said):
        return f"{damaged[1]} 已损坏，读到一半读不下去：输入文件请重新导出；以前的结果请加 --again 重算。"
    if isinstance(problem, OSError | duckdb.IOException):
        return f"读写 {place} 出错（{said.splitlines()[0]}）：请检查磁盘，再运行同样的命令就接着做。"
    return None

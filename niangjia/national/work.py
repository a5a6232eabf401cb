"""The folder a run works in, beside what it makes: what is done is kept there until all is done.

OUT/.work/asked.json        what is being computed: other input, day, documents or program start anew
OUT/.work/units/part-….parquet, OUT/.work/rejects/part-….parquet
                            a partition is done when both are there whole
OUT/.work/csv, spill, made  files turned into Parquet; what DuckDB puts aside; the tables at the end
"""

from __future__ import annotations

import fcntl
import json
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from niangjia.kernel.command import Fault
from niangjia.national.engine import Engine, settle
from niangjia.national.types import Partition

RECORD = "run.json"
UNITS = "units"
_WORK = ".work"
_PARTS = ("csv", "units", "rejects", "spill", "made")


class Work:
    """The work folder of one run at a time."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._folder = out / _WORK
        self.csv, self.units, self.rejects, self.spill, self.made = (self._folder / part for part in _PARTS)
        self.repeated = self._folder / "repeated.parquet"
        self._asked = self._folder / "asked.json"

    def clear(self) -> None:
        """Forget the partitions that are done."""
        for path in (self._asked, self.units, self.rejects, self.repeated):
            _remove(path)
        self.prepare()

    def prepare(self) -> None:
        """Have every folder; what was put aside or half made is removed."""
        for path in (self.spill, self.made):
            _remove(path)
        for part in _PARTS:
            (self._folder / part).mkdir(parents=True, exist_ok=True)

    @property
    def asked(self) -> Mapping[str, Any] | None:
        """What was being computed when the last run stopped; None where none did."""
        return _json(self._asked)

    @property
    def record(self) -> Mapping[str, Any] | None:
        """The record of the results that lie in the folder; None where there are none that are whole."""
        return _json(self.out / RECORD)

    def ask(self, asked: Mapping[str, Any]) -> None:
        """Note what is being computed from now on."""
        write_json(self._asked, asked)

    def rejected(self, engine: Engine, partition: Partition) -> int | None:
        """The number of rejects of a partition that is done and whole; None for any other."""
        try:
            units, rejects = (engine.count([part / partition.name]) for part in (self.units, self.rejects))
        except duckdb.Error:
            return None
        return rejects if units + rejects == partition.rows else None

    def publish(self, record: Mapping[str, Any]) -> None:
        """Put what was made in the place of what lies there. Its record goes first and comes last."""
        _remove(self.out / RECORD)
        made = sorted(self.made.iterdir())
        for source, target in ((self.units, self.out / UNITS), *((one, self.out / one.name) for one in made)):
            _remove(target)
            source.replace(target)
        write_json(self.out / RECORD, record)
        shutil.rmtree(self._folder)


@contextmanager
def work_in(out: Path, outputs: frozenset[str]) -> Iterator[Work]:
    """The work folder below `out`, for this process alone. Raises Fault.

    A folder that holds files by the names of `outputs` which no run made is left alone.
    """
    work = Work(out)
    folder = out / _WORK
    if out.exists() and not out.is_dir():
        raise Fault(f"{out} 是文件，不是文件夹：请另选一个文件夹（--out）。")
    theirs = sorted(name for name in outputs if (out / name).exists())
    if theirs and not folder.exists() and work.record is None:
        raise Fault(f"{out} 里已有 {'、'.join(theirs)}，不是本命令写的：请另选一个文件夹（--out）。")
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as problem:
            raise Fault(f"另一个命令正在写 {out}：等它结束，或另选一个文件夹（--out）。") from problem
        work.prepare()
        try:
            yield work
        finally:
            if folder.exists() and work.asked is None:
                shutil.rmtree(folder)


def write_json(path: Path, data: Mapping[str, Any]) -> None:
    """A file that is there whole or not at all."""
    draft = path.with_name(f".{path.name}.draft")
    draft.write_text(json.dumps(data, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    settle(draft, path)


def _json(path: Path) -> Mapping[str, Any] | None:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)

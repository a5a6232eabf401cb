"""Small files of units, and what a run made of them, read with another hand than wrote it."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from niangjia.national.progress import Progress
from niangjia.national.running import Question, staffing

ON = date(2026, 6, 30)
TEXTS = "code varchar, place varchar, kind varchar, workers bigint"


def write(path: Path, rows: Sequence[Sequence[object]], columns: str = TEXTS) -> Path:
    """Rows as Parquet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = duckdb.connect()
    connection.execute(f"create table unit ({columns})")
    for start in range(0, len(rows), 500):
        some = rows[start : start + 500]
        marks = ", ".join(f"({', '.join('?' for _ in row)})" for row in some)
        connection.execute(f"insert into unit values {marks}", [cell for row in some for cell in row])
    connection.execute(f"copy unit to '{path}' (format parquet)")
    return path


def run(given: Path, out: Path, *, on: date = ON, again: bool = False, rows: int = 1000) -> dict[str, Any]:
    """The record of a run, and all it says."""
    to = io.StringIO()
    record = staffing(Question(given, out, on, again, rows), Progress(to))
    return {**record, "said": to.getvalue()}


def table(out: Path, name: str) -> list[dict[str, Any]]:
    """The rows of what came out: `units`, or a roll-up, or the rejects."""
    path = out / name / "*.parquet" if name == "units" else out / f"{name}.parquet"
    asked = duckdb.connect().execute(f"from read_parquet('{path}')")
    names = [one[0] for one in asked.description]
    return [dict(zip(names, row, strict=True)) for row in asked.fetchall()]


def sheet(out: Path, name: str) -> list[list[str]]:
    """The same as people get it."""
    with (out / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0][0][0] == "\ufeff"
    rows[0][0] = rows[0][0][1:]
    return rows


def everything(out: Path) -> dict[str, bytes]:
    """What lies in the folder, byte for byte, but for the record."""
    files = [path for path in out.rglob("*") if path.is_file() and path.name != "run.json"]
    return {str(path.relative_to(out)): path.read_bytes() for path in files}

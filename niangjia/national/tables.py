"""The tables at the end: roll-ups and rejects, as Parquet for programs and as CSV for people."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from niangjia.national.engine import Engine, pattern
from niangjia.national.rollups import ROLL_UPS, Sums

REJECTS = "rejects"
FILES = tuple(
    f"{name}.{ending}" for name in (*(one.name for one in ROLL_UPS), REJECTS) for ending in ("parquet", "csv")
)
_REJECTS_HEADING = ("文件", "行号", "代码", "地区", "类别", "职工人数", "问题代号", "问题", "Problem")
_NUMBER = re.compile(r"[-+]?[0-9]*\.?[0-9]*")


def write(engine: Engine, sums: Sums, rejects: Sequence[Path], folder: Path) -> None:
    """Write them all into a folder."""
    for one in ROLL_UPS:
        _both(engine, sums.table(one), sums.heading(one), folder / one.name)
    listed = ", ".join(map(pattern, rejects))
    _both(engine, f"from read_parquet([{listed}])", _REJECTS_HEADING, folder / REJECTS)


def _both(engine: Engine, sql: str, heading: Iterable[str], path: Path) -> None:
    engine.write(sql, path.with_suffix(".parquet"))
    with path.with_suffix(".csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heading)
        rows = engine.stream(f"from read_parquet({pattern(path.with_suffix('.parquet'))})")
        writer.writerows([_harmless(cell) for cell in row] for row in rows)


def _harmless(cell: object) -> object:
    """A text that an office program would run as a formula is kept from it by an apostrophe."""
    if isinstance(cell, str) and cell[:1] in tuple("=+-@\t\r") and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell

"""A file of comma-separated values turned into Parquet, each row with its number as an office program counts.

Text is UTF-8, with or without its mark, else GB18030, as office programs write it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from niangjia.kernel.command import Fault
from niangjia.national.engine import Engine, name, text

LINE, BROKEN = "niangjia line", "niangjia broken"
"""Columns of our own: the number of a row, and 1 where it has more or fewer cells than the heading."""
_DELIMITERS = ",;\t"
_ENCODINGS = ("utf-8-sig", "gb18030")
_LARGEST_CELL = 1_000_000
_BLOCK = 1 << 20


def as_parquet(engine: Engine, path: Path, made: Path) -> Path:
    """The file as Parquet in `made`, which is kept if it is there. Raises Fault."""
    if not made.exists():
        made.parent.mkdir(parents=True, exist_ok=True)
        clean = made.with_suffix(".clean.csv")
        heading = _clean(path, clean)
        types = ", ".join(f"{text(one)}: 'varchar'" for one in heading)
        line, broken = name(LINE), name(BROKEN)
        engine.write(
            f"""select * replace ({line}::bigint as {line}, {broken} = '1' as {broken})
            from read_csv({text(clean)}, columns = {{{types}}}, header = true, auto_detect = false,
            delim = ',', quote = '"', escape = '"', new_line = '\\n', max_line_size = {4 * _LARGEST_CELL})""",
            made,
        )
        clean.unlink()
    return made


def _clean(path: Path, clean: Path) -> list[str]:
    """Write the rows as UTF-8 with commas, all of one width, our columns behind; returns the heading."""
    csv.field_size_limit(_LARGEST_CELL)
    with path.open(encoding=_encoding(path), newline="") as source:
        first = source.readline()
        source.seek(0)
        rows = csv.reader(source, delimiter=max(_DELIMITERS, key=first.count))
        with clean.open("w", encoding="utf-8", newline="") as target:
            try:
                heading = _heading(next(rows, []), path)
                writer = csv.writer(target, lineterminator="\n")
                writer.writerow([*heading, LINE, BROKEN])
                writer.writerows(_rows(rows, len(heading)))
            except csv.Error as problem:
                raise Fault(
                    f"读不出 {path} 第 {rows.line_num} 行（{problem}）：请检查引号是否成对。"
                ) from problem
    return [*heading, LINE, BROKEN]


def _heading(cells: list[str], path: Path) -> list[str]:
    heading = [cell.strip() or f"列{number}" for number, cell in enumerate(cells, start=1)]
    if not heading or len({one.lower() for one in heading}) < len(heading):
        raise Fault(f"{path} 的第一行须是表头，且各列名称不同。")
    return heading


def _rows(rows: Iterator[list[str]], width: int) -> Iterator[list[str | int]]:
    for number, row in enumerate(rows, start=2):
        if any(row):
            broken = len(row) < width or any(row[width:])
            yield [*row[:width], *[""] * (width - len(row)), number, int(broken)]


def _encoding(path: Path) -> str:
    for encoding in _ENCODINGS:
        try:
            with path.open(encoding=encoding) as file:
                while file.read(_BLOCK):
                    pass
        except UnicodeDecodeError:
            continue
        return encoding
    raise Fault(f"{path} 既不是 UTF-8，也不是 GB18030 编码：请另存为“CSV UTF-8”再试。")

"""What a run says at its end: the roll-up by province as a table, and where the files lie."""

from __future__ import annotations

import csv
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from niangjia.national.progress import lasting
from niangjia.national.rollups import BY_PROVINCE, STATUS_WORDS

_SHOWN = ("名称", "单位数", "有结果", "缺数据", "不适用", "职工人数")
_NEVER_NETTED = ("须配", "可增配", "可配上限")


def in_words(record: Mapping[str, Any], out: Path) -> str:
    """The whole of it."""
    counts, on, rows = record["counts"], record["on"], record["rows_per_second"]
    rate = f"，每秒 {rows:,} 行" if rows else ""
    sums = record["sums"]
    said = "、".join(f"{word} {sums[f'units_{status}']:,}" for status, word in STATUS_WORDS.items())
    lines = [
        *by_province(out),
        "",
        f"{on} 按 {len(record['documents'])} 份文件（只用随附的文件，不含数据库里发布的）："
        f"{counts['units']:,} 个单位（{said}），{counts['rejects']:,} 行有问题未计入。",
        f"用时 {lasting(record['seconds'])}{rate}；"
        f"抽出 {record['compared_with_explained']} 个单位逐个计算，结果一致。",
        f"结果在 {out}：units/（逐个单位）、by-province、by-prefecture、by-county、by-kind、"
        "rejects（.csv 给人看，.parquet 给程序用）、run.json",
    ]
    return "\n".join(lines)


def by_province(out: Path) -> Iterator[str]:
    """The table, as it lies in the folder, with the sum of all below it."""
    with (out / f"{BY_PROVINCE.name}.csv").open(encoding="utf-8-sig", newline="") as file:
        heading, *rows = csv.reader(file)
    wanted = [at for at, word in enumerate(heading) if word in _SHOWN or word.startswith(_NEVER_NETTED)]
    wanted = [at for at in wanted if heading[at] in _SHOWN or any(row[at] for row in rows)]
    shown = [[row[at] for at in wanted] for row in rows]
    total = ["合计", *(_sum(column) for column in [*zip(*shown, strict=True)][1:])]
    yield from _aligned([[heading[at] for at in wanted], *shown, total])


def _sum(column: Sequence[str]) -> str:
    known = [int(cell) for cell in column if cell]
    return str(sum(known)) if known else ""


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    rows = [[f"{int(cell):,}" if cell.isdigit() else cell or "—" for cell in row] for row in rows]
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = [" " * (width - _width(cell)) + cell for cell, width in zip(rest, widths[1:], strict=True)]
        yield "  ".join([first + " " * (widths[0] - _width(first)), *cells])


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)

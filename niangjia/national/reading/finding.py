"""The files that were given, each opened: its rows, its columns, its digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb

from niangjia.kernel.command import Fault
from niangjia.national.engine import Engine, pattern
from niangjia.national.reading.commas import as_parquet
from niangjia.national.types import Column, Shape, UnitFile

PARQUET, COMMAS = ".parquet", ".csv"
WANTED: dict[str, tuple[str, ...]] = {
    "code": ("code", "代码", "单位代码"),
    "place": ("place", "地区", "地区代码", "区划代码"),
    "kind": ("kind", "类别", "单位类别"),
    "workers": ("workers", "职工人数"),
    "name": ("name", "名称", "单位名称"),
}
"""Columns and the names they go by."""
NOT_NEEDED = {"name"}
_ROW_NUMBER = "file_row_number"

_WHOLE = ("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT")
_SHAPES = {
    "VARCHAR": Shape.TEXT,
    **dict.fromkeys((*_WHOLE, *(f"U{name}" for name in _WHOLE)), Shape.WHOLE),
    **dict.fromkeys(("FLOAT", "DOUBLE", "DECIMAL"), Shape.FRACTIONAL),
}


def unit_files(engine: Engine, given: Path, *, work: Path) -> tuple[UnitFile, ...]:
    """The files at a path: the one, or all below a folder. Raises Fault for one that cannot be read."""
    return tuple(_opened(engine, path, shown, work) for path, shown in _found(given))


def _found(given: Path) -> Iterator[tuple[Path, str]]:
    if not given.exists():
        raise Fault(f"没有这个文件或文件夹：{given}")
    if given.is_file():
        yield given, given.name
        return
    inside = sorted(path for ending in (PARQUET, COMMAS) for path in given.rglob(f"*{ending}"))
    below = [(path, path.relative_to(given)) for path in inside if path.is_file()]
    found = [(path, str(shown)) for path, shown in below if not any(part[0] in "._" for part in shown.parts)]
    if not found:
        raise Fault(f"文件夹 {given} 里没有 {PARQUET} 或 {COMMAS} 文件。")
    yield from found


def _opened(engine: Engine, path: Path, shown: str, work: Path) -> UnitFile:
    try:
        digest, size = _digest(path), path.stat().st_size
    except OSError as problem:
        raise Fault(f"读不出 {path}（{problem.strerror}）：请检查文件和读的权限。") from problem
    commas = path.suffix.lower() == COMMAS
    parquet = as_parquet(engine, path, work / f"{digest}{PARQUET}") if commas else path
    try:
        described = engine.rows(f"describe select * from read_parquet({pattern(parquet)})")
        rows = engine.count([parquet])
    except duckdb.Error as problem:
        raise Fault(f"读不出 {path}：不是完好的 Parquet 文件。请重新导出后再试。") from problem
    columns = _columns({str(name): str(kind) for name, kind, *_ in described}, path)
    return UnitFile(shown, parquet, rows, columns, size, digest, was_text=commas)


def _columns(types: Mapping[str, str], path: Path) -> dict[str, Column]:
    by_name = {name.strip().lower(): name for name in types}
    if _ROW_NUMBER in by_name:
        raise Fault(f"{path} 有一列叫 {_ROW_NUMBER}，这个名称留作行号：请改名后再导出。")
    found: dict[str, Column] = {}
    for wanted, names in WANTED.items():
        own = next((by_name[name] for name in names if name in by_name), None)
        if own is None:
            if wanted not in NOT_NEEDED:
                raise Fault(
                    f"{path} 缺少列 {wanted}（也可写作{'、'.join(names[1:])}）；现有的列：{'、'.join(types)}"
                )
            continue
        shape = _SHAPES.get(types[own].partition("(")[0])
        if shape is None or (shape is Shape.FRACTIONAL and wanted != "workers"):
            raise Fault(f"{path} 的列 {own} 是 {types[own]}，{wanted} 须为文字或整数：请改过类型再导出。")
        found[wanted] = Column(own, shape)
    return found


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()

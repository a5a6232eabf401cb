"""The record of a run: what was computed from what, by which documents and program, and how long it took."""

from __future__ import annotations

import hashlib
import resource
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from niangjia.national.engine import Engine, pattern
from niangjia.national.rollups import Sums
from niangjia.national.types import UnitFile
from niangjia.policy import facade as policy

_WHY = {
    "provision": "问的规定变了",
    "on": "日期变了",
    "input": "输入文件变了",
    "documents": "政策文件变了",
    "program": "程序变了",
}


def asked(
    columns: policy.Columns, files: Sequence[UnitFile], partition_rows: int, sql: str
) -> dict[str, Any]:
    """What is computed: with other answers to any of this, nothing that was done can be kept."""
    documents = [
        {"document": one.name, "jurisdiction": one.header.jurisdiction, "sha256": one.digest}
        for one in policy.documents()
    ]
    return {
        "provision": columns.provision_id,
        "on": columns.on.isoformat(),
        "input": [
            {"file": one.shown, "rows": one.rows, "bytes": one.size, "sha256": one.digest} for one in files
        ],
        "documents": sorted(documents, key=lambda one: one["sha256"]),
        "documents_from": "files",
        "program": {
            "niangjia": version("niangjia"),
            "duckdb": version("duckdb"),
            "partition_rows": partition_rows,
            "sql_sha256": hashlib.sha256(sql.encode()).hexdigest(),
        },
    }


def why_anew(before: Mapping[str, Any], now: Mapping[str, Any]) -> str | None:
    """In words what has changed since; None where all is the same."""
    return next((why for key, why in _WHY.items() if before.get(key) != now[key]), None)


def counted(engine: Engine, sums: Sums, rejects: Sequence[Path]) -> dict[str, Any]:
    """How many rows, and the sums of all units; rejects by what is wrong with them."""
    total = engine.row(sums.total)
    listed = ", ".join(map(pattern, rejects))
    flaws = engine.rows(
        f"""select unnest(string_split(flaws, ' ')) as flaw, count(*) from read_parquet([{listed}])
        group by flaw order by flaw"""
    )
    rejected, units = engine.count(rejects), total.pop("units") or 0
    return {
        "counts": {"rows": units + rejected, "units": units, "rejects": rejected},
        "rejects_by_flaw": {str(flaw): number for flaw, number in flaws},
        "sums": total,
    }


class Clock:
    """When the run began, how much it did, how long that took and how much memory."""

    def __init__(self) -> None:
        self._began, self._since = datetime.now(UTC), time.monotonic()
        self._told: dict[str, Any] = {}

    def answered(self, rows: int, partitions: int, kept: int) -> None:
        """So many rows were answered in this run; of all partitions so many were kept from an earlier one."""
        seconds = time.monotonic() - self._since
        self._told = {
            "partitions": partitions,
            "partitions_kept": kept,
            "rows_per_second": round(rows / seconds) if seconds else 0,
        }

    def times(self) -> dict[str, Any]:
        """For the record, when all is done."""
        return {
            "began": self._began.isoformat(timespec="seconds"),
            "seconds": round(time.monotonic() - self._since, 2),
            **self._told,
            "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }

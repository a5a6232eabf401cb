"""Three million units in a fresh process: every row told for, in bounded memory."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from niangjia.national import example

UNITS = 3_000_000
MOST_MEGABYTES = 1500


@pytest.mark.drill
def test_three_million_units(tmp_path: Path) -> None:
    units, out = tmp_path / "units.parquet", tmp_path / "out"
    example.write(units, units=UNITS)
    words = ["national", "staffing", "--in", str(units), "--out", str(out), "--on", "2026-06-30"]
    done = subprocess.run(
        [sys.executable, "-m", "niangjia", *words], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    counts = record["counts"]
    assert counts["rows"] == UNITS == counts["units"] + counts["rejects"]
    assert 100 < counts["rejects"] < 1000
    assert record["peak_memory_mb"] < MOST_MEGABYTES
    asked = duckdb.connect()
    asked.execute(f"create view answered as from read_parquet('{out}/units/*.parquet')")
    asked.execute(f"create view rejected as from read_parquet('{out}/rejects.parquet')")
    asked.execute(f"create view given as from read_parquet('{units}', file_row_number = true)")
    found = asked.execute("select count(*), count(distinct code), sum(value) from answered").fetchone()
    posts = sum(record["sums"][f"value_{unit}"] for unit in ("person", "project"))
    assert found == (counts["units"], counts["units"], posts)
    lost = """select count(*) from given where file_row_number + 1 not in (select line from rejected)
        and code not in (select code from answered)"""
    assert asked.execute(lost).fetchone() == (0,)

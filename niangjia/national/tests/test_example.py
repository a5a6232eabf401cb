"""The example: the same for a seed, every boundary in it, the whole country."""

from __future__ import annotations

from pathlib import Path

import duckdb

from niangjia.national import example


def test_the_example_is_the_same_for_a_seed_and_has_every_boundary(tmp_path: Path) -> None:
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        example.write(tmp_path / name, units=20_000, seed=seed)
    one, same, other = ((tmp_path / name).read_bytes() for name in ("one", "same", "other"))
    assert one == same != other
    asked = duckdb.connect()
    asked.execute(f"create view unit as from read_parquet('{tmp_path / 'one'}')")
    workers = {row[0] for row in asked.execute("select distinct workers from unit").fetchall()}
    assert {None, 0, 1, 1999, 2000, 2001, 4999, 5000, 5001} <= workers
    kinds = {row[0] for row in asked.execute("select distinct kind from unit").fetchall()}
    assert {"乡镇", "街道", "企业", "园区", "社区", "事业单位"} <= kinds
    provinces = asked.execute("select count(distinct place[1:2]) from unit where place < '66'").fetchone()
    assert provinces == (31,)

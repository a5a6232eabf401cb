"""A bad row is told with all that is wrong with it, and is counted nowhere; the others are."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from niangjia.national import example
from niangjia.national.answering import write_answers
from niangjia.national.engine import Engine
from niangjia.national.flaws import FLAWS
from niangjia.national.tests.samples import ON, run, sheet, table, write
from niangjia.policy import facade as policy

GOOD = ("GOOD", "510703", "township", 5000)
BAD: list[tuple[tuple[object, ...], str]] = [
    ((None, "510703", "township", 1), "code_missing"),
    (("  ", "510703", "township", 1), "code_missing"),
    (("A1", None, "township", 1), "place_missing"),
    (("A2", " ", "township", 1), "place_missing"),
    (("A3", "51-07", "township", 1), "place_malformed"),
    (("A4", "51070", "township", 1), "place_malformed"),
    (("A5", "５１０７", "township", 1), "place_malformed"),
    (("A6", "999999", "township", 1), "place_unknown"),
    (("A7", "510703999", "township", 1), "place_unknown"),
    (("A8", "510703999001", "township", 1), "place_unknown"),
    (("A9", "510703", None, 1), "kind_missing"),
    (("B1", "510703", "托儿所", 1), "kind_unknown"),
    (("B2", "510703", "Township", 1), "kind_unknown"),
    (("B3", "510703", "township", -1), "workers_negative"),
    (("B4", "510703", "township", 1_000_000_001), "workers_too_large"),
    ((None, "x", "托儿所", -1), "code_missing place_malformed kind_unknown workers_negative"),
]


def test_each_flaw_has_its_name(tmp_path: Path) -> None:
    record = run(write(tmp_path / "u.parquet", [GOOD, *(row for row, _ in BAD)]), tmp_path / "out")
    found = table(tmp_path / "out", "rejects")
    assert [(one["line"], one["flaws"]) for one in found] == [
        (n, flaws) for n, (_, flaws) in enumerate(BAD, 2)
    ]
    for one in found:
        keys = one["flaws"].split()
        assert one["file"] == "u.parquet"
        assert one["problem_zh"] == "；".join(FLAWS[key].zh for key in keys)
        assert one["problem_en"] == "; ".join(FLAWS[key].en for key in keys)
    assert record["rejects_by_flaw"] == Counter(key for _, flaws in BAD for key in flaws.split())
    assert [unit["code"] for unit in table(tmp_path / "out", "units")] == ["GOOD"]
    assert record["sums"]["workers"] == 5000


NO, NOT, NEG, BIG = "workers_no_number", "workers_not_whole", "workers_negative", "workers_too_large"


WORKERS: dict[str, dict[Any, int | str | None]] = {
    "bigint": {7: 7, None: None, 10**9: 10**9, 10**9 + 1: BIG, -5: NEG},
    "hugeint": {10**30: BIG, -(10**30): NEG, 8: 8},
    "utinyint": {255: 255, None: None},
    "double": {7.0: 7, 7.5: NOT, -1.0: NEG, 1e300: BIG, None: None},
    "float": {float("nan"): NO, float("inf"): BIG, float("-inf"): NEG, 0.0: 0},
    "decimal(12, 2)": {"7.00": 7, "7.01": NOT, "-0.01": NEG, None: None},
    "varchar": {
        **{" 7 ": 7, "007": 7, "7.00": 7, "7.": 7, "0": 0, "000": 0, "": None, " ": None, None: None},
        **{"7.5": NOT, ".5": NOT, "-7": NEG, "-0.5": NEG, "1000000000": 10**9, "0" * 40 + "12": 12},
        **{"1000000001": BIG, "9" * 40: BIG, "99999999999.0": BIG, "00" + "9" * 19: BIG},
        **dict.fromkeys(("约三百", "1,234", "3人", "1e3", "０", "--1", "-", ".", "nan", "7 8"), NO),
    },
}


@pytest.mark.parametrize("of", WORKERS)
def test_the_number_of_workers_in_any_column(tmp_path: Path, of: str) -> None:
    given = {f"{n:02}": pair for n, pair in enumerate(WORKERS[of].items())}
    rows = [(code, "510703", "township", workers) for code, (workers, _) in given.items()]
    columns = f"code varchar, place varchar, kind varchar, workers {of}"
    run(write(tmp_path / "u.parquet", rows, columns), tmp_path / "out")
    units = {one["code"]: one for one in table(tmp_path / "out", "units")}
    rejects = {one["code"]: one for one in table(tmp_path / "out", "rejects")}
    for code, (_, expected) in given.items():
        if isinstance(expected, str):
            assert (rejects[code]["flaws"], rejects[code]["workers"] is None, code in units) == (
                expected,
                False,
                False,
            )
        else:
            assert (units[code]["workers"], code in rejects) == (expected, False)
            assert units[code]["status"] == {None: "missing", 0: "not_applicable"}.get(expected, "value")


def test_a_code_used_twice_counts_nowhere_in_whatever_file_or_partition(tmp_path: Path) -> None:
    rows = [(f"A{n}", "510703", "township", 100) for n in range(50)]
    write(tmp_path / "in" / "1.parquet", [*rows, (" A7 ", "510703", "zone", 1)])
    write(tmp_path / "in" / "deep" / "2.parquet", [("A9", "510703", "zone", 1), ("B", "510703", "zone", 1)])
    record = run(tmp_path / "in", tmp_path / "out", rows=10)
    rejects = [(row["file"], row["line"], row["code"]) for row in table(tmp_path / "out", "rejects")]
    assert rejects == [
        ("1.parquet", 8, "A7"),
        ("1.parquet", 10, "A9"),
        ("1.parquet", 51, "A7"),
        ("deep/2.parquet", 1, "A9"),
    ]
    assert record["partitions"] == 7
    assert [unit["code"] for unit in table(tmp_path / "out", "units")] == [
        *(code for code, *_ in rows if code not in {"A7", "A9"}),
        "B",
    ]


def test_people_read_the_rejects_in_words_and_no_cell_runs_as_a_formula(tmp_path: Path) -> None:
    rows = [GOOD, ("=1+1", "@x", "township", -5), ("-7", "510703", "托儿所", 1)]
    run(write(tmp_path / "u.parquet", rows), tmp_path / "out")
    heading, *found = sheet(tmp_path / "out", "rejects")
    assert heading == ["文件", "行号", "代码", "地区", "类别", "职工人数", "问题代号", "问题", "Problem"]
    assert found[0][:6] == ["u.parquet", "2", "'=1+1", "'@x", "township", "-5"]
    assert found[1][2:8] == ["-7", "510703", "托儿所", "1", "kind_unknown", "不认识的单位类别"]


def test_rows_are_all_told_for_where_each_is_bad(tmp_path: Path) -> None:
    example.write(tmp_path / "u.parquet", units=30_000)
    record = run(tmp_path / "u.parquet", tmp_path / "out", rows=10_000)
    counts = record["counts"]
    assert counts["rows"] == 30_000 == counts["units"] + counts["rejects"]
    assert counts["units"] == len({unit["code"] for unit in table(tmp_path / "out", "units")})


def test_a_file_of_bad_rows_alone_ends_with_rejects_and_no_units(tmp_path: Path) -> None:
    record = run(write(tmp_path / "u.parquet", [(None, None, None, None)] * 5), tmp_path / "out")
    assert record["counts"] == {"rows": 5, "units": 0, "rejects": 5}
    assert table(tmp_path / "out", "by-province") == []


def test_what_the_provision_itself_refuses_is_told_as_well(tmp_path: Path) -> None:
    """Checking lets no such row through today; should policy come to be stricter, none is lost."""
    engine = Engine(tmp_path / "spill")
    engine.run(
        """create temp table checked as select 0 as file_at, 'f' as file, line, code, null::varchar as name,
        place, 'township' as kind, 'township' as kind_given, workers, workers::varchar as workers_given,
        null::varchar[] as flaws
        from (values (1, 'A', '51', 7), (2, 'B', 'x', 7)) as given(line, code, place, workers)"""
    )
    paths = {"units": tmp_path / "units.parquet", "rejects": tmp_path / "rejects.parquet"}
    write_answers(engine, policy.columns("staffing.posts", on=ON), **paths)
    assert engine.rows(f"select code from read_parquet('{paths['units']}')") == [("A",)]
    found = engine.rows(f"select line, code, place, kind, flaws from read_parquet('{paths['rejects']}')")
    assert found == [(2, "B", "x", "township", "refused")]
    engine.close()

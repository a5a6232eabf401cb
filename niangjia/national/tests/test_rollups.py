"""The sums of the roll-ups are the sums of the units, and nothing is lost between the levels."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from niangjia.national import example
from niangjia.national.tests.samples import run, sheet, table, write
from niangjia.policy.facade import places

AMOUNTS = ("must", "may", "value")


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("national")
    example.write(folder / "units.parquet", units=4000)
    run(folder / "units.parquet", folder / "out", rows=1500)
    return folder / "out"


@pytest.mark.parametrize("name", ["by-province", "by-prefecture", "by-county", "by-kind"])
def test_a_roll_up_sums_to_all_units(out: Path, name: str) -> None:
    units, rows = table(out, "units"), table(out, name)
    assert sum(row["units"] for row in rows) == len(units) > 3900
    counted = Counter(unit["status"] for unit in units)
    for status in ("value", "missing", "not_applicable"):
        assert sum(row[f"units_{status}"] for row in rows) == counted[status] > 0
    assert sum(row["workers"] or 0 for row in rows) == sum(unit["workers"] or 0 for unit in units)
    for amount in AMOUNTS:
        for kind in ("person", "project"):
            whole = sum(unit[amount] or 0 for unit in units if unit["unit"] == kind)
            assert sum(row[f"{amount}_{kind}"] or 0 for row in rows) == whole


@pytest.mark.parametrize(("name", "digits"), [("by-province", 2), ("by-prefecture", 4), ("by-county", 6)])
def test_each_place_has_its_own_sums_and_name(out: Path, name: str, digits: int) -> None:
    counted: Counter[str] = Counter()
    for unit in table(out, "units"):
        counted[places.normal(unit["place"])[:digits].ljust(6, "0")] += 1
    rows = table(out, name)
    assert {row["code"]: row["units"] for row in rows} == counted
    assert [row["code"] for row in rows] == sorted(counted)
    for row in rows:
        assert row["name"].removesuffix("（本级）") == places.named(places.normal(row["code"])).zh


def test_what_lies_at_a_level_itself_has_a_row_below_it(tmp_path: Path) -> None:
    kinds = ("000000", "51", "5107", "510703", "441900", "4419", "441900003", "460400100")
    units = [(f"A{n}", place, "township", 5000) for n, place in enumerate(kinds)]
    run(write(tmp_path / "u.parquet", units), tmp_path / "out")
    by_county = [
        (row["code"], row["name"], row["prefecture"], row["units"])
        for row in table(tmp_path / "out", "by-county")
    ]
    assert by_county == [
        ("000000", "全国（本级）", None, 1),
        ("441900", "东莞市", "东莞市", 3),
        ("460400", "儋州市", "儋州市", 1),
        ("510000", "四川省（本级）", None, 1),
        ("510700", "绵阳市（本级）", "绵阳市", 1),
        ("510703", "涪城区", "绵阳市", 1),
    ]
    provinces = [(row["name"], row["units"]) for row in table(tmp_path / "out", "by-province")]
    assert provinces == [("全国（本级）", 1), ("广东省", 3), ("海南省", 1), ("四川省", 3)]


def test_what_no_document_says_is_no_zero_and_projects_are_no_persons(tmp_path: Path) -> None:
    units = [
        ("A", "510703", "township", 5000),
        ("B", "510703", "township", None),
        ("C", "110101", "township", 9000),
        ("D", "532801", "社区", 5000),
    ]
    run(write(tmp_path / "u.parquet", units), tmp_path / "out", on=date(2021, 6, 30))
    rows = {row["name"]: row for row in table(tmp_path / "out", "by-province")}
    sichuan, beijing, yunnan = rows["四川省"], rows["北京市"], rows["云南省"]
    assert (sichuan["must_person"], sichuan["may_person"], sichuan["units_missing"]) == (1, 1, 1)
    assert (beijing["must_person"], beijing["may_person"]) == (None, 3)
    assert yunnan["value_person"] is None
    assert yunnan["value_project"] > 0


def test_people_get_the_same_numbers_under_words(out: Path) -> None:
    heading, *rows = sheet(out, "by-prefecture")
    assert heading[:8] == ["代码", "名称", "省代码", "省", "单位数", "有结果", "缺数据", "不适用"]
    assert len(heading) == len(set(heading))
    keyed = [
        [("" if cell is None else str(cell)) for cell in row.values()] for row in table(out, "by-prefecture")
    ]
    assert rows == keyed

"""What is given: one file or a folder, Parquet or CSV, under whichever names; and what cannot be read."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from niangjia.kernel.command import Fault
from niangjia.national.tests.samples import TEXTS, run, table, write

GOOD = ("A", "510703", "乡镇", 5000)


def codes(out: Path) -> list[str]:
    """The units that have an answer."""
    return [unit["code"] for unit in table(out, "units")]


@pytest.mark.parametrize(("encoding", "between"), [("utf-8", ","), ("utf-8-sig", ";"), ("gb18030", "\t")])
def test_comma_separated_values_as_office_programs_write_them(
    tmp_path: Path, encoding: str, between: str
) -> None:
    lines = [
        ("单位代码", "名称", "地区", "类别", "职工人数", "备注"),
        ("A1", '"城厢䶮\n街道"', "510703001", "街道", "5000", ""),
        ("", "", "", "", "", ""),
        ("A2", '"""甲"""', "510703", "园区", "", "新"),
        ("A3", "乙", "510703"),
        ("A4", "丙", "510703", "园区", "8", "", "多"),
        ("A5", "丁", "510703", "园区", "8", "", "", ""),
        ("A6", "戊", "999999", "园区", "8", ""),
    ]
    path = tmp_path / "单位.csv"
    path.write_text("\r\n".join(between.join(line) for line in lines), encoding=encoding, newline="")
    record = run(path, tmp_path / "out")
    units = [
        (one["code"], one["name"], one["workers"], one["status"]) for one in table(tmp_path / "out", "units")
    ]
    assert units == [
        ("A1", "城厢䶮\n街道", 5000, "value"),
        ("A2", '"甲"', None, "missing"),
        ("A5", "丁", 8, "value"),
    ]
    rejects = [(one["line"], one["code"], one["flaws"]) for one in table(tmp_path / "out", "rejects")]
    assert rejects == [(5, "A3", "line_broken"), (6, "A4", "line_broken"), (8, "A6", "place_unknown")]
    assert record["input"][0]["file"] == "单位.csv"


def test_a_folder_of_files_of_any_make(tmp_path: Path) -> None:
    folder = tmp_path / "in*[1]?"
    write(
        folder / "1.parquet",
        [("510000001", 510703, "township", 7)],
        "code int, place int, kind varchar, workers int",
    )
    write(
        folder / "b" / "2.parquet",
        [(3, "township", "510703", "8")],
        "职工人数 double, Kind varchar, 地区 varchar, CODE varchar",
    )
    (folder / "b" / "3.csv").write_text("code,place,kind,workers\nC,51,township,9\n", encoding="utf-8")
    write(folder / "_old" / "4.parquet", [("X", "51", "township", 1)])
    write(folder / ".5.parquet", [("Y", "51", "township", 1)])
    (folder / "readme.txt").write_text("no units")
    run(folder, tmp_path / "out")
    assert [(one["code"], one["place"], one["workers"]) for one in table(tmp_path / "out", "units")] == [
        ("510000001", "510703", 7),
        ("8", "510703", 3),
        ("C", "51", 9),
    ]


def test_an_empty_file_has_an_empty_answer(tmp_path: Path) -> None:
    record = run(write(tmp_path / "u.parquet", []), tmp_path / "out")
    assert (record["counts"]["rows"], record["partitions"], table(tmp_path / "out", "units")) == (0, 1, [])
    assert table(tmp_path / "out", "by-kind") == table(tmp_path / "out", "rejects") == []


def test_what_cannot_be_read_is_said_in_one_line_and_leaves_nothing(tmp_path: Path) -> None:
    good = write(tmp_path / "good.parquet", [GOOD])
    (tmp_path / "torn.parquet").write_bytes(good.read_bytes()[:-20])
    (tmp_path / "other.parquet").write_text("code,place\n")
    (tmp_path / "empty").mkdir()
    (tmp_path / "torn.csv").write_bytes(b"code,place,kind,workers\n\xff\xff\xff\n")
    (tmp_path / "twice.csv").write_text("code,place,kind,workers,CODE\n")
    (tmp_path / "nothing.csv").write_text("")
    write(tmp_path / "lacks.parquet", [("A", "51", "township")], "code varchar, place varchar, sort varchar")
    write(
        tmp_path / "list.parquet",
        [(["A"], "51", "township", 1)],
        TEXTS.replace("code varchar", "code varchar[]"),
    )
    write(
        tmp_path / "part.parquet", [(1.0, "51", "township", 1)], TEXTS.replace("code varchar", "code double")
    )
    write(tmp_path / "number.parquet", [(*GOOD, 1)], f"{TEXTS}, file_row_number int")
    expected = {
        "none.parquet": "没有这个文件",
        "torn.parquet": "不是完好的 Parquet",
        "other.parquet": "不是完好的 Parquet",
        "empty": "没有 .parquet 或 .csv",
        "torn.csv": "GB18030",
        "twice.csv": "表头",
        "nothing.csv": "表头",
        "lacks.parquet": "缺少列 kind",
        "list.parquet": r"VARCHAR\[\]",
        "part.parquet": "DOUBLE",
        "number.parquet": "请改名",
    }
    for name, said in expected.items():
        with pytest.raises(Fault, match=said) as fault:
            run(tmp_path / name, tmp_path / "out")
        assert name in str(fault.value)
        assert len(str(fault.value).splitlines()) == 1
        assert [*(tmp_path / "out").iterdir()] == []


def test_a_file_damaged_in_the_middle_is_named(tmp_path: Path) -> None:
    given = tmp_path / "u.parquet"
    duckdb.connect().execute(
        f"copy (select md5(n::varchar) as code, '51' as place, 'township' as kind, n as workers"
        f" from range(200000) t(n)) to '{given}' (format parquet)"
    )
    content = bytearray(given.read_bytes())
    content[1_000_000:1_100_000] = bytes(100_000)
    given.write_bytes(content)
    with pytest.raises(Fault, match=r"u\.parquet 已损坏"):
        run(given, tmp_path / "out")

"""`niangjia national` as it is typed: example, table by province, record; bad rows are no failure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from niangjia.__main__ import main
from niangjia.national.tests.samples import table


def test_a_country_is_made_computed_and_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["national", "example", "--units", "20000", "--out", "units.parquet"]) == 0
    words = ["national", "staffing", "--in", "units.parquet", "--out", "out", "--on", "2026-06-30"]
    assert main(words) == 0
    told = capsys.readouterr()
    assert "20,000 / 20,000 行（100%）" in told.err
    lines = told.out.splitlines()
    assert sum(line.startswith(("北京市 ", "四川省 ", "新疆维吾尔自治区 ", "合计 ")) for line in lines) == 4
    record = json.loads((tmp_path / "out" / "run.json").read_text(encoding="utf-8"))
    assert record["counts"]["rejects"] == len(table(tmp_path / "out", "rejects")) > 0
    assert f"{record['counts']['units']:,} 个单位（有结果 " in told.out
    assert str(tmp_path) not in json.dumps(record, ensure_ascii=False) + told.out
    assert {one["document"] for one in record["documents"]} >= {"绵工发〔2017〕52号", "总工发〔2016〕37号"}
    assert record["rows_per_second"] > 0 < record["peak_memory_mb"]
    assert main(words) == 0
    assert told.out.endswith(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("staffing", "--in", "none.parquet", "--out", "out"), "没有这个文件"),
        (("staffing", "--in", "u.parquet", "--out", "out", "--partition-rows", "0"), "须为正整数"),
        (("example", "--units", "0", "--out", "u.parquet"), "须为正整数"),
    ],
)
def test_the_command_says_what_is_wrong_in_one_line(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    said: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["national", *words]) == 2
    output = capsys.readouterr()
    assert (output.out, len(output.err.splitlines())) == ("", 1)
    assert said in output.err

"""The command line: the same answers, from the files alone."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from niangjia.policy import commands, printing
from niangjia.policy.library import policies_folder, shipped
from niangjia.policy.tests.documents import shelve, steps


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    commands.add_to(parser.add_subparsers())
    chosen = parser.parse_args(["policy", *arguments])
    return int(chosen.run(chosen))


def explain(capsys: pytest.CaptureFixture[str], provision: str, place: str, *facts: str) -> dict[str, Any]:
    given = [word for fact in facts for word in ("--fact", fact)]
    code = run("explain", provision, "--place", place, "--on", "2023-06-01", *given, "--json")
    assert code == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out, parse_float=Decimal)
    return found


def test_explain_prints_the_whole_answer(capsys: pytest.CaptureFixture[str]) -> None:
    found = explain(capsys, "staffing.posts", "510703", "kind=乡镇", "workers=5000")
    assert (found["status"], found["value"], found["unit"]) == ("value", 2, "person")
    assert (found["must"], found["may"]) == (1, 1)
    assert found["citations"][0]["document"] == "绵工发〔2017〕52号"
    assert found["citations"][0]["clause"] == "三、目标任务"
    assert found["citations"][0]["issuer"] == "绵阳市总工会"
    assert found["citations"][0]["in_force_from"] == "2017-12-31"
    assert found["overrides"][0]["document"] == "总工发〔2016〕37号"
    assert found["alternative"] == found["alternatives"][0]
    assert found["alternative"]["setting"] == "rounding" and found["alternative"]["reading"] == "ceil"
    assert found["steps"] and found["warnings"]


def test_the_three_states_and_the_verdict(capsys: pytest.CaptureFixture[str]) -> None:
    assert explain(capsys, "staffing.posts", "510703", "kind=乡镇")["status"] == "missing"
    nothing = explain(capsys, "staffing.posts", "510703", "kind=乡镇", "workers=0")
    assert (nothing["status"], nothing["value"], nothing["alternative"]) == ("not_applicable", None, {})
    facts = ["years_since_founding=1.5", "years_since_completion=1", "closed_and_evaluated=true"]
    verdict = explain(capsys, "awards.project_eligibility", "370200", *facts, "registration_valid=true")
    assert (verdict["status"], verdict["value"], verdict["must"]) == ("value", False, None)
    assert "例外理由" in verdict["reason"]


def test_money_is_printed_digit_for_digit(capsys: pytest.CaptureFixture[str]) -> None:
    question = [
        "explain",
        "funding.public_welfare_post_supplement",
        "--place",
        "510700",
        "--on",
        "2020-01-01",
    ]
    run(*question, "--fact", "months=1", "--json")
    assert '"value": 41.67,' in capsys.readouterr().out


def test_dates_lists_and_counts(capsys: pytest.CaptureFixture[str]) -> None:
    due = explain(capsys, "campaign.cadence", "532923", "kind=调度", "last_date=2023-05-17")
    assert due["value"] == "2023-05-24"
    assert explain(capsys, "awards.subsidy", "370200", "honours=city,province")["value"] == 10000
    assert explain(capsys, "awards.subsidy", "370200", "honours=city", "honours=nation")["value"] == 20000
    points = [f"{name}=10" for name in ("study_records", "activity_evidence", "certificate", "premises")]
    points += ["union_approval=10", "union_work=5", "union_activity=4.5", "documents=contract,plan"]
    points += ["satisfied=90", "surveyed=100", "media=city:3,nation:1", "sharing="]
    score = explain(capsys, "awards.project_score", "370200", *points)
    assert score["value"] == Decimal("85.5")
    assert score["parts"]["media"]["value"] == 6


def test_facts_from_a_file_and_a_setting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "facts.json"
    file.write_text('{"kind": "乡镇", "workers": 1}', encoding="utf-8")
    base = ["explain", "staffing.posts", "--place", "510700", "--on", "2020-01-01", "--facts", str(file)]
    assert run(*base, "--fact", "workers=2001", "--setting", "rounding=ceil", "--lang", "en", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found["value"] == 2
    assert found["steps"][0]["text"] == "Number of workers"


def test_without_json_it_reads_as_chinese(capsys: pytest.CaptureFixture[str]) -> None:
    question = ["explain", "staffing.posts", "--place", "510700", "--on", "2020-01-01", "--fact", "kind=乡镇"]
    run(*question, "--fact", "workers=5000")
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "2 名 (须 1, 可 1)"
    assert {"计算依据", "条款", "优先于", "另一种读法", "注意"} <= set(said)
    run(*question, "--lang", "en")
    assert capsys.readouterr().out.startswith("Missing: not given: number of workers (workers)")


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--fact", "kind=乡镇", "--fact", "workers=-1"], "workers"),
        (["--fact", "kind=乡镇", "--fact", "workers=many"], "workers"),
        (["--fact", "kind"], "--fact"),
        (["--facts", "/nonexistent.json"], "--facts"),
        (["--setting", "colour=red", "--fact", "kind=乡镇", "--fact", "workers=1"], "setting colour"),
    ],
)
def test_a_question_that_cannot_be_right_is_one_line(
    arguments: list[str], named: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("explain", "staffing.posts", "--place", "510700", "--on", "2020-01-01", *arguments) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(named) and said.err.count("\n") == 1


@pytest.mark.parametrize("text", ["[1]", "{", '{"a": NaN}'])
def test_a_facts_file_that_is_no_object(
    tmp_path: Path, text: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "facts.json"
    file.write_text(text, encoding="utf-8")
    assert run("explain", "pay.wage_floor", "--place", "51", "--on", "2020-01-01", "--facts", str(file)) == 2
    assert capsys.readouterr().err.startswith("--facts")


def test_check_passes_the_shipped_documents(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check") == 0
    said = capsys.readouterr().out
    assert "5 份文件" in said and "云工发〔2019〕26号" in said


def test_check_names_file_and_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NIANGJIA_POLICIES", str(tmp_path))
    assert policies_folder() == tmp_path
    shelve(tmp_path, one=steps("甲1号"), two=steps("甲2号"))
    assert run("check") == 1
    assert capsys.readouterr().out.startswith(f"{tmp_path / 'two.yaml'}:21: ")
    shelve(tmp_path, two="nonsense: 1")
    shipped.cache_clear()
    try:
        assert run("explain", "pay.wage_floor", "--place", "51", "--on", "2020-01-01") == 1
    finally:
        shipped.cache_clear()
    assert f"{tmp_path / 'two.yaml'}:1: " in capsys.readouterr().err


def test_check_runs_the_cases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NIANGJIA_POLICIES", str(tmp_path))
    shelve(tmp_path, one=steps("甲1号"))
    (tmp_path / "one.cases.yaml").write_text(
        'document: 甲1号\ngroups:\n  - {provision: staffing.posts, clause: 一, place: "51", on: 2020-01-01,\n'
        "     cases: [{facts: {kind: 乡镇, workers: 5}, expect: {value: 9}}]}\n",
        encoding="utf-8",
    )
    assert run("check") == 1
    assert "value is 1, the case says 9" in capsys.readouterr().out


def test_numbers_are_written_exactly_and_nothing_strange_is() -> None:
    assert printing.as_json({"a": [Decimal("1E+2"), True, None, "引"]}) == '{"a": [100, true, null, "引"]}'
    with pytest.raises(TypeError):
        printing.as_json({"a": 1.5})


def test_it_answers_without_django_or_a_database() -> None:
    code = (
        "import sys, argparse\n"
        "from niangjia.policy import commands\n"
        "parser = argparse.ArgumentParser(); commands.add_to(parser.add_subparsers())\n"
        "chosen = parser.parse_args(sys.argv[1:]); code = chosen.run(chosen)\n"
        "assert 'django' not in sys.modules\n"
        "sys.exit(code)\n"
    )
    question = ["policy", "explain", "staffing.posts", "--place", "532801", "--on", "2021-03-01",
                "--fact", "kind=乡镇", "--fact", "workers=5000", "--json"]  # fmt: skip
    bare = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "DATABASE"))}
    done = subprocess.run(
        [sys.executable, "-c", code, *question], capture_output=True, text=True, env=bare, check=False
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["unit"] == "project"

"""Stopped in whatever way and run again, a run makes byte for byte what it makes at one go."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from niangjia.kernel.command import Fault
from niangjia.national import example
from niangjia.national.tests.samples import everything, run, table, write
from niangjia.policy.library import policies_folder

ROWS, PARTITION = 20_000, 2_000


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("given") / "units.parquet"
    example.write(path, units=ROWS)
    return path


@pytest.fixture(scope="module")
def at_one_go(given: Path) -> dict[str, bytes]:
    run(given, given.parent / "out", rows=PARTITION)
    return everything(given.parent / "out")


def command(given: Path, out: Path, **environment: str) -> subprocess.Popen[str]:
    """The command as an office runs it."""
    words = ["national", "staffing", "--in", str(given), "--out", str(out), "--on", "2026-06-30"]
    return subprocess.Popen(
        [sys.executable, "-m", "niangjia", *words, "--partition-rows", str(PARTITION)],
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
        env={**os.environ, **environment},
        preexec_fn=_hears_ctrl_c,
    )


def _hears_ctrl_c() -> None:
    # Whatever a shell has started in the background has it ignored, and so would what is started here.
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def stopped_by(number: signal.Signals, running: subprocess.Popen[str], *, after: str) -> tuple[int, str]:
    """Exit code and last words of a command that was sent a signal when it had said `after`."""
    assert running.stderr is not None
    while after not in (line := running.stderr.readline()):
        assert line, "it ended before"
    running.send_signal(number)
    rest = running.stderr.read()
    return running.wait(), rest


STOPS = ((signal.SIGKILL, "查重"), (signal.SIGINT, "第 2 / 10 份"), (signal.SIGKILL, "第 5 / 10 份"))


def test_a_run_that_was_stopped_goes_on_where_it_was(
    given: Path, at_one_go: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    for number, after in STOPS:
        code, said = stopped_by(number, command(given, out), after=after)
        assert code == (130 if number is signal.SIGINT else -number)
        assert ("就接着做" in said) is (number is signal.SIGINT)
        assert [one.name for one in out.iterdir()] == [".work"]
    record = run(given, out, rows=PARTITION)
    assert 5 <= record["partitions_kept"] < record["partitions"] == 10
    assert "接着上次做" in record["said"]
    assert everything(out) == at_one_go


def test_a_partition_that_is_not_whole_is_made_anew(
    given: Path, at_one_go: dict[str, bytes], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    stopped_by(signal.SIGKILL, command(given, out), after="第 5 / 10 份")
    parts = out / ".work" / "units"
    (parts / "part-00001.parquet").write_bytes(b"torn")
    (parts / "part-00002.parquet").write_bytes((parts / "part-00002.parquet").read_bytes()[:-1])
    (out / ".work" / "rejects" / "part-00004.parquet").unlink()
    (parts / ".part-00010.parquet.draft").write_bytes(b"half")
    record = run(given, out, rows=PARTITION)
    assert 2 <= record["partitions_kept"] < 10 - 2
    assert everything(out) == at_one_go


def test_the_same_question_is_not_computed_twice_unless_it_is_asked_for(tmp_path: Path) -> None:
    given, out = write(tmp_path / "u.parquet", [("A", "510703", "township", 5000)]), tmp_path / "out"
    first = run(given, out)
    again = run(given, out)
    assert again.pop("said").startswith("输入、日期、文件和程序都没有变")
    assert {**again, "said": first["said"]} == first
    assert "第 1 / 1 份" in run(given, out, again=True)["said"]
    (out / "by-kind.csv").unlink()
    assert "原来的结果不全" in run(given, out)["said"]
    assert (out / "by-kind.csv").is_file()


def test_another_question_starts_anew_and_says_why(tmp_path: Path) -> None:
    given, out = write(tmp_path / "u.parquet", [("A", "510703", "township", 5000)]), tmp_path / "out"
    run(given, out)
    assert "日期变了" in run(given, out, on=date(2016, 12, 4))["said"]
    assert "日期变了" in run(given, out)["said"]
    write(given, [("A", "510703", "township", 5001)])
    assert "输入文件变了" in run(given, out)["said"]
    assert "程序变了" in run(given, out, rows=PARTITION)["said"]


def test_other_documents_start_anew(tmp_path: Path) -> None:
    given, out = write(tmp_path / "u.parquet", [("A", "510703", "township", 5000)]), tmp_path / "out"
    run(given, out, rows=PARTITION)
    shutil.copytree(policies_folder(), tmp_path / "policies", ignore=shutil.ignore_patterns("510700"))
    again = command(given, out, NIANGJIA_POLICIES=str(tmp_path / "policies"))
    assert "政策文件变了" in again.communicate()[1]
    (unit,) = table(out, "units")
    assert (unit["document"], unit["must"], unit["may"]) == ("总工发〔2016〕37号", None, 1)


def test_what_was_begun_for_another_question_is_dropped_and_said_so(given: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    stopped_by(signal.SIGKILL, command(given, out), after="第 3 / 10 份")
    record = run(given, out, on=date(2017, 1, 1), rows=PARTITION)
    assert "日期变了，上次没有算完的部分作废" in record["said"]
    assert record["partitions_kept"] == 0
    assert json.loads((out / "run.json").read_text(encoding="utf-8"))["on"] == "2017-01-01"


def test_results_stand_until_the_next_are_whole(given: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(write(tmp_path / "u.parquet", [("A", "510703", "township", 5000)]), out)
    before = everything(out)
    stopped_by(signal.SIGKILL, command(given, out), after="第 3 / 10 份")
    now = {name: content for name, content in everything(out).items() if not name.startswith(".work")}
    assert now == before


def test_two_runs_never_share_a_folder(given: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    running = command(given, out)
    assert running.stderr is not None
    running.stderr.readline()
    try:
        with pytest.raises(Fault, match="另一个命令正在写"):
            run(given, out)
    finally:
        running.kill()
        running.communicate()

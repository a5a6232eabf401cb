"""No room, no right, somebody else's folder: one line that names the place and the way out, nothing lost."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from niangjia.kernel.command import Fault
from niangjia.national import example
from niangjia.national.engine import told
from niangjia.national.tests.samples import everything, run, write

LIMITED = """
import resource, sys
from niangjia.__main__ import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
sys.exit(main(sys.argv[2:]))
"""


@pytest.fixture
def given(tmp_path: Path) -> Path:
    return write(tmp_path / "units.parquet", [("A", "510703", "township", 5000)])


def test_a_disk_that_is_full_loses_nothing_that_was_done(tmp_path: Path) -> None:
    """A limit on the size of a file stands for the disk: it comes at the same calls."""
    units, out = tmp_path / "units.parquet", tmp_path / "out"
    example.write(units, units=30_000)
    words = ["national", "staffing", "--in", str(units), "--out", str(out), "--on", "2026-06-30"]
    words += ["--partition-rows", "8000"]
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, "40000", *words], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (2, "")
    last = done.stderr.splitlines()[-1]
    assert "磁盘空间不足" in last
    assert str(out) in last
    assert [one.name for one in out.iterdir()] == [".work"]
    assert run(units, out, rows=8000)["counts"]["rows"] == 30_000
    run(units, tmp_path / "other", rows=8000)
    assert everything(out) == everything(tmp_path / "other")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_no_right_to_write_is_said(given: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(Fault, match="没有权限写"):
        run(given, tmp_path / "out")


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (PermissionError(13, "Permission denied"), "没有权限写 there"),
        (OSError(30, "Read-only file system"), "没有权限写 there"),
        (OSError(28, "No space left on device"), "写不下 there"),
        (OSError(5, "Input/output error"), "读写 there 出错"),
    ],
)
def test_each_trouble_of_a_disk_has_its_way_out(problem: OSError, said: str) -> None:
    with pytest.raises(Fault, match=said), told(Path("there")):
        raise problem


def test_somebody_elses_folder_is_left_alone(given: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    (theirs / "units").mkdir(parents=True)
    (theirs / "units" / "list.xlsx").write_text("mine")
    (theirs / "run.json").write_text("[]")
    with pytest.raises(Fault, match=r"run\.json、units，不是本命令写的"):
        run(given, theirs)
    assert set(everything(theirs)) == {"units/list.xlsx"}
    with pytest.raises(Fault, match="是文件，不是文件夹"):
        run(given, write(tmp_path / "a.parquet", []))


def test_what_is_read_never_lies_in_what_is_written(given: Path, tmp_path: Path) -> None:
    run(given, tmp_path / "out")
    before = everything(tmp_path / "out")
    for inside in (tmp_path / "out" / "units", tmp_path / "out"):
        with pytest.raises(Fault, match="在输出文件夹"):
            run(inside, tmp_path / "out")
    assert everything(tmp_path / "out") == before

"""Imports point down, never up: `.importlinter` holds it, and this holds that it sees a breach."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def broken_contracts(house: Path) -> str:
    """What import-linter says of a copy of the house; empty when every contract is kept."""
    lint = Path(sys.executable).with_name("lint-imports")
    command = [str(lint), "--config", str(ROOT / ".importlinter"), "--no-cache"]
    done = subprocess.run(
        command, cwd=house, env={"PYTHONPATH": str(house)}, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else done.stdout


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("kernel/figure.py", "import niangjia.staffing.types", "Imports point down"),
        ("organisations/types.py", "import niangjia.workforce.types", "Imports point down"),
        ("staffing/rules/totals.py", "import django.db", "Pure rooms"),
    ],
)
def test_the_guard_sees_a_breach(tmp_path: Path, file: str, line: str, contract: str) -> None:
    shutil.copytree(
        ROOT / "niangjia", tmp_path / "niangjia", ignore=shutil.ignore_patterns("static", "__pycache__")
    )
    broken = tmp_path / "niangjia" / file
    broken.write_text(broken.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    assert contract in broken_contracts(tmp_path)


def test_every_app_has_its_floor() -> None:
    folders = {path.name for path in (ROOT / "niangjia").iterdir() if (path / "__init__.py").is_file()}
    named = {line.strip() for line in (ROOT / ".importlinter").read_text(encoding="utf-8").splitlines()}
    assert {app for app in folders if f"niangjia.{app}" not in named} == set()


def test_the_house_as_it_stands_keeps_every_contract() -> None:
    assert broken_contracts(ROOT) == ""

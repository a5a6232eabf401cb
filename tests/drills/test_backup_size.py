"""A house of a gigabyte backed up, tried and restored: how long it takes, and that it needs little memory."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.drills.house import ROOT, House, standing

pytestmark = pytest.mark.drill
MEGABYTES = int(os.environ.get("NIANGJIA_DRILL_MEGABYTES", "1000"))
LITTLE = 300
"""Megabytes that no command may pass: a few times the largest row, however large the house."""
PAPERS = """
    WITH more AS (
        INSERT INTO papers_paper (on_kind, on_id, name, file_kind, size, note, data_key, content_sealed,
               added_by, added_by_name, added_at, removed_by_name, removed_reason, scope_path)
        SELECT on_kind, on_id, name, file_kind, size, note, data_key, content_sealed,
               added_by, added_by_name, added_at, removed_by_name, removed_reason, scope_path
        FROM papers_paper, generate_series(2, %s) RETURNING 1
    ) SELECT count(*) FROM more
"""
EVENTS = """
    WITH more AS (
        INSERT INTO kernel_auditevent (at, name, actor, actor_name, role, source, reason, behalf, address,
               act, export, on_kind, on_id, scope_path, details)
        SELECT now(), 'test.thing.done', 'account:1', 'drill', 'clerk', 'page', '', '', '10.0.0.1',
               md5(n::text), '', 'unit', n::text, '000001', jsonb_build_object('sha', md5((-n)::text))
        FROM generate_series(1, %s) n RETURNING 1
    ) SELECT count(*) FROM more
"""
SIZE = "SELECT pg_database_size('niangjia') / 1000000"
PAPER, EVENTS_OF_A_MEGABYTE = 20, 1_400


def measured(house: House, *words: str) -> tuple[str, int]:
    """What a command says, its seconds and the most memory that it or a program of its own took, in MB."""
    began = time.monotonic()
    with subprocess.Popen(
        [sys.executable, "-m", "niangjia", *words],
        env=house.environ,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as running:
        assert running.stdout is not None
        said = running.stdout.read()
        _, code, used = os.wait4(running.pid, 0)
        running.returncode = os.waitstatus_to_exitcode(code)
    assert running.returncode == 0, said
    most = used.ru_maxrss // 1_000
    return f"{words[0]} {words[-1] if words[-1].startswith('--') else ''}".strip() + (
        f": {time.monotonic() - began:.0f} s, {most} MB of memory"
    ), most


def test_a_house_of_a_gigabyte_needs_little_memory(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    key, folder = tmp_path / "private", tmp_path / "backups"
    folder.mkdir()
    with standing(tmp_path / "here") as here:
        here.command("migrate")
        here.stage("found")
        here.stage("paper", str(PAPER))
        here.asked(PAPERS, MEGABYTES // 2 // PAPER)
        here.asked(EVENTS, MEGABYTES // 2 * EVENTS_OF_A_MEGABYTE)
        (size,) = here.asked(SIZE)
        here.command("backup", "--keygen", str(key))
        told = [measured(here, "backup", "--to", str(folder))]
        (file,) = folder.glob("*.age")
        told.append(measured(here, "restore", str(file), "--identity", str(key), "--verify"))
        secrets = {path.name: path.read_bytes() for path in (here.home / "keys").glob("vault-*")}
    with standing(tmp_path / "there") as there:
        (there.home / "keys").mkdir(mode=0o700, exist_ok=True)
        for name, content in secrets.items():
            (path := there.home / "keys" / name).touch(mode=0o600)
            path.write_bytes(content)
        told.append(measured(there, "restore", str(file), "--identity", str(key)))
    with capsys.disabled():
        print(f"\ndatabase {size} MB, file {file.stat().st_size // 1_000_000} MB")
        print("\n".join(line for line, _ in told))
    assert max(most for _, most in told) < LITTLE

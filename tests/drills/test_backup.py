"""The Mianyang house backed up while it is used, restored in another empty home, and served there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.drills.house import standing

pytestmark = pytest.mark.drill
COUNTED = "SELECT (SELECT count(*) FROM workforce_person), (SELECT count(*) FROM kernel_auditevent)"


def test_a_house_moves_to_another_machine(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key, folder = tmp_path / "private", tmp_path / "backups"
    folder.mkdir()
    with standing(tmp_path / "here") as here:
        here.stage("example")
        here.command("backup", "--keygen", str(key))
        here.serve()
        said = here.command("backup", "--to", str(folder), "--keep", "2")
        (file,) = folder.glob("*.age")
        said += here.command("restore", str(file), "--identity", str(key), "--verify")
        people, events = here.asked(COUNTED)
        here.stop()
        secrets = {path.name: path.read_bytes() for path in (here.home / "keys").glob("vault-*")}
        sealer = {path.name: path.read_bytes() for path in (here.home / "keys").glob("audit-seal*")}
    assert b"AGE-SECRET-KEY" not in b"".join(path.read_bytes() for path in here.home.glob("backup-*"))
    with standing(tmp_path / "there") as there:
        said += there.command("restore", str(file), "--identity", str(key))
        assert "vault-master" in said.rpartition("缺少备份时的密钥")[2]
        for name, content in {**secrets, **sealer}.items():
            (path := there.home / "keys" / name).touch(mode=0o600)
            path.write_bytes(content)
        now, then = there.asked(COUNTED), (people, events)
        assert (now[0], now[1] <= then[1] + 1) == (then[0], True)
        session = there.stage("sign_in", "mianyang")["session"]
        there.serve()
        status, page, _ = there.get("/workforce/", session)
        assert (status, "********" in page or "人才库" in page) == (200, True)
        said += there.command("audit", "verify")
        there.stop()
    with capsys.disabled():
        print(f"\n{said}")

"""The file of a backup: whom it is sealed for, its name, and that a part of one never looks whole."""

from __future__ import annotations

import fcntl
import io
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from niangjia.kernel.command import Fault
from niangjia.site.backup import keeping, placing, recipients
from niangjia.site.backup.packing import Packer, Unpacker
from niangjia.site.backup.sealing import opening, sealing

AT = datetime(2026, 6, 30, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without keys."""
    monkeypatch.setenv("NIANGJIA_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("NIANGJIA_KEYS", raising=False)
    return tmp_path / "home"


def test_without_a_public_key_nothing_is_sealed() -> None:
    with pytest.raises(Fault, match="还没有备份的公钥"):
        recipients.recipients()
    recipients.recipients_file().write_text("age1nonsense\n")
    with pytest.raises(Fault, match="不是 age 公钥"):
        recipients.recipients()


def test_a_private_key_is_readable_by_its_owner_alone_and_never_overwritten(tmp_path: Path) -> None:
    recipients.draw(path := tmp_path / "key", protected=False)
    assert path.stat().st_mode & 0o777 == 0o600
    before = path.read_text()
    with pytest.raises(Fault, match="已经存在"):
        recipients.draw(path, protected=False)
    with pytest.raises(Fault, match="不能写入"):
        recipients.draw(tmp_path / "no" / "folder", protected=False)
    assert path.read_text() == before
    assert before.strip() not in recipients.recipients_file().read_text()
    assert len(recipients.recipients()) == 1


def test_a_passphrase_protects_the_private_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(recipients.PASSPHRASE, "short")
    with pytest.raises(Fault, match="至少 12"):
        recipients.draw(tmp_path / "a", protected=True)
    monkeypatch.setenv(recipients.PASSPHRASE, "a long passphrase")
    recipients.draw(path := tmp_path / "key", protected=True)
    assert b"AGE-SECRET-KEY" not in path.read_bytes()
    assert str(recipients.identities(path)[0].to_public()) in recipients.recipients_file().read_text()
    monkeypatch.setenv(recipients.PASSPHRASE, "another passphrase")
    with pytest.raises(Fault, match="口令不对"):
        recipients.identities(path)


@pytest.mark.parametrize(
    ("content", "said"), [("", "没有私钥"), ("# only words\n", "没有私钥"), ("age1x", "不是 age 私钥")]
)
def test_what_is_no_private_key_is_told_so(tmp_path: Path, content: str, said: str) -> None:
    (path := tmp_path / "key").write_text(content)
    with pytest.raises(Fault, match=said):
        recipients.identities(path)
    with pytest.raises(Fault, match="不能读取"):
        recipients.identities(tmp_path / "nowhere")
    with pytest.raises(Fault, match="--identity"):
        recipients.identities(None)


def test_what_was_sealed_opens_with_the_key_and_whole(tmp_path: Path) -> None:
    recipients.draw(key := tmp_path / "key", protected=False)
    content, sealed = os.urandom(3_000_000), io.BytesIO()
    with sealing(sealed, recipients.recipients()) as into:
        into.write(content)
    assert content[:100] not in sealed.getvalue()
    sealed.seek(0)
    with opening(sealed, recipients.identities(key)) as source:
        assert source.read() == content


def test_a_reader_who_is_content_early_still_learns_of_a_file_cut_short(tmp_path: Path) -> None:
    recipients.draw(key := tmp_path / "key", protected=False)
    sealed = io.BytesIO()
    with sealing(sealed, recipients.recipients()) as into:
        into.write(os.urandom(3_000_000))
    cut = io.BytesIO(sealed.getvalue()[:-100])
    with (
        pytest.raises(Fault, match="不完整"),
        opening(cut, recipients.identities(key)) as source,
    ):
        source.read(10)


def test_what_was_given_up_opens_for_nobody(tmp_path: Path) -> None:
    recipients.draw(key := tmp_path / "key", protected=False)
    sealed = io.BytesIO()
    with pytest.raises(ZeroDivisionError), sealing(sealed, recipients.recipients()) as into:
        into.write(os.urandom(500_000))
        raise ZeroDivisionError
    sealed.seek(0)
    with pytest.raises(Fault), opening(sealed, recipients.identities(key)) as source:
        source.read()


def test_a_name_is_never_taken_twice(tmp_path: Path) -> None:
    assert keeping.named(tmp_path, at=AT).name == "niangjia-20260630-030000.age"
    (taken := tmp_path / "mine.age").touch()
    with pytest.raises(Fault, match="从不覆盖"):
        keeping.named(taken, at=AT)
    with pytest.raises(Fault, match="没有文件夹"):
        keeping.named(tmp_path / "no" / "mine.age", at=AT)
    path = tmp_path / "new.age"
    with pytest.raises(Fault, match="从不覆盖"), keeping.drafted(path) as draft:
        path.touch()  # somebody else was quicker
        keeping.settle(draft, path)
    assert path.read_bytes() == b""


def test_a_part_of_a_backup_never_looks_whole(tmp_path: Path) -> None:
    path = tmp_path / "house.age"
    with pytest.raises(ZeroDivisionError), keeping.drafted(path) as draft:
        draft.write(b"half")
        assert [one.name for one in tmp_path.iterdir() if one.suffix == ".age"] == []
        raise ZeroDivisionError
    assert not list(tmp_path.glob("house*"))
    with keeping.drafted(path) as draft:
        draft.write(b"whole")
        keeping.settle(draft, path)
    assert (path.read_bytes(), [one.name for one in tmp_path.glob("house*")]) == (b"whole", ["house.age"])


def test_what_killed_runs_left_goes_and_what_runs_stays(tmp_path: Path) -> None:
    (dead := tmp_path / "niangjia-1.age.partial").touch()
    (living := tmp_path / "niangjia-2.age.partial").touch()
    with living.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        keeping.sweep(tmp_path)
        assert (dead.exists(), living.exists()) == (False, True)


def test_old_backups_go_and_nothing_else(tmp_path: Path) -> None:
    names = [f"niangjia-2026060{day}-030000.age" for day in range(1, 6)]
    others = ["niangjia-20260601-030000.age.partial", "my-own.age", "niangjia.age", "notes.txt"]
    for name in (*names, *others):
        (tmp_path / name).touch()
    assert [path.name for path in keeping.thin(tmp_path, keep=2)] == names[:3]
    assert {path.name for path in tmp_path.iterdir() if path.is_file()} == {*names[3:], *others}
    assert keeping.thin(tmp_path, keep=2) == []


def test_a_member_that_leads_outside_is_refused() -> None:
    content = io.BytesIO()
    packer = Packer(content)
    packer._member("../outside", b"x")
    packer.close()
    content.seek(0)
    with pytest.raises(Fault, match="不该有"), Unpacker(content).members() as members:
        list(members)
    with pytest.raises(Fault, match="不能读取"), Unpacker(io.BytesIO(b"no tar" * 1000)).members() as members:
        list(members)


def test_files_are_laid_all_or_none(tmp_path: Path, own_home: Path) -> None:
    for name in ("files/a/1", "keys/vault-master"):
        (path := tmp_path / "new" / name).parent.mkdir(parents=True, exist_ok=True)
        path.write_text("new")
    (drawn := own_home / "keys" / "vault-master").parent.mkdir(parents=True)
    drawn.write_text("drawn meanwhile")
    with pytest.raises(ZeroDivisionError), placing.placed(tmp_path / "new"):
        assert drawn.read_text() == "new"
        raise ZeroDivisionError
    assert (drawn.read_text(), (own_home / "files" / "a" / "1").exists()) == ("drawn meanwhile", False)
    with placing.placed(tmp_path / "new"):
        pass
    assert (drawn.read_text(), (own_home / "files" / "a" / "1").read_text()) == ("new", "new")
    assert (drawn.parent / "before-restore" / "vault-master").read_text() == "drawn meanwhile"
    with pytest.raises(Fault, match="已有文件"):
        placing.refuse_full()

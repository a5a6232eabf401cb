"""A house in a sealed file and back: every row, wall and grant; whatever is wrong, nothing is left behind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from psycopg import errors
from psycopg.sql import SQL, Identifier

from niangjia.kernel import home
from niangjia.kernel.command import Fault, operator
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.postgres.dropping import drop
from niangjia.kernel.postgres.prepare import prepare, role
from niangjia.kernel.postgres.urls import Urls
from niangjia.kernel.scope import acting
from niangjia.site.backup import measuring, recipients, restoring, writing
from niangjia.site.backup.manifest import Manifest, differences
from tests.cast import gather

AT = datetime(2026, 6, 30, 3, 0, tzinfo=UTC)


@pytest.fixture
def urls(committed: None, database_urls: Urls, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Urls:
    """The house of the test, in a home of its own with the keys of the suite."""
    monkeypatch.setenv("NIANGJIA_KEYS", str(home.keys()))
    monkeypatch.setenv("NIANGJIA_HOME", str(tmp_path / "home"))
    with psycopg.connect(database_urls.owner, autocommit=True) as connection:
        _admit(connection, connection.info.dbname, database_urls)
    gather()
    return database_urls


@pytest.fixture
def key(tmp_path: Path) -> Path:
    """The private key; its public one lies in the home."""
    recipients.draw(path := tmp_path / "private", protected=False)
    return path


@pytest.fixture
def backup(urls: Urls, key: Path, tmp_path: Path) -> writing.Written:
    """A backup of the house."""
    return writing.write(tmp_path / "house.age", urls=urls, with_keys=False, at=AT)


@pytest.fixture
def empty(urls: Urls) -> Iterator[Urls]:
    """An empty place on the same server, prepared as the first command prepares it."""
    place = urls.to_database("niangjia_restored_here")
    with psycopg.connect(urls.owner, autocommit=True) as connection:
        drop(connection, "niangjia_restored_here")
        connection.execute("create database niangjia_restored_here template template0")
        _admit(connection, "niangjia_restored_here", urls)
    prepare(place)
    yield place
    with psycopg.connect(urls.owner, autocommit=True) as connection:
        drop(connection, "niangjia_restored_here")


def _admit(connection: psycopg.Connection, database: str, urls: Urls) -> None:
    names = (Identifier(database), Identifier(role(urls.backup)))
    connection.execute(SQL("grant connect on database {} to {}").format(*names))


def known(urls: Urls) -> set[str]:
    """The migrations there are."""
    with psycopg.connect(urls.backup) as connection:
        return set(measuring.migrations(connection))


def databases(urls: Urls) -> set[str]:
    """The databases of the server."""
    with psycopg.connect(urls.owner) as connection:
        return {name for (name,) in connection.execute("select datname from pg_database")}


def measured(urls: Urls) -> tuple[object, object]:
    """What a database holds."""
    with psycopg.connect(urls.backup) as connection:
        measuring.look(connection)
        return measuring.tables(connection), measuring.functions(connection)


def test_what_is_verified_opens_and_leaves_no_trace(urls: Urls, key: Path, backup: writing.Written) -> None:
    before, identities = databases(urls), recipients.identities(key)
    found = restoring.verify(backup.path, urls=urls, identities=identities, known=known(urls))
    assert found.manifest.tables["workforce_person"].rows == 2
    assert found.opened is not None
    assert (found.opened.keys > 2, found.opened.values >= 4, found.opened.failed) == (True, True, 0)
    assert found.missing_keys == []
    assert databases(urls) == before
    with acting(by := operator()):
        event = AuditEvent.objects.get(name="site.house.backed_up")
    assert (event.on_id, event.actor, event.details["rows"]) == ("house.age", by.key, found.manifest.rows)


def test_a_restored_house_has_every_row_and_every_wall(
    urls: Urls, key: Path, backup: writing.Written, empty: Urls
) -> None:
    before = databases(urls)
    identities = recipients.identities(key)
    restoring.restore(backup.path, urls=empty, identities=identities, known=known(urls))
    assert databases(urls) == before
    tables, functions = measured(empty)
    assert list(differences(backup.manifest, tables, functions)) == []  # type: ignore[arg-type]
    with psycopg.connect(empty.application, autocommit=True) as connection:
        assert connection.execute("select count(*) from workforce_person").fetchone() == (0,)
        for statement in ("update kernel_auditevent set name = ''", "delete from kernel_auditevent"):
            with pytest.raises(errors.InsufficientPrivilege):
                connection.execute(statement)
        connection.execute("select set_config('niangjia.scope_low', '0', false)")
        connection.execute("select set_config('niangjia.scope_high', 'g', false)")
        assert connection.execute("select count(*) from workforce_person").fetchone() == (2,)
    with psycopg.connect(empty.owner) as connection:  # forced on the owner too
        assert connection.execute("select count(*) from workforce_person").fetchone() == (0,)
    with pytest.raises(Fault, match="数据库里已有数据"):
        restoring.restore(backup.path, urls=empty, identities=identities, known=known(urls))


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def flipped(content: bytes) -> bytes:
    place = len(content) // 2
    return content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]


def another(content: bytes) -> bytes:
    return b"PK\x03\x04 a workbook"


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (cut, "已损坏或不完整"),
        (flipped, "已损坏或不完整"),
        (another, "不是 age"),
    ],
)
def test_a_damaged_file_restores_nothing(
    urls: Urls,
    key: Path,
    backup: writing.Written,
    empty: Urls,
    spoil: Callable[[bytes], bytes],
    said: str,
) -> None:
    backup.path.write_bytes(spoil(backup.path.read_bytes()))
    before, was = databases(urls), measured(empty)
    for attempt in (restoring.verify, restoring.restore):
        with pytest.raises(Fault, match=said):
            attempt(backup.path, urls=empty, identities=recipients.identities(key), known=known(urls))
    assert (databases(urls), measured(empty)) == (before, was)
    assert not list(home.home().glob(".restoring-*"))


def test_the_wrong_key_a_newer_house_or_other_roles_restore_nothing(
    urls: Urls, key: Path, backup: writing.Written, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, right = databases(urls), recipients.identities(key)
    recipients.draw(other := tmp_path / "other", protected=False)
    with pytest.raises(Fault, match="打不开"):
        restoring.verify(backup.path, urls=urls, identities=recipients.identities(other), known=known(urls))
    with pytest.raises(Fault, match="更新的版本"):
        restoring.verify(backup.path, urls=urls, identities=right, known=set())
    monkeypatch.setattr(restoring, "role", lambda url: "somebody")
    with pytest.raises(Fault, match="同名的角色"):
        restoring.verify(backup.path, urls=urls, identities=right, known=known(urls))
    with pytest.raises(Fault, match="不能读取"):
        restoring.verify(tmp_path / "nowhere", urls=urls, identities=right, known=known(urls))
    with pytest.raises(Fault, match="DATABASE_BACKUP_URL"):
        restoring.verify(backup.path, urls=replace(urls, backup=""), identities=right, known=known(urls))
    assert databases(urls) == before


def test_a_role_that_the_walls_hold_for_backs_nothing_up(urls: Urls, key: Path, tmp_path: Path) -> None:
    for bound in (urls.owner, urls.application):
        with pytest.raises(Fault, match="受行级安全约束"):
            writing.write(tmp_path / "a.age", urls=replace(urls, backup=bound), with_keys=False, at=AT)
    with pytest.raises(Fault, match="DATABASE_BACKUP_URL"):
        writing.write(tmp_path / "a.age", urls=replace(urls, backup=""), with_keys=False, at=AT)
    assert list(tmp_path.glob("*.age*")) == []
    with acting(operator()):
        assert not AuditEvent.objects.filter(name="site.house.backed_up").exists()


def test_keys_go_along_only_when_asked_for_and_never_those_of_the_place(
    urls: Urls, key: Path, empty: Urls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = writing.write(tmp_path / "keys.age", urls=urls, with_keys=True, at=AT)
    monkeypatch.delenv("NIANGJIA_KEYS")
    monkeypatch.setenv("NIANGJIA_HOME", str(tmp_path / "elsewhere"))
    identities = recipients.identities(key)
    restored = restoring.restore(written.path, urls=empty, identities=identities, known=known(urls))
    names = {path.name for path in home.keys().iterdir()}
    assert {"vault-master", "vault-index"} <= names
    assert not [name for name in names if name.startswith(("database-", "house", "django"))]
    assert restored.missing_keys == []
    assert all(path.stat().st_mode & 0o77 == 0 for path in home.keys().iterdir())


def test_what_differs_is_named(urls: Urls, backup: writing.Written) -> None:
    def found() -> list[str]:
        tables, functions = measured(urls)
        return list(differences(backup.manifest, tables, functions))  # type: ignore[arg-type]

    of_the_backup_itself = ("表 kernel_auditevent", "表 proof_unsealed")
    assert [one for one in found() if not one.startswith(of_the_backup_itself)] == []
    with psycopg.connect(urls.owner, autocommit=True) as connection:
        connection.execute("alter table workforce_person no force row level security")
        try:
            assert "表 workforce_person：行级安全与备份时不同" in found()
            connection.execute("update workforce_person set name = name || '一'")
            assert "表 workforce_person：行数相同（2），内容不同" in found()
        finally:
            connection.execute("alter table workforce_person force row level security")


def test_a_manifest_reads_as_it_was_written(backup: writing.Written) -> None:
    from niangjia.site.backup.manifest import read

    assert read(backup.manifest.written()) == backup.manifest
    assert isinstance(backup.manifest, Manifest)
    with pytest.raises(Fault, match="不能读取"):
        read(b"{}")
    with pytest.raises(Fault, match="第 99 版"):
        read(backup.manifest.written().replace(b'"format": 1', b'"format": 99'))

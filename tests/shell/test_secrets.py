"""Secrets lie in files of their owner's only: not in the repository, the process list or any log."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import psycopg
import pytest

from niangjia.kernel import home
from niangjia.kernel.postgres.urls import Urls

ROOT = Path(__file__).parents[2]
SECRET_LIKE = {
    "a private key": re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----|AGE-SECRET-KEY-1[0-9A-Z]{10}"),
    "a key of a cloud": re.compile(rb"\b(?:AKIA[0-9A-Z]{16}|LTAI[0-9A-Za-z]{16,}|AKID[0-9A-Za-z]{32})\b"),
    "a token": re.compile(rb"\b(?:ghp_[0-9A-Za-z]{36}|glpat-[\w-]{20}|nj_[0-9A-Za-z_-]{30,})"),
    "a password in an address": re.compile(rb"\w+://[\w.-]+:[^@\s/{}\"'$<]{6,}@[\w.-]+"),
    "a secret given a value": re.compile(
        rb"(?i)\b(?:secret_?key|api_?key|auth_?token|private_?key)\s*[:=]\s*[\"'][^\"'\s{}]{12,}[\"']"
    ),
    "a long number": re.compile(rb"[\"'][0-9a-f]{48,}[\"']"),
}
NOT_OURS = ("node_modules", ".venv", ".git", "var", "vendor", "__pycache__")
LOCKS = ("requirements.lock", "package-lock.json")


def files() -> list[Path]:
    """What is kept in the repository, as far as it is text."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, check=False
    )
    names = listed.stdout.decode().splitlines() if listed.returncode == 0 else []
    found = [ROOT / name for name in names] or [one for one in ROOT.rglob("*") if one.is_file()]
    return [one for one in found if one.is_file() and not set(NOT_OURS) & set(one.relative_to(ROOT).parts)]


def secrets_in(content: bytes) -> list[str]:
    """What of a file looks like a secret."""
    return [what for what, look in SECRET_LIKE.items() if look.search(content)]


def test_the_repository_holds_no_secret() -> None:
    here = Path(__file__).name
    found = {
        str(one.relative_to(ROOT)): secrets
        for one in files()
        if one.name not in (*LOCKS, here) and (secrets := secrets_in(one.read_bytes()))
    }
    assert found == {}


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN RSA PRIVATE KEY-----",
        "AKIA" + "A" * 16,
        "postgresql://app:Tr0ub4dor@db.example/x",
        'SECRET_KEY = "dj-insecure-0123456789"',
        "nj_" + "a" * 43,
        '"' + "0f" * 32 + '"',
    ],
)
def test_the_guard_sees_a_secret(text: str) -> None:
    assert secrets_in(text.encode()) != []
    assert secrets_in(b'postgresql://app@db.example/x SECRET_KEY = home.secret("django", 50).hex()') == []


def test_no_password_stands_in_the_process_list(database_urls: Urls) -> None:
    passwords = {home.secret(name, 24).hex().encode() for name in ("database-application", "database-owner")}
    assert all(one in database_urls.application.encode() + database_urls.owner.encode() for one in passwords)
    told = []
    for process in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            told.append(process.read_bytes())
        except OSError:
            continue
    assert len(told) > 3
    assert [one for one in told if any(password in one for password in passwords)] == []


def test_the_log_of_the_database_repeats_nothing(database_urls: Urls) -> None:
    log = home.home() / "log" / "postgres.log"
    before = log.stat().st_size
    with psycopg.connect(database_urls.application, autocommit=True) as connection:
        for statement in (
            "select '王二小planted'::integer",
            "do $$ begin raise unique_violation using message = 'planted', detail = 'planted'; end $$",
            "selec 'planted'",
        ):
            with pytest.raises(psycopg.Error) as refused:
                connection.execute(statement)  # type: ignore[call-overload]
            assert "planted" in str(refused.value)
    assert log.stat().st_mode & 0o077 == 0
    assert b"planted" not in log.read_bytes()[before:]

"""What the tests of the chains share: a home of their own, events that happen, the owner's raw SQL."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, LiteralString

import psycopg
import pytest
from django.db import connection

from niangjia.kernel import audit
from niangjia.kernel.command import operator
from niangjia.kernel.postgres.urls import Urls
from niangjia.kernel.scope import acting
from niangjia.proof.types import Fault
from niangjia.proof.verifying import Verified, verify

SCOPE = """SELECT set_config('niangjia.scope_low', '0', {0}), set_config('niangjia.scope_high', '~', {0})"""
HERE, THERE = "00000100000a", "00000100000b"


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keys and ends of this test alone."""
    monkeypatch.setenv("NIANGJIA_HOME", str(tmp_path))


@pytest.fixture
def owner(database_urls: Urls) -> Iterator[psycopg.Connection[Any]]:
    """The owner's raw SQL, past every guard: what the application's role can never do."""
    with psycopg.connect(database_urls.owner, autocommit=True) as connected:
        connected.execute(SCOPE.format("false"))
        guards(connected, "DISABLE")
        yield connected
        guards(connected, "ENABLE")


def guards(connected: psycopg.Connection[Any], how: LiteralString) -> None:
    """Take the triggers that refuse away from both tables, or put them back."""
    for table in ("kernel_auditevent", "proof_seal"):
        for trigger in ("only_added_to", "only_moved"):
            connected.execute(f"ALTER TABLE {table} {how} TRIGGER {trigger}")


def happen(*paths: str, name: str = "test.thing.done") -> None:
    """One event of the operator at each path, in one transaction."""
    with acting(by := operator()):
        for number, path in enumerate(paths):
            audit.record(name, by=by, on_kind="thing", on_id=str(number), scope_path=path)


def looked(**asked: Any) -> Verified:
    """What verifying finds."""
    with acting(by := operator()):
        return verify(by=by, **asked)


def faults(found: Verified) -> list[tuple[Fault, int, int]]:
    """Each finding as its fault, number in the chain and event."""
    return [(one.fault, one.number, one.event) for one in found.findings]


def ids() -> list[int]:
    """Every event there is."""
    with acting(operator()), connection.cursor() as cursor:
        cursor.execute("SELECT id FROM kernel_auditevent ORDER BY id")
        return [key for (key,) in cursor.fetchall()]

"""Sealing and verifying: each way of tampering, by the owner's raw SQL, is found and the row is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any, LiteralString

import psycopg
import pytest
from django.db import ProgrammingError, connection, transaction

from niangjia.kernel import audit
from niangjia.kernel.command import operator
from niangjia.kernel.scope import acting
from niangjia.proof import heads
from niangjia.proof.rules import chain_of
from niangjia.proof.sealing import seal
from niangjia.proof.tests.chained import (
    HERE,
    SCOPE,
    THERE,
    faults,
    guards,
    happen,
    ids,
    looked,
    own_home,
    owner,
)
from niangjia.proof.types import Fault

pytestmark = pytest.mark.usefixtures("committed")

__all__ = ["own_home", "owner"]
AGED = "UPDATE kernel_auditevent SET at = at - interval '10 minutes'"


def test_what_happened_is_sealed_in_the_chain_of_its_unit_and_holds() -> None:
    happen(HERE, HERE, THERE)
    assert seal() == 3
    happen(HERE)
    assert (seal(), seal()) == (1, 0)
    found = looked()
    assert (found.whole, found.links, found.findings) == (True, 4, [])
    ends = heads.read()
    assert {chain: head.number for chain, head in ends.items()} == {chain_of(HERE): 3, chain_of(THERE): 1}


def test_ten_thousand_at_once_are_sealed_in_one_go() -> None:
    with acting(operator()), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_auditevent (at, name, actor, actor_name, role, source, reason, behalf,"
            " address, act, export, on_kind, on_id, scope_path, details)"
            " SELECT now(), 'test.bulk.done', 'x', 'x', 'x', 'job', '', '', '', '', '', 'x', n::text,"
            " %s || lpad(to_hex(n %% 7), 6, '0'), '{}' FROM generate_series(1, 10000) n",
            ["000001"],
        )
    assert seal() == 10_000
    assert (looked().whole, len(heads.read())) == (True, 7)


def test_an_act_that_ends_late_is_not_passed_over() -> None:
    with acting(by := operator()):
        audit.record("test.long.done", by=by, on_kind="x", on_id="1", scope_path=HERE)
        with psycopg.connect(**psycopg_parameters()) as other:
            other.execute(SCOPE.format("true"))
            other.execute(
                "INSERT INTO kernel_auditevent (at, name, actor, actor_name, role, source, reason, behalf,"
                " address, act, export, on_kind, on_id, scope_path, details) VALUES (now(), 'a.b.done',"
                " 'x', 'x', 'x', 'x', '', '', '', '', '', 'x', '2', %s, '{}')",
                [HERE],
            )
            other.commit()
    assert seal() == 2
    assert looked().whole


def psycopg_parameters() -> dict[str, Any]:
    """How the application reaches its database."""
    parameters = connection.get_connection_params()
    return {
        key: value
        for key, value in parameters.items()
        if key in ("dbname", "user", "password", "host", "port")
    }


def test_a_changed_event_is_named(owner: psycopg.Connection[Any]) -> None:
    happen(HERE, HERE, HERE)
    seal()
    _, second, _ = ids()
    owner.execute("UPDATE kernel_auditevent SET actor_name = '李四' WHERE id = %s", [second])
    assert faults(looked()) == [(Fault.CHANGED, 2, second)]


@pytest.mark.parametrize(
    "change",
    [
        "at = at - interval '1 second'",
        "details = '{\"rows\": 3}'",
        "reason = 'because'",
        "behalf = 'x'",
        "export = 'DC1'",
        "scope_path = '00000100000b'",
        "scope_path = '00000200000a'",
    ],
)
def test_every_column_is_signed(owner: psycopg.Connection[Any], change: LiteralString) -> None:
    happen(HERE)
    seal()
    owner.execute("UPDATE kernel_auditevent SET " + change)
    assert faults(looked()) == [(Fault.CHANGED, 1, ids()[0])]


def test_a_missing_event_is_named_by_its_neighbour(owner: psycopg.Connection[Any]) -> None:
    happen(HERE, HERE, HERE, HERE)
    seal()
    first, second, third, _ = ids()
    for statement in (
        "DELETE FROM proof_seal WHERE event_id = any(%s)",
        "DELETE FROM kernel_auditevent WHERE id = any(%s)",
    ):
        owner.execute(statement, [[second, third]])
    found = looked()
    assert faults(found) == [(Fault.MISSING, 2, first)]
    assert found.findings[0].more == 1


def put_in(owner: psycopg.Connection[Any]) -> None:
    """An event of yesterday, written today."""
    columns = (
        "name, actor, actor_name, role, source, reason, behalf, address, act, export, on_kind, on_id,"
        " scope_path, details"
    )
    owner.execute(
        f"INSERT INTO kernel_auditevent (at, {columns})"
        f" SELECT at - interval '1 day', {columns} FROM kernel_auditevent LIMIT 1"
    )


def test_an_event_put_in_past_the_trigger_is_named(owner: psycopg.Connection[Any]) -> None:
    happen(HERE, HERE)
    seal()
    owner.execute("ALTER TABLE kernel_auditevent DISABLE TRIGGER wait_for_seal")
    put_in(owner)
    owner.execute("ALTER TABLE kernel_auditevent ENABLE TRIGGER wait_for_seal")
    assert faults(looked()) == [(Fault.UNSEALED, 0, ids()[-1])]


def test_an_event_that_claims_to_be_old_is_told_though_it_is_sealed(owner: psycopg.Connection[Any]) -> None:
    happen(HERE, HERE)
    seal()
    put_in(owner)
    assert seal() == 1
    assert faults(looked()) == [(Fault.REORDERED, 3, ids()[-1])]


def test_reordered_rows_are_named(owner: psycopg.Connection[Any]) -> None:
    happen(HERE, HERE, HERE)
    seal()
    first, second, third = ids()
    for old, new in ((2, -2), (3, 2), (-2, 3)):
        owner.execute("UPDATE proof_seal SET number = %s WHERE number = %s", [new, old])
    found = {one.event for one in looked().findings}
    assert found == {second, third} | ({first} & found)


def test_a_chain_signed_anew_with_another_key_is_told(
    owner: psycopg.Connection[Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happen(HERE, HERE)
    seal()
    kept = heads.read()
    owner.execute("UPDATE kernel_auditevent SET actor_name = '李四'")
    owner.execute("DELETE FROM proof_seal")
    owner.execute("INSERT INTO proof_unsealed SELECT id FROM kernel_auditevent")
    monkeypatch.setenv("NIANGJIA_HOME", str(tmp_path / "foreign"))
    assert seal() == 2
    assert looked().whole, "who has the key and the ends can sign anything: they lie apart for that"
    monkeypatch.setenv("NIANGJIA_HOME", str(tmp_path))
    assert heads.read() == kept
    found = faults(looked())
    assert [one for one in found if one[1] == 1] == [(Fault.FOREIGN, 1, ids()[0])]
    assert (Fault.FOREIGN, 2, ids()[1]) in found


def test_a_tail_that_was_cut_off_is_missed_also_after_more_happened(owner: psycopg.Connection[Any]) -> None:
    happen(HERE, HERE, HERE)
    seal()
    first, _, last = ids()
    owner.execute("DELETE FROM proof_seal WHERE number > 1")
    owner.execute("DELETE FROM kernel_auditevent WHERE id > %s", [first])
    [one] = looked().findings
    assert (one.fault, one.number, one.event, one.more) == (Fault.CUT, 2, last, 1)
    guards(owner, "ENABLE")
    happen(HERE)
    assert seal() == 1
    [one] = looked().findings
    assert (one.fault, one.number, one.event, one.more) == (Fault.MISSING, 2, first, 1)


def test_a_chain_that_is_gone_is_missed(owner: psycopg.Connection[Any]) -> None:
    happen(HERE, THERE)
    seal()
    _, second = ids()
    owner.execute("DELETE FROM proof_seal WHERE event_id = %s", [second])
    owner.execute("DELETE FROM kernel_auditevent WHERE id = %s", [second])
    assert faults(looked()) == [(Fault.CUT, 1, second)]


def test_what_waits_longer_than_a_minute_is_told(owner: psycopg.Connection[Any]) -> None:
    happen(HERE)
    assert looked().whole
    owner.execute(AGED)
    assert faults(looked()) == [(Fault.UNSEALED, 0, ids()[0])]
    owner.execute("UPDATE kernel_auditevent SET at = now() + interval '1 day'")
    assert faults(looked()) == [(Fault.UNSEALED, 0, ids()[0])]


@pytest.mark.parametrize(
    "change",
    ["UPDATE {} SET id = id", "DELETE FROM {}", "TRUNCATE {} CASCADE", "UPDATE {} SET scope_path = ''"],
)
@pytest.mark.parametrize("table", ["kernel_auditevent", "proof_seal"])
def test_the_owner_is_refused_as_well(
    owner: psycopg.Connection[Any], table: LiteralString, change: LiteralString
) -> None:
    happen(HERE)
    seal()
    guards(owner, "ENABLE")
    with pytest.raises(psycopg.errors.InsufficientPrivilege, match="only ever added to"):
        owner.execute(change.format(table))
    assert looked().whole


@pytest.mark.parametrize(
    "change",
    ["UPDATE proof_seal SET number = 1", "DELETE FROM proof_seal", "INSERT INTO proof_unsealed VALUES (1)"],
)
def test_the_application_is_refused(change: str) -> None:
    happen(HERE)
    seal()
    refused = pytest.raises(ProgrammingError, match="permission denied")
    with acting(operator()), refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


def test_one_seals_at_a_time() -> None:
    happen(HERE)
    with heads.alone() as first:
        assert first
        assert seal() == 0
    assert seal() == 1

"""Events and seals as they are signed: read in masses, written in masses.

Sealing is no act of anybody's and leaves no event: one event for each seal would never come to an end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import datetime

from django.db import connection

from niangjia.kernel.actor import SEGMENT, Actor
from niangjia.kernel.permissions import Permission
from niangjia.proof.types import Head, Link, Recorded

SEALING = 0x7365616C
"""The advisory lock ("seal") under which one process seals."""
MICROSECONDS = "(extract(epoch FROM {}) * 1000000)::bigint"
RECORDED = f"""
    e.id, e.name, e.actor, e.actor_name, e.role, e.source, e.reason, e.behalf, e.address, e.act, e.export,
    e.on_kind, e.on_id, right(e.scope_path, {SEGMENT}), e.details::text, {MICROSECONDS.format("e.at")}
"""
OLDEST = "SELECT event_id FROM proof_unsealed ORDER BY 1 LIMIT %s"
TAKEN = f"DELETE FROM proof_unsealed WHERE event_id IN ({OLDEST})"
TAKE = f"""
    WITH taken AS ({TAKEN} RETURNING event_id)
    SELECT {RECORDED}, e.scope_path FROM taken JOIN kernel_auditevent e ON e.id = taken.event_id ORDER BY e.id
"""
HEADS = f"""
    SELECT head.* FROM unnest(%s::text[]) asked (chain) CROSS JOIN LATERAL (
        SELECT chain, number, digest, event_id, {MICROSECONDS.format("sealed_at")} FROM proof_seal
        WHERE proof_seal.chain = asked.chain COLLATE "C" ORDER BY number DESC LIMIT 1
    ) head
"""
ADD = """
    INSERT INTO proof_seal (chain, number, previous, digest, key, sealed_at, event_id, scope_path)
    SELECT chain, number, previous, digest, key, timestamptz 'epoch' + sealed_at * interval '1 microsecond',
           event_id, scope_path
    FROM unnest(%s::text[], %s::bigint[], %s::bytea[], %s::bytea[], %s::text[], %s::bigint[], %s::bigint[],
                %s::text[]) AS l (chain, number, previous, digest, key, sealed_at, event_id, scope_path)
"""
WALK = f"""
    SELECT s.chain, s.number, s.previous, s.digest, s.key, {MICROSECONDS.format("s.sealed_at")}, s.event_id,
           s.scope_path, {RECORDED}, e.scope_path
    FROM proof_seal s LEFT JOIN kernel_auditevent e ON e.id = s.event_id
    WHERE s.scope_path >= %s AND s.scope_path < %s AND s.sealed_at >= %s ORDER BY s.id
"""
BEFORE = f"""
    SELECT DISTINCT ON (chain) chain, number, previous, digest, key, {MICROSECONDS.format("sealed_at")},
           event_id, scope_path
    FROM proof_seal WHERE scope_path >= %s AND scope_path < %s AND sealed_at < %s ORDER BY chain, number DESC
"""
WITHOUT = """
    SELECT e.id, e.name, e.scope_path, e.at FROM kernel_auditevent e
    WHERE NOT EXISTS (SELECT FROM proof_seal s WHERE s.event_id = e.id)
      AND e.scope_path >= %s AND e.scope_path < %s AND e.at >= %s ORDER BY e.id
"""
LINK = len(Link._fields)


def lock() -> bool:
    """Whether nobody else seals; held until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [SEALING])
        return bool(cursor.fetchone()[0])


def waits() -> bool:
    """Whether an event waits for its seal."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM proof_unsealed)")
        return bool(cursor.fetchone()[0])


def take(most: int, *, by: Actor) -> list[tuple[Recorded, str]]:
    """The oldest events that wait, no longer waiting, each with its scope path."""
    by.may(Permission.EVENT_SEAL).enforce()
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [most])
        return [(Recorded(*row[:-1]), row[-1]) for row in cursor.fetchall()]


def heads(chains: Collection[str]) -> dict[str, Head]:
    """The last link of each of the chains that has one."""
    with connection.cursor() as cursor:
        cursor.execute(HEADS, [list(chains)])
        return {
            chain: Head(number, bytes(digest), event, at)
            for chain, number, digest, event, at in cursor.fetchall()
        }


def add(links: Collection[Link], *, by: Actor) -> None:
    """Write the links."""
    by.may(Permission.EVENT_SEAL).enforce()
    with connection.cursor() as cursor:
        cursor.execute(ADD, [list(column) for column in zip(*links, strict=True)])


def walk(low: str, high: str, since: datetime) -> Iterator[tuple[Link, Recorded | None, str | None]]:
    """Every link of a part of the tree in the order they were made, with its event and the event's path."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(WALK, [low, high, since])
        for row in cursor:
            chain, number, previous, digest, *rest = row[:LINK]
            link = Link(chain, number, bytes(previous), bytes(digest), *rest)
            event = Recorded(*row[LINK:-1]) if row[LINK] is not None else None
            yield link, event, row[-1]


def last_before(low: str, high: str, since: datetime) -> Iterator[Link]:
    """Of a part of the tree the last link of each chain that was made before an instant."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(BEFORE, [low, high, since])
        for chain, number, previous, digest, *rest in cursor:
            yield Link(chain, number, bytes(previous), bytes(digest), *rest)


def without_seal(low: str, high: str, since: datetime) -> Iterator[tuple[int, str, str, datetime]]:
    """The events that no seal closes in: id, name, scope path, instant."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(WITHOUT, [low, high, since])
        yield from cursor

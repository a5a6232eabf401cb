"""What lies under which key, told in numbers; and values opened, to prove that they can be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag

from niangjia.kernel.actor import Actor
from niangjia.kernel.keys import rows
from niangjia.kernel.keys.ciphers import Algorithm
from niangjia.kernel.keys.holding import KEY, Holder, holders
from niangjia.kernel.keys.ring import KeyMissing
from niangjia.kernel.scope import acting
from niangjia.kernel.vault import Vault, index_key_of, vault

SAMPLE = 200
"""Rows of a table that are opened unless all are asked for."""

CIPHERS = {ord(one.value): one for one in Algorithm}


@dataclass(frozen=True, slots=True)
class Counted:
    """A table with sealed values: how many keys, indexed values and values lie under what."""

    holder: Holder
    masters: dict[int, int]
    indexes: dict[int, int]
    ciphers: dict[Algorithm | None, int]
    """None stands for what was sealed before the first byte named the cipher."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A table whose values were opened: rows looked at, values opened, and which could not be."""

    holder: Holder
    rows: int
    values: int
    faults: tuple[str, ...]
    """Table, row and column of each; nothing of what it holds."""


def counted(*, by: Actor) -> Iterator[Counted]:
    """Every table with sealed values."""
    for holder in holders():
        with acting(by):
            masters = {} if holder.under else rows.tally(holder, KEY, rows.MASTER_OF)
            indexes = _added(rows.tally(holder, one.column, rows.INDEX_OF) for one in holder.indexed)
            first = _added(rows.tally(holder, column, rows.FIRST_BYTE) for column in holder.sealed)
        ciphers: dict[Algorithm | None, int] = {}
        for byte, number in first.items():
            ciphers[CIPHERS.get(byte)] = ciphers.get(CIPHERS.get(byte), 0) + number
        yield Counted(holder, masters, indexes, ciphers)


def verified(*, by: Actor, everything: bool, tell: Callable[[Holder, int], None]) -> Iterator[Opened]:
    """Open the values of the first rows of every table, or of all; whatever fails is named."""
    for holder in holders():
        last = seen = values = 0
        faults: list[str] = []
        columns = [*holder.sealed, *(one.column for one in holder.indexed)]
        while everything or seen < SAMPLE:
            with acting(by):
                batch = rows.following(holder, columns, last)
            if not batch:
                break
            for row in batch:
                opened, failed = _open(holder, row, vault())
                values += opened
                faults += failed
            last, seen = batch[-1]["id"], seen + len(batch)
            tell(holder, seen)
        yield Opened(holder, seen, values, tuple(faults))


def _open(holder: Holder, row: rows.Row, held: Vault) -> tuple[int, list[str]]:
    plain: dict[str, bytes] = {}
    faults = []
    for column, about in holder.sealed.items():
        if row["key"] and row[column]:
            try:
                plain[column] = held.open_bytes(row["key"], row[column], about=about)
            except (InvalidTag, KeyMissing):
                faults.append(f"{holder.table} {row['id']} {column}")
    for one in holder.indexed:
        if one.sealed in plain and (index := row[one.column]):
            about = holder.sealed[one.sealed]
            made = {index_key_of(i): i for i in held.indexes(one.value(plain[one.sealed]), about=about)}
            if made.get(index_key_of(index)) != index:
                faults.append(f"{holder.table} {row['id']} {one.column}")
    return len(plain), faults


def _added(tallies: Iterator[dict[int, int]]) -> dict[int, int]:
    found: dict[int, int] = {}
    for tally in tallies:
        for number, count in tally.items():
            found[number] = found.get(number, 0) + count
    return found

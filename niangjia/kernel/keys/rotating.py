"""Changing keys while the house goes on: a new key is drawn, every row is brought under it, the old one goes.

Each batch of rows is a transaction of its own; wherever it is cut short, all keys are still there and the
next run goes on from what lies under which.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from niangjia.kernel.actor import Actor
from niangjia.kernel.keys import ring as rings
from niangjia.kernel.keys import rows
from niangjia.kernel.keys.ciphers import algorithm_of
from niangjia.kernel.keys.holding import KEY, Holder, holders
from niangjia.kernel.keys.ring import Use
from niangjia.kernel.scope import acting
from niangjia.kernel.vault import Vault, index_key_of, master_of, vault

Tell = Callable[[Holder, int, int], None]
"""Table, rows looked at so far, rows changed so far."""

MOST_ROUNDS = 5
"""So often rows are gone through again that others wrote under the old key meanwhile."""


@dataclass(frozen=True, slots=True)
class Work:
    """What is done to every row: which columns are read, and what is to stand in which of them."""

    columns: Callable[[Holder], list[str]]
    fresh: Callable[[Holder, rows.Row, Vault], Iterator[tuple[str, bytes]]]


def _keys(holder: Holder, row: rows.Row, held: Vault) -> Iterator[tuple[str, bytes]]:
    if row[KEY] and master_of(row[KEY]) != held.ring.newest(Use.MASTER):
        yield KEY, held.rewrapped(row[KEY])


def _indexes(holder: Holder, row: rows.Row, held: Vault) -> Iterator[tuple[str, bytes]]:
    for one in holder.indexed:
        index = row[one.column]
        if index and row["key"] and row[one.sealed] and index_key_of(index) != held.ring.newest(Use.INDEX):
            about = holder.sealed[one.sealed]
            plain = held.open_bytes(row["key"], row[one.sealed], about=about)
            yield one.column, held.index(one.value(plain), about=about)


def _values(holder: Holder, row: rows.Row, held: Vault) -> Iterator[tuple[str, bytes]]:
    for column, about in holder.sealed.items():
        if row["key"] and row[column] and algorithm_of(row[column]) is not held.ring.algorithm:
            plain = held.open_bytes(row["key"], row[column], about=about)
            yield column, held.seal_bytes(row["key"], plain, about=about)


REWRAP = Work(lambda holder: [] if holder.under else [KEY], _keys)
REINDEX = Work(
    lambda holder: list(dict.fromkeys(n for one in holder.indexed for n in (one.column, one.sealed))),
    _indexes,
)
RESEAL = Work(lambda holder: list(holder.sealed), _values)
BY_USE: Mapping[Use, Work] = {Use.MASTER: REWRAP, Use.INDEX: REINDEX}


def go_through(work: Work, *, by: Actor, tell: Tell) -> int:
    """Bring every row to what the newest keys and the chosen cipher ask for; returns how many changed."""
    return sum(_go_through(holder, work, by, tell) for holder in holders() if work.columns(holder))


def _go_through(holder: Holder, work: Work, by: Actor, tell: Tell) -> int:
    seen = changed = last = 0
    while True:
        with acting(by):
            batch = rows.following(holder, work.columns(holder), last)
            if not batch:
                return changed
            changed += _bring(holder, work, batch)
        last, seen = batch[-1]["id"], seen + len(batch)
        tell(holder, seen, changed)


def _bring(holder: Holder, work: Work, batch: list[rows.Row]) -> int:
    held = vault()
    told: dict[str, dict[int, tuple[bytes, bytes]]] = {}
    for row in batch:
        for column, fresh in work.fresh(holder, row, held):
            told.setdefault(column, {})[row["id"]] = row[column], fresh
    return sum(rows.replace(holder, column, one) for column, one in told.items())


def under(use: Use) -> dict[int, int]:
    """How many keys, or how many indexed values, lie under which key; to be asked within a transaction."""
    found: dict[int, int] = {}
    for holder in holders():
        columns = [] if holder.under else [KEY]
        if use is Use.INDEX:
            columns = [one.column for one in holder.indexed]
        for column in columns:
            for number, count in rows.tally(holder, column, rows.NUMBER_OF[use]).items():
                found[number] = found.get(number, 0) + count
    return found


def superseded(use: Use) -> dict[int, int]:
    """Of the keys that are not the newest, those under which anything lies, and how much."""
    newest = rings.present(anew=True).newest(use)
    return {number: count for number, count in under(use).items() if number != newest}

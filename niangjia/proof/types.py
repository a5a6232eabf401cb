"""What a chain is made of, and what verifying finds. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from niangjia.kernel.terms import Term


class Recorded(NamedTuple):
    """An audit event as it is signed: every column, but of the path only the unit's own segment.

    The path is what a move of the unit changes; everything else stays as it was written. `details` is the
    text the database gives for it, `at` microseconds since 1970.
    """

    id: int
    name: str
    actor: str
    actor_name: str
    role: str
    source: str
    reason: str
    behalf: str
    address: str
    act: str
    export: str
    on_kind: str
    on_id: str
    chain: str
    details: str
    at: int


class Link(NamedTuple):
    """A seal as it is stored; `sealed_at` in microseconds since 1970."""

    chain: str
    number: int
    previous: bytes
    digest: bytes
    key: str
    sealed_at: int
    event: int
    path: str


@dataclass(frozen=True, slots=True)
class Head:
    """The last link of a chain, as it is kept outside the database."""

    number: int
    digest: bytes
    event: int
    sealed_at: int


class Fault(Term):
    """What can be wrong with a row."""

    CHANGED = "changed", "内容被改动", "changed"
    MISSING = "missing", "缺失", "missing"
    REORDERED = "reordered", "次序不对", "out of order"
    UNSEALED = "unsealed", "未封存", "not sealed"
    FOREIGN = "foreign", "签名不是本机的密钥", "signed with a foreign key"
    CUT = "cut", "链尾被截断", "the end of the chain is cut off"


@dataclass(frozen=True, slots=True)
class Finding:
    """One row that does not hold: what is wrong, which chain and number, which event and when.

    Of a missing row the event is the one beside it that is still there; 0 where there is none.
    """

    fault: Fault
    chain: str
    number: int
    event: int
    name: str
    at: datetime
    more: int = 0
    """How many further numbers of the chain are missing with it."""

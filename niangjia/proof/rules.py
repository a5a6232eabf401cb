"""How events are signed in chains, and what a chain must look like. Pure.

A link's digest is an HMAC over the digest of the link before, its own place and the whole event. So nothing
of an event can be changed, left out, put in or moved without a digest that no longer fits, and without the
key, which lies outside the database, no digest can be made.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from niangjia.kernel.actor import SEGMENT
from niangjia.proof.types import Fault, Finding, Head, Link, Recorded

FORM = "niangjia 1"
"""What is signed, and how it is written down: part of what is signed."""
LATEST = timedelta(hours=1)
"""How much earlier than the event before it an event may be: acts that take long are sealed when they end."""
GRACE = timedelta(minutes=1)
"""How long an event may be unsealed before that is told."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def chain_of(path: str) -> str:
    """The chain of a scope path: the unit's own segment, which stays when the unit moves."""
    return path[-SEGMENT:]


def fingerprint(key: bytes) -> str:
    """What tells one signing key from another without telling the key."""
    return sha256(b"fingerprint" + key).hexdigest()[:12]


def digest_of(key: bytes, previous: bytes, number: int, sealed_at: int, event: Recorded) -> bytes:
    """The digest of a link: HMAC-SHA256 over the one before, its place and the event."""
    told = json.dumps([FORM, previous.hex(), number, sealed_at, *event], ensure_ascii=False)
    return hmac.digest(key, told.encode("utf-8", "surrogatepass"), "sha256")


def links(
    events: Iterable[tuple[Recorded, str]], heads: Mapping[str, Head], key: bytes, sealed_at: int
) -> Iterator[Link]:
    """The links that close in `events`, each with its path, upon the `heads` of their chains."""
    mark, ends = fingerprint(key), {chain: (head.number, head.digest) for chain, head in heads.items()}
    for event, path in events:
        number, previous = ends.get(event.chain, (0, b""))
        number += 1
        digest = digest_of(key, previous, number, sealed_at, event)
        ends[event.chain] = number, digest
        yield Link(event.chain, number, previous, digest, mark, sealed_at, event.id, path)


def instant(microseconds: int) -> datetime:
    """Microseconds since 1970 as an instant."""
    return EPOCH + timedelta(microseconds=microseconds)


@dataclass(slots=True)
class _End:
    """Where the walk along one chain is."""

    number: int
    digest: bytes | None
    """None where the link itself is missing: nothing can be compared with it."""

    event: int
    name: str
    at: int
    path: str


@dataclass(slots=True)
class Walk:
    """A walk along all chains at once, link by link in the order they were made.

    `heads` are the ends that were kept outside the database, of the chains that are asked for: one that is
    not met is missed. A chain begins at 1, or where `begin` says.
    """

    key: bytes
    heads: Mapping[str, Head]
    seen: int = 0
    passed: int = 0
    """Links before the beginnings: of them only the last of each chain is compared with what follows."""

    _ends: dict[str, _End] = field(default_factory=dict)
    _mark: str = ""

    def __post_init__(self) -> None:
        self._mark = fingerprint(self.key)

    def begin(self, link: Link) -> Iterator[Finding]:
        """Let a chain begin after this link: what follows must build upon it, what lies before is passed."""
        self.passed += link.number
        yield from self._at_its_end(link, "", link.sealed_at)
        self._ends[link.chain] = _End(link.number, link.digest, link.event, "", 0, link.path)

    def step(self, link: Link, event: Recorded | None, path: str | None = None) -> Iterator[Finding]:
        """What is wrong at one link; `event` is None where its event is not there, `path` is the event's."""
        self.seen += 1
        end = self._ends.get(link.chain)
        if end is None:
            end = _End(0, b"", 0, "", 0, link.path)
        at, name = (event.at, event.name) if event else (link.sealed_at, "")
        yield from self._beside(end, link, name, at)
        if event is None:
            yield Finding(Fault.MISSING, link.chain, link.number, link.event, "", instant(at))
        elif fault := self._own(link, event, path):
            yield Finding(fault, link.chain, link.number, event.id, name, instant(at))
        yield from self._at_its_end(link, name, at)
        if link.number > end.number:
            late = max(at, end.at)
            self._ends[link.chain] = _End(link.number, link.digest, link.event, name, late, end.path)

    def _at_its_end(self, link: Link, name: str, at: int) -> Iterator[Finding]:
        """Whether the last link of a chain is the one that is known outside."""
        head = self.heads.get(link.chain)
        if head and head.number == link.number and head.digest != link.digest:
            yield Finding(Fault.FOREIGN, link.chain, link.number, link.event, name, instant(at))

    def _beside(self, end: _End, link: Link, name: str, at: int) -> Iterator[Finding]:
        """Whether the link follows on the one before."""
        gap = link.number - end.number - 1
        if gap > 0:
            beside = end.event or link.event
            yield Finding(
                Fault.MISSING, link.chain, end.number + 1, beside, end.name, instant(end.at or at), gap - 1
            )
        moved = end.path != link.path
        follows = gap > 0 or (gap == 0 and link.previous == end.digest)
        if not follows or moved or (end.at and at < end.at - LATEST // timedelta(microseconds=1)):
            yield Finding(Fault.REORDERED, link.chain, link.number, link.event, name, instant(at))

    def _own(self, link: Link, event: Recorded, path: str | None) -> Fault | None:
        """Whether the link is ours and closes in just this event."""
        if link.key != self._mark:
            return Fault.FOREIGN
        digest = digest_of(self.key, link.previous, link.number, link.sealed_at, event)
        whole = hmac.compare_digest(digest, link.digest)
        return None if whole and event.chain == link.chain and path == link.path else Fault.CHANGED

    def end(self) -> Iterator[Finding]:
        """What the ends that were kept outside say is missing from the chains."""
        for chain, head in sorted(self.heads.items()):
            end = self._ends.get(chain)
            last = end.number if end else 0
            if last < head.number:
                at = instant(head.sealed_at)
                yield Finding(Fault.CUT, chain, last + 1, head.event, "", at, head.number - last - 1)


def overdue(at: datetime, now: datetime) -> bool:
    """Whether an event without a seal should have one: also one that claims to be of the future."""
    return at < now - GRACE or at > now + GRACE

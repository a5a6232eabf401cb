"""Looking through the whole of the chains for a row that does not hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.utils import timezone

from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.proof import heads, rules, sealing
from niangjia.proof.access import chains
from niangjia.proof.types import Fault, Finding

MOST = 1_000
"""Findings that are named; of more it is said how many there are."""


@dataclass(slots=True)
class Verified:
    """What was found: how many links were looked at, what is wrong, the first `MOST` of it by name."""

    links: int = 0
    faults: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether everything holds."""
        return not self.faults


def verify(*, by: Actor, path: str = "", since: datetime | None = None) -> Verified:
    """Every link in scope once, in the order they were made; with `path` those below a unit.

    The ends kept outside the database are compared as well; with `since` or `path` only of chains met.
    """
    by.may(Permission.EVENT_VIEW).enforce()
    found = Verified()
    for one in _findings(found, by, path, since):
        found.faults += 1
        if len(found.findings) < MOST:
            found.findings.append(one)
    return found


def _findings(found: Verified, by: Actor, path: str, since: datetime | None) -> Iterator[Finding]:
    low, high = (path, f"{path}~") if path else (by.scope.low, by.scope.high)
    asked = (low, high, since or rules.EPOCH)
    whole = not path and since is None and by.scope.covers("0")
    walk = rules.Walk(sealing.key(), heads.read(), whole=whole)
    for link, event, place in chains.walk(*asked):
        yield from walk.step(link, event, place)
        found.links = walk.seen
    yield from walk.end()
    now = timezone.now()
    for event_id, name, place, at in chains.without_seal(*asked):
        if rules.overdue(at, now):
            yield Finding(Fault.UNSEALED, rules.chain_of(place), 0, event_id, name, at)

"""Looking through the whole of the chains for a row that does not hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils import timezone

from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.permissions import Permission
from niangjia.proof import heads, rules, sealing
from niangjia.proof.access import chains
from niangjia.proof.queries.places import units_of
from niangjia.proof.types import Fault, Finding, Head

MOST = 1_000
"""Findings that are named; of more it is said how many there are."""


@dataclass(slots=True)
class Verified:
    """What was found: how many links were looked at, what is wrong, the first `MOST` of it by name.

    And what was not: links that were made before the day asked for, and the chains of other units.
    """

    links: int = 0
    faults: int = 0
    findings: list[Finding] = field(default_factory=list)
    passed: int = 0
    chains_left_out: int = 0

    @property
    def whole(self) -> bool:
        """Whether everything that was looked at holds."""
        return not self.faults


def verify(*, by: Actor, path: str = "", since: datetime | None = None) -> Verified:
    """Every link in scope once, in the order they were made; with `path` those below a unit.

    The ends kept outside the database are compared for every chain of that part of the tree: also with
    `since`, which leaves out what was made before, but for the last link of each chain.
    """
    by.may(Permission.EVENT_VIEW).enforce()
    scope = Scope.below(path, path) if path else by.scope
    found = Verified()
    for one in _findings(found, replace(by, scope=scope), since):
        found.faults += 1
        if len(found.findings) < MOST:
            found.findings.append(one)
    return found


def _findings(found: Verified, by: Actor, since: datetime | None) -> Iterator[Finding]:
    asked = (by.scope.low, by.scope.high, since or rules.EPOCH)
    ends = heads.read()
    walk = rules.Walk(sealing.key(), _asked_for(ends, by))
    found.chains_left_out = len(ends) - len(walk.heads)
    if since is not None:
        for link in chains.last_before(*asked):
            yield from walk.begin(link)
        found.passed = walk.passed
    for link, event, place in chains.walk(*asked):
        yield from walk.step(link, event, place)
        found.links = walk.seen
    yield from walk.end()
    now = timezone.now()
    for event_id, name, place, at in chains.without_seal(*asked):
        if rules.overdue(at, now):
            yield Finding(Fault.UNSEALED, rules.chain_of(place), 0, event_id, name, at)


def _asked_for(ends: Mapping[str, Head], by: Actor) -> Mapping[str, Head]:
    """The ends of the chains of units in scope, open or closed."""
    if by.scope.covers("0"):
        return ends
    own = {rules.chain_of(by.scope.low), *units_of(ends, by=by)}
    return {chain: end for chain, end in ends.items() if chain in own}

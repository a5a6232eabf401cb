"""The sealer: every other second the events that wait are closed into the chains of their units."""

from __future__ import annotations

from django.utils import timezone

from niangjia.kernel import home
from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.permissions import Permission
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.proof import heads, rules
from niangjia.proof.access import chains
from niangjia.proof.types import Head

SECONDS = 2.0
"""Between two rounds: with the round itself an event is sealed well within 5 s of its commit."""
AT_ONCE = 20_000
MICROSECONDS = 1_000_000
KEY = "audit-seal"


def key() -> bytes:
    """The key seals are signed with: a file of the home, never in the database."""
    return home.secret(KEY)


def sealer() -> Actor:
    """Whoever seals: over everything, with this one power."""
    powers = frozenset({Permission.EVENT_SEAL})
    return Actor("sealer", "封存", Role.OPERATOR.value, powers, Scope.everything(), "job")


def seal() -> int:
    """Seal every event that waits; returns how many. Nothing while another process seals.

    The events that are visible are sealed, in the order of their ids: one whose act ends later comes later in
    the chain, and none is passed over, however long its act takes.
    """
    sealed = 0
    with heads.alone() as alone:
        while alone and (number := _round()):
            sealed += number
    return sealed


def _round() -> int:
    kept = heads.read()
    with acting(by := sealer()):
        if not chains.waits() or not chains.lock():
            return 0
        events = chains.take(AT_ONCE, by=by)
        touched = {event.chain for event, _ in events}
        ends = chains.heads(touched)
        for chain in touched & kept.keys():
            # An end that is farther than the table's, or another: rows were cut off, and stay missed.
            if chain not in ends or kept[chain].number >= ends[chain].number:
                ends[chain] = kept[chain]
        now = int(timezone.now().timestamp() * MICROSECONDS)
        links = list(rules.links(events, ends, key(), now))
        if links:
            chains.add(links, by=by)
    # After the commit: were it lost, the chain would be longer than the end that is kept, which is no fault.
    new = {one.chain: Head(one.number, one.digest, one.event, one.sealed_at) for one in links}
    heads.write(kept | new)
    return len(events)

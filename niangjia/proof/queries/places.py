"""Which unit a chain, or a scope path, belongs to."""

from __future__ import annotations

import re
from collections.abc import Collection

from niangjia.kernel.actor import Actor
from niangjia.organisations import facade as organisations
from niangjia.proof.rules import chain_of

SEGMENT = re.compile("[0-9a-f]{6}")


def units_of(paths: Collection[str], *, by: Actor) -> dict[str, str]:
    """The names of the units of chains or scope paths, by chain; those in the actor's scope. One query."""
    keys = {chain: int(chain, 16) for chain in map(chain_of, paths) if SEGMENT.fullmatch(chain)}
    named = organisations.names_of(set(keys.values()), by=by)
    return {chain: named[key] for chain, key in keys.items() if key in named}

"""Two rows about the same, put together where neither says anything against the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from niangjia.kernel.sheets.entries import Row

Groups = Sequence[Mapping[str, Any]]
"""Fields that are told together, each with the value that means it was not told."""


def together(one: Row, other: Row, groups: Groups) -> Row | None:
    """`one` with what only `other` tells; None where they contradict each other in a field of a group.

    A field of no group is taken from `one`, whatever the other says.
    """
    if one == other:
        return one
    added: dict[str, Any] = {}
    for group in groups:
        own = {name: getattr(one, name) for name in group}
        its = {name: getattr(other, name) for name in group}
        if its in (own, group):
            continue
        if own != group:
            return None
        added |= its
    return replace(one, **added) if added else one  # type: ignore[type-var]

"""The kinds of record that hold papers, as the apps above registered them."""

from __future__ import annotations

from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Verdict
from niangjia.papers.types import REMOVABLE, Holder, Record

_holders: dict[str, Holder] = {}


def register(holder: Holder) -> None:
    """Make a kind of record known, when its app is ready."""
    _holders[holder.kind] = holder


def record_of(kind: str, key: str, *, by: Actor) -> Record | None:
    """The record of a kind and key; None out of scope, and where there is none."""
    holder = _holders.get(kind)
    return holder.find(key, by) if holder else None


def may_remove(kind: str, key: str, paper: int, *, by: Actor) -> Verdict:
    """Whether the record can do without one of its papers."""
    holder = _holders.get(kind)
    return holder.may_remove(key, paper, by) if holder else REMOVABLE

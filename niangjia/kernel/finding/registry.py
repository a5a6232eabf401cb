"""The kinds of record that can be found, as the apps registered them, and one search over all of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from niangjia.kernel.actor import Actor
from niangjia.kernel.finding import rules
from niangjia.kernel.finding.types import Finder, Hit, Kind

LIMIT = 8

_finders: dict[str, Finder] = {}


def register(finder: Finder) -> None:
    """Make a kind of record findable, when its app is ready."""
    _finders[finder.kind] = finder


def finders() -> tuple[Finder, ...]:
    """All of them, in the order of the floors."""
    return tuple(_finders.values())


def search(text: str, *, on: date, by: Actor, limit: int = LIMIT) -> list[Kind]:
    """What the actor may see of what was typed, by kind; kinds without a hit are left out.

    Somebody's number is asked only of the kinds that are found by it.
    """
    if not rules.enough(text):
        return []
    personal = rules.is_personal(text)
    kinds = []
    for finder in finders():
        if not by.may(finder.power) or (personal and not finder.by_number):
            continue
        found = finder.ask(text, on=on, by=by, limit=limit)
        if found.hits:
            hits = tuple(_marked(hit, text) for hit in found.hits[:limit])
            kinds.append(
                Kind(finder.kind, finder.label, hits, "" if rules.holds_number(text) else found.more)
            )
    return kinds


def _marked(hit: Hit, text: str) -> Hit:
    return replace(hit, marked=rules.parts(hit.title, text))

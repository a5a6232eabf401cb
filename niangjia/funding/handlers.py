"""Answers to those below: whose rows a budget reply rests on."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from niangjia.funding import access
from niangjia.kernel import events
from niangjia.kernel.actor import SEGMENT, Actor
from niangjia.kernel.wording import Wording
from niangjia.workforce.facade import RowsNeeded, Stint

FUNDED = Wording("经费批复保障的名额由此人任职", "posts of a budget reply were filled by the person")


def register() -> None:
    """Hear what is asked before rows of people go."""
    events.handle(RowsNeeded, funded)


def funded(event: RowsNeeded, by: Actor) -> dict[int, Wording]:
    """Those who worked where and when a reply funded posts, at the unit or above it: one query."""
    above = {one.path[:end] for one in event.stints for end in _ends(one.path)}
    rows = access.replies(by).filter(scope_path__in=above).values_list("scope_path", "period", "ended_on")
    replies: dict[str, list[tuple[date, date]]] = defaultdict(list)
    for path, period, ended_on in rows:
        replies[path].append((period.lower, min(filter(None, (period.upper, ended_on)))))
    return {
        one.person: FUNDED
        for one in event.stints
        for end in _ends(one.path)
        if any(_meets(one, first, until) for first, until in replies.get(one.path[:end], ()))
    }


def _ends(path: str) -> range:
    return range(SEGMENT, len(path) + 1, SEGMENT)


def _meets(one: Stint, first: date, until: date) -> bool:
    """Whether somebody worked on a day that a reply funds; both end with the first day no longer there."""
    return (one.start or date.min) < until and first < (one.left or date.max)

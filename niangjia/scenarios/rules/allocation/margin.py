"""What one more would buy: the same question with one post more, or with one more for a county. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from niangjia.scenarios.rules.allocation.sharing import SECONDS, share
from niangjia.scenarios.types import Allocated, Candidate, Question


@dataclass(frozen=True, slots=True)
class Change:
    """A unit that would get more, or less."""

    candidate: Candidate
    posts: int


@dataclass(frozen=True, slots=True)
class Margin:
    """Who would get what beside the proposal; `workers` are those of units that would have someone first."""

    changes: tuple[Change, ...]
    must: int
    posts: int


def one_more(
    question: Question, whole: Allocated, candidates: Sequence[Candidate], *, seconds: float = SECONDS
) -> Margin:
    """With one post more than there are."""
    return _between(whole, share(question, whole.posts + 1, candidates, seconds=seconds))


def one_more_for(
    group: str,
    question: Question,
    whole: Allocated,
    candidates: Sequence[Candidate],
    *,
    seconds: float = SECONDS,
) -> Margin:
    """With the most of one county raised by one."""
    caps = tuple(
        cap.model_copy(update={"most": cap.most + 1}) if cap.group == group and cap.most is not None else cap
        for cap in question.caps
    )
    other = question.model_copy(update={"caps": caps})
    return _between(whole, share(other, whole.posts, candidates, seconds=seconds))


def _between(whole: Allocated, other: Allocated) -> Margin:
    before = {seat.candidate.unit_id: seat for seat in whole.seats}
    changes = []
    must = 0
    for seat in other.seats:
        was = before[seat.candidate.unit_id]
        must += seat.must - was.must
        if seat.posts != was.posts:
            changes.append(Change(seat.candidate, seat.posts - was.posts))
    return Margin(tuple(changes), must, sum(one.posts for one in changes))

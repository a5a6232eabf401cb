"""The proposal: stage after stage, each kept while the next is made as good as can be. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence

from niangjia.scenarios.rules.allocation.columns import (
    Aiming,
    Column,
    columns_of,
    in_reach,
    rank,
    stages_of,
    turn,
)
from niangjia.scenarios.rules.allocation.solving import Limits, Solved, solve
from niangjia.scenarios.types import Aim, Allocated, Candidate, Cap, Question, Seat, Stage

SECONDS = 20.0
"""What one stage may take before its best answer so far is taken, and said to be no more than that."""

Told = Callable[[int, int], None]


def share(
    question: Question,
    posts: int,
    candidates: Sequence[Candidate],
    *,
    seconds: float = SECONDS,
    told: Told = lambda done, total: None,
) -> Allocated:
    """The best use of `posts`: must before may, then the aim, then more workers, then the code.

    As `may_share` allows. `told` hears how many of the stages are done. Deterministic, unless time ran out.
    """
    caps = {cap.group: cap for cap in question.caps}
    columns = in_reach(columns_of(candidates, question.aim), question.aim, posts, caps)
    limits = _limits(columns, posts, question.caps)
    for_must, for_may = stages_of(question.aim, columns)
    last = _last(candidates)
    total = len(for_must) + len(for_may) + 1
    held: list[tuple[Sequence[int], int]] = []
    stages: list[Stage] = []
    best: Solved | None = None
    for done, aiming in enumerate((*for_must, *for_may, last)):
        told(done, total)
        if not columns:
            break
        worth = [aiming.worth(column) for column in columns]
        if not any(worth) or (aiming in for_may and _used_up(best, columns, posts)):
            continue
        found = solve(worth, limits, held, seconds=seconds)
        if found is None:
            stages.append(Stage(aiming.name, 0, 1, False))
            break
        best = found
        held.append((worth, found.value))
        if aiming is not last:
            stages.append(Stage(aiming.name, found.value, found.bound, found.optimal))
    taken = best.taken if best else in_turn(columns, limits, question.aim)
    told(total, total)
    return _allocated(posts, question.aim, candidates, columns, taken, stages)


def in_turn(columns: Sequence[Column], limits: Limits, aim: Aim) -> tuple[int, ...]:
    """Places given one by one in turn, the least of each federation first: the answer when time runs out."""
    by_turn = sorted(range(len(columns)), key=lambda at: rank(columns[at], aim))
    group = {at: nth for nth, (members, _, _) in enumerate(limits.groups) for at in members}
    taken, given, left = [0] * len(columns), Counter[int](), limits.posts
    for reserved in (True, False):
        for at in by_turn:
            nth = group[at]
            _, least, most = limits.groups[nth]
            free = (least if reserved else most) - given[nth]
            number = max(0, min(left, free, columns[at].most - taken[at]))
            taken[at], left, given[nth] = taken[at] + number, left - number, given[nth] + number
    return tuple(taken)


def rebuilt(question: Question, posts: int, candidates: Sequence[Candidate], kept: Allocated) -> Allocated:
    """A kept answer beside the units as they are now: only those that are still there."""
    got = {seat.candidate.unit_id: (seat.must, seat.may) for seat in kept.seats}
    seats = tuple(
        Seat(one, place, *got.get(one.unit_id, (0, 0))) for place, one in _places(candidates, question.aim)
    )
    return Allocated(posts, question.aim, seats, kept.stages, _by_group(seats))


def _limits(columns: Sequence[Column], posts: int, caps: Sequence[Cap]) -> Limits:
    members: defaultdict[str, list[int]] = defaultdict(list)
    for at, column in enumerate(columns):
        members[column.candidate.group].append(at)
    capped: Mapping[str, Cap] = {cap.group: cap for cap in caps}
    groups = []
    for group, places in members.items():
        cap = capped.get(group)
        most = posts if cap is None or cap.most is None else min(cap.most, posts)
        groups.append((places, cap.least if cap else 0, most))
    return Limits(posts, [column.most for column in columns], groups)


def _used_up(best: Solved | None, columns: Sequence[Column], posts: int) -> bool:
    """Whether the must alone takes every post: nothing is then left to ask about the may."""
    if best is None:
        return False
    return sum(number for one, number in zip(columns, best.taken, strict=True) if one.must) >= posts


def _last(candidates: Sequence[Candidate]) -> Aiming:
    """The stage that settles ties: more workers first, then the code."""
    order = sorted(range(len(candidates)), key=lambda at: (-candidates[at].workers, candidates[at].code))
    worth = {unit: len(order) - place for place, unit in enumerate(order)}
    return Aiming("turn", lambda column: worth[column.unit])


def _places(candidates: Sequence[Candidate], aim: Aim) -> list[tuple[int, Candidate]]:
    return [(place, candidates[at]) for place, at in enumerate(turn(candidates, aim), 1)]


def _allocated(
    posts: int,
    aim: Aim,
    candidates: Sequence[Candidate],
    columns: Sequence[Column],
    taken: Sequence[int],
    stages: Sequence[Stage],
) -> Allocated:
    must, may = Counter[int](), Counter[int]()
    for column, number in zip(columns, taken, strict=True):
        (must if column.must else may)[column.candidate.unit_id] += number
    seats = tuple(
        Seat(one, place, must[one.unit_id], may[one.unit_id]) for place, one in _places(candidates, aim)
    )
    return Allocated(posts, aim, seats, tuple(stages), _by_group(seats))


def _by_group(seats: Sequence[Seat]) -> Mapping[str, int]:
    given = Counter[str]()
    for seat in seats:
        given[seat.candidate.group] += seat.posts
    return given

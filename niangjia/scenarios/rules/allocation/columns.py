"""What the solver decides: for each unit its places, and what a place is worth to each aim. Pure.

A place is one post at one unit. Those of a unit that are worth the same stand in one column with their
number. Within a unit an earlier place is never worth less than a later one, so the order of the places
needs no rule of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from niangjia.scenarios.types import Aim, Candidate, Cap

Worth = Callable[["Column"], int]
Rank = tuple[bool, bool, Fraction, Fraction, int, str]
NONE = Fraction(0)


@dataclass(frozen=True, slots=True)
class Column:
    """`most` places at a unit, all `must` or all not; `lack` and `after`: the share of its posts open."""

    unit: int
    candidate: Candidate
    must: bool
    most: int
    lack: Fraction
    after: Fraction
    blank: bool

    @property
    def workers(self) -> int:
        """Workers for each post the unit must (or may) have: what a place covers."""
        one = self.candidate
        return one.workers // max(1, one.floor if self.must else one.ceiling)


@dataclass(frozen=True, slots=True)
class Aiming:
    """One stage: its name, and what each place is worth in it."""

    name: str
    worth: Worth


def columns_of(candidates: Sequence[Candidate], aim: Aim) -> list[Column]:
    """The places of all units, those of a unit in the order they are filled."""
    found = []
    for at, one in enumerate(candidates):
        for must, number, whole in ((True, one.must, one.floor), (False, one.may, one.ceiling)):
            first_is_blank = one.filled == 0 and (must or not one.must)
            if aim is Aim.EVEN:
                shares = [Fraction(left, max(1, whole)) for left in range(number, -1, -1)]
                found += [
                    Column(at, one, must, 1, before, after, False) for before, after in pairwise(shares)
                ]
            elif aim is Aim.BLANK and first_is_blank and number:
                found.append(Column(at, one, must, 1, NONE, NONE, True))
                found.append(Column(at, one, must, number - 1, NONE, NONE, False))
            else:
                found.append(Column(at, one, must, number, NONE, NONE, False))
    return [column for column in found if column.most]


def stages_of(aim: Aim, columns: Sequence[Column]) -> tuple[list[Aiming], list[Aiming]]:
    """The stages for the must in turn, and those for the may once every must that can be is filled."""
    return _stages(aim, columns, True), _stages(aim, columns, False)


def _stages(aim: Aim, columns: Sequence[Column], must: bool) -> list[Aiming]:
    first = [Aiming("must" if must else "posts", lambda one: int(one.must or not must))]
    if aim is Aim.EVEN:
        # What a unit is left with counts as well where its next place is out of reach.
        shares = {share for one in columns if one.must is must for share in (one.lack, one.after) if share}
        lacks = sorted(shares, reverse=True)
        return first + [Aiming(f"lack {lack}", _below(lack, must)) for lack in lacks]
    if aim is Aim.BLANK:
        first.append(Aiming("blank", lambda one: int(one.blank and one.must is must)))
    return [*first, Aiming("workers", lambda one: one.workers if one.must is must else 0)]


def _below(lack: Fraction, must: bool) -> Worth:
    """Whether the place brings its unit below this share: as few units as can be stay at it or above."""
    return lambda one: int(one.must is must and one.after < lack <= one.lack)


def rank(column: Column, aim: Aim) -> Rank:
    """Where a place stands: the stages one after the other, then more workers, then the code."""
    one = column.candidate
    worth = column.lack if aim is Aim.EVEN else Fraction(column.workers)
    return (not column.must, not column.blank, -worth, column.after, -one.workers, one.code)


def turn(candidates: Sequence[Candidate], aim: Aim) -> list[int]:
    """The units in the order of their first place; those that need none last, by code."""
    firsts: dict[int, Rank] = {}
    for column in columns_of(candidates, aim):
        firsts.setdefault(column.unit, rank(column, aim))
    left = [at for at in range(len(candidates)) if at not in firsts]
    by_turn = sorted(firsts, key=lambda at: firsts[at])
    return [*by_turn, *sorted(left, key=lambda at: candidates[at].code)]


def in_reach(columns: Sequence[Column], aim: Aim, posts: int, caps: Mapping[str, Cap]) -> list[Column]:
    """The columns that a best answer can take from at all, in their rank.

    Where the places that stand before one could already use up every post, as far as the caps let them, an
    answer with it gets better by giving its post to one of those; unless its federation needs it for its
    least, and then it is among the first of that federation. So the rest need not be asked about.
    """
    before, usable = Counter[str](), 0
    found = []
    for column in sorted(columns, key=lambda one: rank(one, aim)):
        group = column.candidate.group
        cap = caps.get(group)
        most = posts if cap is None or cap.most is None else min(cap.most, posts)
        if (usable < posts and before[group] < most) or (cap and before[group] < cap.least):
            found.append(column)
        usable += min(column.most, max(0, most - before[group]))
        before[group] += column.most
    return found

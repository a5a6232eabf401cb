"""The sharing out as its page shows it: the headline, who gets, county by county and unit by unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from niangjia.kernel.figure import Figure, Status
from niangjia.kernel.wording import Wording
from niangjia.scenarios.queries.sharing import Sharing
from niangjia.scenarios.rules.allocation import Margin
from niangjia.scenarios.types import Allocated, Question, Seat

PERSON = "person"
MOST_TILES = 1_200
MOST_NAMED = 5
TO_SHARE = Wording("可分名额", "Posts to share")
LEFT = Wording("仍缺（须配）", "Shortfall that stays")
SERVED = Wording("得名额单位的职工", "Workers of units that get one")
NOBODY_CAN = Wording("没有单位还能再配：多一名也用不上。", "No unit can take another: it would buy nothing.")


@dataclass(frozen=True, slots=True)
class Tile:
    """One unit on the map of who gets."""

    name: str
    of: str
    posts: int
    look: str


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One federation: what its units lack and get."""

    name: str
    code: str
    must: int
    may: int
    given_must: int
    given_may: int
    least: int
    most: int | None
    units: int
    tiles: Sequence[Tile]

    @property
    def given(self) -> int:
        """All its units get."""
        return self.given_must + self.given_may

    @property
    def left(self) -> int:
        """The shortfall that stays."""
        return self.must - self.given_must


@dataclass(frozen=True, slots=True)
class Headline:
    """A card: a number that can be asked for its basis where `of` says how."""

    label: Wording
    figure: Figure
    of: str = ""
    sub: Wording | None = None
    tone: str = ""


def headline(sharing: Sharing, whole: Allocated) -> list[Headline]:
    """How many posts, how many found a place, what stays open, whom they serve."""
    must = sum(seat.candidate.must for seat in whole.seats)
    got = sum(seat.must for seat in whole.seats)
    served = [seat.candidate for seat in whole.seats if seat.posts]
    workers = sum(one.workers for one in served)
    wanted = sharing.wanted
    return [
        Headline(
            TO_SHARE,
            _number(whole.posts),
            "a",
            Wording(f"全部补满须 {wanted:,} 名", f"{wanted:,} would fill everything"),
        ),
        Headline(
            Wording("分出", "Shared out"),
            _number(whole.given),
            "t",
            Wording(
                f"补须配 {got:,}，可增配 {whole.given - got:,}",
                f"{got:,} towards the must, {whole.given - got:,} beyond",
            ),
        ),
        Headline(
            LEFT,
            _number(must - got),
            "left",
            Wording(f"分配前 {must:,}", f"{must:,} before"),
            "red" if must > got else "",
        ),
        Headline(
            SERVED,
            Figure(Status.VALUE, "worker", workers),
            "served",
            Wording(f"{len(served):,} 个单位", f"{len(served):,} units"),
        ),
    ]


def group_rows(sharing: Sharing, whole: Allocated) -> list[GroupRow]:
    """Federation by federation, in the order of the plan, each with its units as tiles."""
    seats: defaultdict[str, list[Seat]] = defaultdict(list)
    for seat in sorted(whole.seats, key=lambda one: one.candidate.code):
        seats[seat.candidate.group].append(seat)
    caps = {cap.group: cap for cap in sharing.question.caps}
    small = len(whole.seats) <= MOST_TILES
    rows = []
    for code, name in sharing.names.items():
        if code not in seats:
            continue
        own, cap = seats[code], caps.get(code)
        rows.append(
            GroupRow(
                name,
                code,
                sum(one.candidate.must for one in own),
                sum(one.candidate.may for one in own),
                sum(one.must for one in own),
                sum(one.may for one in own),
                cap.least if cap else 0,
                cap.most if cap else None,
                len(own),
                [_tile(one) for one in own] if small else [],
            )
        )
    return rows


def _tile(seat: Seat) -> Tile:
    one = seat.candidate
    look = "must" if seat.must else "may" if seat.may else "" if one.must + one.may else "full"
    return Tile(one.name, f"u.{one.code}", seat.posts, look)


def margin_said(margin: Margin) -> Wording:
    """Who one more would go to, and what it closes."""
    if not margin.changes:
        return Wording(
            "没有单位还能再配：多一名也用不上。", "No unit can take another: one more buys nothing."
        )
    more = [one for one in margin.changes if one.posts > 0]
    less = [one for one in margin.changes if one.posts < 0]
    named = [(one.candidate.name, one.candidate.workers) for one in more[:MOST_NAMED]]
    to = "、".join(f"{name}（职工 {workers:,}）" for name, workers in named)
    to_en = ", ".join(f"{name} ({workers:,} workers)" for name, workers in named)
    zh, en = f"给 {to}", f"goes to {to_en}"
    if less:
        zh += "；" + "、".join(one.candidate.name for one in less[:MOST_NAMED]) + " 少一名"
        en += "; one less for " + ", ".join(one.candidate.name for one in less[:MOST_NAMED])
    zh += f"，须配缺口{'再减 1' if margin.must > 0 else '不变'}"
    en += ", the shortfall is one less" if margin.must > 0 else ", the shortfall stays"
    return Wording(f"{zh}。", f"{en}.")


def binding(question: Question, whole: Allocated) -> list[str]:
    """The federations whose most is used up while their units could take more."""
    used = whole.by_group
    lacking = [
        seat.candidate for seat in whole.seats if seat.posts < seat.candidate.must + seat.candidate.may
    ]
    open_ = {one.group for one in lacking}
    return [
        cap.group
        for cap in question.caps
        if cap.most is not None and used.get(cap.group, 0) >= cap.most and cap.group in open_
    ]


def _number(value: int) -> Figure:
    return Figure(Status.VALUE, PERSON, value)

"""Why each got what it got: its need, its turn, and what stopped the next post. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from fractions import Fraction

from niangjia.kernel.figure import Figure, Status, Step
from niangjia.kernel.wording import Wording
from niangjia.scenarios.types import Aim, Allocated, Cap, Question, Seat

PERSON, WORKER = "person", "worker"
MOST_LINES = 50
"""Units that are named behind a sum; of more only what they come to is told."""
PROPOSED = Wording(
    "分配建议：由求解器按所选目标算出，供讨论，不是决定。",
    "A proposal: the solver's answer to the chosen aim, to be discussed; nothing is decided by it.",
)
NOT_PROVEN = Wording("计算超时，结果未必最优。", "Time ran out: this answer need not be the best there is.")


def figure_of_seat(seat: Seat, whole: Allocated, question: Question) -> Figure:
    """The posts of one unit with its place in the turn and what stopped the next."""
    one = seat.candidate
    steps = [
        Step(Wording("须配缺口", "Shortfall against the must"), one.must, PERSON),
        Step(Wording("补齐须配后还可增配", "Room up to the ceiling after that"), one.may, PERSON),
        _worth(seat, whole.aim),
        Step(
            Wording(
                f"先须配后可配，再按“{whole.aim.label.zh}”，同等的依次看职工数、代码：第 {seat.place:,} 位"
                f"（共 {len(whole.seats):,} 个单位）",
                f"Must before may, then “{whole.aim.label.en}”, then more workers, then the code: "
                f"turn {seat.place:,} of {len(whole.seats):,}",
            )
        ),
        Step(Wording("分得：补须配缺口", "Given towards the must"), seat.must, PERSON),
        Step(Wording("分得：可增配", "Given beyond it"), seat.may, PERSON),
        Step(stopped(seat, whole, question)),
    ]
    return Figure(Status.VALUE, PERSON, seat.posts, steps=tuple(steps), warnings=_warnings(whole))


def _worth(seat: Seat, aim: Aim) -> Step:
    one = seat.candidate
    base = one.floor if one.must else one.ceiling
    if aim is Aim.EVEN:
        open_ = one.must or one.may
        share = f"{float(Fraction(open_, max(1, base))):.0%}"
        return Step(Wording(f"缺口比：{open_}÷{base}＝{share}", f"Share lacking: {open_} ÷ {base} = {share}"))
    per = one.workers // max(1, base)
    nobody = one.filled == 0 and aim is Aim.BLANK
    blank = ("空白单位（一名也没有）；", "nobody is there yet; ") if nobody else ("", "")
    return Step(
        Wording(
            f"{blank[0]}每名岗位对应职工 {one.workers:,}÷{base}，取整",
            f"{blank[1]}workers to a post: {one.workers:,} ÷ {base}, whole ones",
        ),
        per,
        "worker",
    )


def stopped(seat: Seat, whole: Allocated, question: Question) -> Wording:
    """What stood in the way of one more post for this unit."""
    one = seat.candidate
    if seat.posts >= one.must + one.may:
        return Wording(
            "下一名：须配缺口和可增配空间都已补满。", "The next: shortfall and room are both filled."
        )
    cap = _cap(question, one.group)
    given = whole.by_group.get(one.group, 0)
    if cap is not None and cap.most is not None and given >= cap.most:
        return Wording(
            f"下一名：本县（市、区）上限 {cap.most:,} 名已用满。",
            f"The next: the {cap.most:,} that its county may have at most are used up.",
        )
    if any(other.least for other in question.caps if other.group != one.group) and _passed_over(seat, whole):
        return Wording(
            "下一名：名额用完；为保证别的县的下限，轮次靠后的单位先得。",
            "The next: no post is left; units later in turn went first to keep the least of other counties.",
        )
    return Wording(
        f"下一名：{whole.posts:,} 名已用完，轮次在前的单位先得。",
        f"The next: the {whole.posts:,} are used up by units earlier in turn.",
    )


def _passed_over(seat: Seat, whole: Allocated) -> bool:
    return any(other.posts for other in whole.seats if other.place > seat.place)


def _cap(question: Question, group: str) -> Cap | None:
    return next((cap for cap in question.caps if cap.group == group), None)


def figure_of_group(seats: Sequence[Seat], whole: Allocated, question: Question) -> Figure:
    """The posts of the units below one federation, unit by unit."""
    cap = _cap(question, seats[0].candidate.group) if seats else None
    limits = []
    if cap is not None:
        most = "—" if cap.most is None else f"{cap.most:,}"
        limits.append(
            Step(
                Wording(
                    f"本县（市、区）下限 {cap.least:,}，上限 {most}",
                    f"At least {cap.least:,}, at most {most}",
                )
            )
        )
    each = [_line(seat) for seat in seats if seat.posts]
    return _sum(seats, whole, [*limits, *each])


def figure_of_whole(whole: Allocated, posts: Figure, names: dict[str, str]) -> Figure:
    """All posts given, federation by federation, after how many there were."""
    each = [
        Step(Wording(names.get(group, group), names.get(group, group)), number, PERSON)
        for group, number in whole.by_group.items()
    ]
    left = whole.posts - whole.given
    over = []
    if left:
        said = Wording(
            "没有分完：可分单位都已补满或已到上限",
            "Left over: every unit is filled or its county at its most",
        )
        over = [Step(said, left, PERSON)]
    return _sum(whole.seats, whole, [*posts.steps, *each, *over], posts.warnings)


def figure_of_left(whole: Allocated, names: Mapping[str, str]) -> Figure:
    """The shortfall that stays: before, less what is given towards it, federation by federation."""
    before, left = Counter[str](), Counter[str]()
    for seat in whole.seats:
        before[seat.candidate.group] += seat.candidate.must
        left[seat.candidate.group] += seat.candidate.must - seat.must
    value, was = left.total(), before.total()
    each = [
        Step(
            Wording(
                f"{names.get(group, group)}：{before[group]:,} − {before[group] - number:,}",
                f"{names.get(group, group)}: {before[group]:,} − {before[group] - number:,}",
            ),
            number,
            PERSON,
        )
        for group, number in left.items()
        if before[group]
    ]
    steps = (
        Step(Wording("分配前的须配缺口", "Shortfall before"), was, PERSON),
        Step(Wording("分得：补须配缺口", "Given towards the must"), was - value, PERSON),
        *each,
        Step(Wording("合计", "Total"), value, PERSON),
    )
    return Figure(Status.VALUE, PERSON, value, steps=steps, warnings=_warnings(whole))


def figure_of_served(whole: Allocated) -> Figure:
    """The workers of the units that get a post, unit by unit."""
    served = [seat for seat in whole.seats if seat.posts]
    each = [
        Step(
            Wording(f"第 {one.place:,} 位 {one.candidate.name}", f"Turn {one.place:,}: {one.candidate.name}"),
            one.candidate.workers,
            WORKER,
        )
        for one in served[:MOST_LINES]
    ]
    if rest := served[MOST_LINES:]:
        workers = sum(one.candidate.workers for one in rest)
        each.append(Step(Wording(f"其余 {len(rest):,} 个单位", f"{len(rest):,} more units"), workers, WORKER))
    value = sum(one.candidate.workers for one in served)
    total = Step(Wording("合计", "Total"), value, WORKER)
    return Figure(Status.VALUE, WORKER, value, steps=(*each, total), warnings=_warnings(whole))


def _sum(
    seats: Sequence[Seat], whole: Allocated, steps: Sequence[Step], warnings: tuple[Wording, ...] = ()
) -> Figure:
    value = sum(seat.posts for seat in seats)
    total = Step(Wording("合计", "Total"), value, PERSON)
    return Figure(Status.VALUE, PERSON, value, steps=(*steps, total), warnings=(*_warnings(whole), *warnings))


def _line(seat: Seat) -> Step:
    name = seat.candidate.name
    return Step(Wording(f"第 {seat.place:,} 位 {name}", f"Turn {seat.place:,}: {name}"), seat.posts, PERSON)


def _warnings(whole: Allocated) -> tuple[Wording, ...]:
    return (PROPOSED,) if whole.optimal else (PROPOSED, NOT_PROVEN)

"""Sharing out: the best there is, within the caps, must before may, the same every time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from niangjia.kernel.figure import Figure, Status
from niangjia.scenarios.rules import allocation, price_of
from niangjia.scenarios.rules.allocation.columns import columns_of
from niangjia.scenarios.rules.allocation.sharing import _limits, in_turn
from niangjia.scenarios.rules.allocation.solving import Limits, solve
from niangjia.scenarios.tests.factories import candidate
from niangjia.scenarios.types import Aim, Allocated, Candidate, Cap, Price, Question

Answer = tuple[tuple[int, int], ...]


def worth(units: Sequence[Candidate], answer: Answer, aim: Aim) -> tuple[object, ...]:
    """How good an answer is, by the words of the aim: must, its aim, then all that is given, its aim."""
    must, may = sum(x for x, _ in answer), sum(y for _, y in answer)
    parts: list[object] = [must, *_aim(units, [x for x, _ in answer], aim, must=True), may]
    return (*parts, *_aim(units, [y for _, y in answer], aim, must=False))


def _aim(units: Sequence[Candidate], got: Sequence[int], aim: Aim, *, must: bool) -> Iterator[object]:
    pairs = list(zip(units, got, strict=True))
    if aim is Aim.EVEN:
        open_ = [
            Fraction((one.must if must else one.may) - n, max(1, one.floor if must else one.ceiling))
            for one, n in pairs
        ]
        yield [-one for one in sorted(open_, reverse=True)]
        return
    if aim is Aim.BLANK:
        yield sum(1 for one, n in pairs if one.filled == 0 and n and (must or not one.must))
    yield sum(n * (one.workers // max(1, one.floor if must else one.ceiling)) for one, n in pairs)


def answers(units: Sequence[Candidate], posts: int, caps: Sequence[Cap]) -> Iterator[Answer]:
    """Every answer there can be."""
    each = [[(x, y) for x in range(one.must + 1) for y in range(one.may + 1)] for one in units]
    limits = {cap.group: cap for cap in caps}
    for answer in product(*each):
        given_to = Counter[str]()
        for one, (x, y) in zip(units, answer, strict=True):
            given_to[one.group] += x + y
        fits = sum(given_to.values()) <= posts and all(
            given_to[group] >= cap.least and (cap.most is None or given_to[group] <= cap.most)
            for group, cap in limits.items()
        )
        if fits:
            yield answer


def as_answer(units: Sequence[Candidate], whole: Allocated) -> Answer:
    got = {seat.candidate.unit_id: (seat.must, seat.may) for seat in whole.seats}
    return tuple(got[one.unit_id] for one in units)


@st.composite
def questions(draw: st.DrawFn) -> tuple[list[Candidate], Question]:
    units = [
        candidate(
            at,
            must=draw(st.integers(0, 2)),
            may=draw(st.integers(0, 2)),
            filled=draw(st.integers(0, 1)),
            workers=draw(st.sampled_from([0, 900, 1_000, 1_001, 3_000])),
            group=draw(st.sampled_from("AB")),
        )
        for at in range(draw(st.integers(1, 5)))
    ]
    room = Counter[str]()
    for one in units:
        room[one.group] += one.must + one.may
    caps = []
    for group in "AB":
        least = draw(st.integers(0, min(2, room[group])))
        most = draw(st.none() | st.integers(least, 4))
        caps.append(Cap(group=group, least=least, most=most))
    posts = draw(st.integers(sum(cap.least for cap in caps), 8))
    return units, Question(posts=posts, aim=draw(st.sampled_from(Aim)), caps=tuple(caps))


@settings(max_examples=120, deadline=None)
@given(questions())
def test_no_answer_is_better(asked: tuple[list[Candidate], Question]) -> None:
    units, question = asked
    posts = question.posts or 0
    assert allocation.may_share(question, posts, units)
    whole = allocation.share(question, posts, units)
    found = as_answer(units, whole)
    assert found in set(answers(units, posts, question.caps))
    best = max(answers(units, posts, question.caps), key=lambda one: worth(units, one, question.aim))
    assert worth(units, found, question.aim) == worth(units, best, question.aim)
    assert whole.optimal
    assert allocation.share(question, posts, list(reversed(units))).seats == whole.seats


def test_what_is_left_open_counts_where_the_next_place_is_out_of_reach() -> None:
    """Two whole units rather than one and half of another, though the other half cannot be given at all."""
    units = [
        candidate(0, must=2, may=0, filled=0, workers=0, group="B"),
        candidate(1, must=0, may=1, filled=0, workers=0, group="A"),
        candidate(2, must=1, may=0, filled=0, workers=0, group="B"),
        candidate(3, must=1, may=0, filled=0, workers=0, group="B"),
    ]
    caps = (Cap(group="A", least=1, most=None), Cap(group="B", least=0, most=None))
    whole = allocation.share(Question(posts=3, aim=Aim.EVEN, caps=caps), 3, units)
    assert as_answer(units, whole) == ((0, 0), (0, 1), (1, 0), (1, 0))


@settings(max_examples=60, deadline=None)
@given(questions())
def test_it_is_never_worse_than_taking_the_next_best_each_time(
    asked: tuple[list[Candidate], Question],
) -> None:
    units, question = asked
    posts = question.posts or 0
    columns = columns_of(units, question.aim)
    taken = in_turn(columns, _limits(columns, posts, question.caps), question.aim)
    got = {one.unit_id: [0, 0] for one in units}
    for column, number in zip(columns, taken, strict=True):
        got[column.candidate.unit_id][0 if column.must else 1] += number
    greedy = tuple((got[one.unit_id][0], got[one.unit_id][1]) for one in units)
    found = as_answer(units, allocation.share(question, posts, units))
    assert worth(units, found, question.aim) >= worth(units, greedy, question.aim)


UNITS = [
    candidate(1, must=1, workers=8_000),
    candidate(2, must=2, workers=9_000, filled=1),
    candidate(3, must=0, may=2, workers=90_000, filled=1),
    candidate(4, must=1, workers=500, group="B"),
    candidate(5, must=1, workers=8_000, group="B"),
]


@pytest.mark.parametrize(
    ("posts", "aim", "caps", "expected"),
    [
        (0, Aim.WORKERS, (), {}),
        (1, Aim.WORKERS, (), {1: 1}),
        (2, Aim.WORKERS, (), {1: 1, 5: 1}),
        (2, Aim.WORKERS, (Cap(group="B", most=0),), {1: 1, 2: 1}),
        (2, Aim.WORKERS, (Cap(group="B", least=2),), {4: 1, 5: 1}),
        (3, Aim.BLANK, (), {1: 1, 4: 1, 5: 1}),
        (4, Aim.EVEN, (), {1: 1, 2: 1, 4: 1, 5: 1}),
        (6, Aim.WORKERS, (), {1: 1, 2: 2, 3: 1, 4: 1, 5: 1}),
        (99, Aim.WORKERS, (), {1: 1, 2: 2, 3: 2, 4: 1, 5: 1}),
    ],
)
def test_who_gets(posts: int, aim: Aim, caps: tuple[Cap, ...], expected: dict[int, int]) -> None:
    whole = allocation.share(Question(posts=posts, aim=aim, caps=caps), posts, UNITS)
    assert {seat.candidate.unit_id: seat.posts for seat in whole.seats if seat.posts} == expected


@pytest.mark.parametrize(
    ("caps", "unit", "words"),
    [
        ((), 1, "都已补满"),
        ((), 2, "名已用完"),
        ((Cap(group="A", most=1),), 2, "上限 1 名已用满"),
        ((Cap(group="B", least=2),), 1, "别的县的下限"),
    ],
)
def test_what_stopped_the_next_is_said(caps: tuple[Cap, ...], unit: int, words: str) -> None:
    question = Question(posts=2, caps=caps)
    whole = allocation.share(question, 2, UNITS)
    seat = next(one for one in whole.seats if one.candidate.unit_id == unit)
    figure = allocation.figure_of_seat(seat, whole, question)
    assert words in figure.steps[-1].text.zh
    assert figure.value == seat.posts


@pytest.mark.parametrize("aim", list(Aim))
def test_a_federations_figure_and_the_wholes_are_the_sums_of_their_parts(aim: Aim) -> None:
    question = Question(posts=4, aim=aim, caps=(Cap(group="A", most=3),))
    whole = allocation.share(question, 4, UNITS)
    posts = allocation.posts_of(question, Figure(Status.VALUE, "yuan", Decimal(1)))
    own = [seat for seat in whole.seats if seat.candidate.group == "A"]
    assert allocation.figure_of_group(own, whole, question).value == sum(seat.posts for seat in own)
    assert allocation.figure_of_whole(whole, posts, {"A": "甲县"}).value == 4
    assert [allocation.figure_of_seat(one, whole, question).value for one in whole.seats] == [
        one.posts for one in whole.seats
    ]


def test_what_is_left_over_is_said() -> None:
    question = Question(posts=99)
    whole = allocation.share(question, 99, UNITS)
    posts = allocation.posts_of(question, Figure(Status.VALUE, "yuan", Decimal(1)))
    steps = allocation.figure_of_whole(whole, posts, {}).steps
    assert [step.value for step in steps if "没有分完" in step.text.zh] == [92]


def test_one_more_post_and_one_more_for_a_county() -> None:
    question = Question(posts=2, caps=(Cap(group="A", most=1),))
    whole = allocation.share(question, 2, UNITS)
    more = allocation.one_more(question, whole, UNITS)
    assert [(one.candidate.unit_id, one.posts) for one in more.changes] == [(4, 1)]
    raised = allocation.one_more_for("A", question, whole, UNITS)
    changes = {one.candidate.unit_id: one.posts for one in raised.changes}
    assert (changes, raised.must, raised.posts) == ({}, 0, 0) or sum(changes.values()) == 0


@pytest.mark.parametrize(
    ("yuan", "price", "expected"),
    [("35999.99", "3000", 0), ("36000", "3000", 1), ("108000", "3000", 3), ("1", "0", None)],
)
def test_money_pays_for_whole_posts(yuan: str, price: str, expected: int | None) -> None:
    each = price_of(Price(monthly_wage=Decimal(price)), average=None, known=0, people=0)
    found = allocation.posts_of(Question(yuan=Decimal(yuan)), each)
    assert found.value == expected
    assert found.known == (expected is not None)


@pytest.mark.parametrize(
    ("caps", "posts", "allowed"),
    [
        ((Cap(group="B", least=2),), 2, True),
        ((Cap(group="B", least=2),), 1, False),
        ((Cap(group="B", least=3),), 9, False),
        ((Cap(group="C", least=1),), 9, False),
    ],
)
def test_the_least_must_fit(caps: tuple[Cap, ...], posts: int, allowed: bool) -> None:
    assert bool(allocation.may_share(Question(posts=posts, caps=caps), posts, UNITS)) is allowed


def test_without_an_answer_from_the_solver_posts_are_given_in_turn_and_nothing_is_called_proven() -> None:
    """As when time runs out: here the county's least cannot be met at all."""
    question = Question(posts=2, caps=(Cap(group="A", most=1), Cap(group="B", least=3)))
    whole = allocation.share(question, 2, UNITS)
    assert (whole.optimal, whole.given, dict(whole.by_group)) == (False, 2, {"A": 0, "B": 2})
    seat = whole.seats[0]
    assert len(allocation.figure_of_seat(seat, whole, question).warnings) == 2


def test_an_answer_that_is_not_whole_is_searched_for_among_whole_ones() -> None:
    """Two rows that cross: the relaxed answer takes halves, the whole one does not."""
    limits = Limits(9, [1, 1, 1], [([0, 1], 0, 1), ([1, 2], 0, 1), ([0, 2], 0, 1)])
    found = solve([1, 1, 1], limits, [], seconds=5.0)
    assert found is not None
    assert (found.value, found.optimal, sum(found.taken)) == (1, True, 1)


def test_no_unit_no_posts() -> None:
    whole = allocation.share(Question(posts=5), 5, [])
    assert (whole.given, whole.seats, whole.optimal) == (0, (), True)


@given(st.integers(0, 8), st.sampled_from(list(Aim)))
def test_every_number_of_the_headline_is_the_sum_of_the_steps_behind_it(posts: int, aim: Aim) -> None:
    whole = allocation.share(Question(posts=posts, aim=aim), posts, UNITS)
    left = allocation.figure_of_left(whole, {"A": "甲县"})
    got = sum(seat.must for seat in whole.seats)
    before = sum(one.must for one in UNITS)
    assert (left.value, left.steps[0].value, left.steps[1].value) == (before - got, before, got)
    assert sum(int(step.value or 0) for step in left.steps[2:-1]) == left.value
    served = allocation.figure_of_served(whole)
    assert served.value == sum(seat.candidate.workers for seat in whole.seats if seat.posts)
    assert sum(int(step.value or 0) for step in served.steps[:-1]) == served.value


def test_behind_many_units_the_first_are_named_and_the_rest_summed() -> None:
    units = [candidate(at) for at in range(60)]
    whole = allocation.share(Question(posts=60), 60, units)
    steps = allocation.figure_of_served(whole).steps
    assert len(steps) == 52
    assert (steps[-2].text.zh, steps[-2].value, steps[-1].value) == ("其余 10 个单位", 10_000, 60_000)

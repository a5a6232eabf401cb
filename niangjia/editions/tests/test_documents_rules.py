"""Which paper can be written when and where; 满足率; what a picture says in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.editions.documents.picture import Edition, Picture, Place, changed
from niangjia.editions.documents.poster import MOST, poster
from niangjia.editions.documents.rules import may_write
from niangjia.editions.documents.sums import rate
from niangjia.editions.documents.types import Paper
from niangjia.editions.types import State
from niangjia.kernel.flows.types import Desk
from niangjia.kernel.official import Tone
from niangjia.kernel.wording import Wording
from niangjia.staffing.types import Measure

S = State
BEFORE_SENT = (S.DRAFT, S.COUNTERSIGNING, S.COUNTERSIGNED)
DECIDED = (S.APPROVED, S.PUBLISHED, S.SUPERSEDED)
DESKS = (Desk.OWN, Desk.ABOVE, None)
ALLOWED = {
    Paper.PLAN: set(product((*BEFORE_SENT, S.REQUESTED, *DECIDED), DESKS)),
    Paper.REQUEST: {(S.COUNTERSIGNED, Desk.OWN), *product((S.REQUESTED, *DECIDED), DESKS)},
    Paper.REPLY: {(S.REQUESTED, Desk.ABOVE), *product(DECIDED, DESKS)},
    Paper.RETURN: {(S.REQUESTED, Desk.ABOVE)},
    Paper.CIRCULAR: set(product((S.PUBLISHED, S.SUPERSEDED), DESKS)),
    Paper.NOTICE: set(),
}
CASES = list(product(Paper, State, DESKS))


@pytest.mark.parametrize(("paper", "state", "desk"), CASES)
def test_when_and_where_a_paper_can_be_written(paper: Paper, state: State, desk: Desk | None) -> None:
    verdict = may_write(paper, state=state, desk=desk)
    assert bool(verdict) is ((state, desk) in ALLOWED[paper])
    assert verdict.reason.zh
    assert not may_write(paper, state=state, desk=desk, pending=True)


@pytest.mark.parametrize("state", State)
def test_only_an_adjustment_has_a_notice(state: State) -> None:
    assert bool(may_write(Paper.NOTICE, state=state, desk=Desk.OWN, adjusts=True)) is (state in DECIDED)


@pytest.mark.parametrize("desk", DESKS)
def test_what_came_back_once_has_its_letter(desk: Desk | None) -> None:
    assert may_write(Paper.RETURN, state=S.DRAFT, desk=desk, returned=True)
    sent_anew = may_write(Paper.RETURN, state=S.REQUESTED, desk=desk, returned=True)
    assert bool(sent_anew) is (desk is Desk.ABOVE)


@pytest.mark.parametrize(
    ("must", "short", "said"),
    [
        (None, None, "–"),
        (0, 0, "–"),
        (5, None, "–"),
        (8, 2, "75.0%"),
        (3, 1, "66.7%"),
        (3, 0, "100.0%"),
        (3, 3, "0.0%"),
        (2000, 1, "100.0%"),
        (400, 1, "99.8%"),
    ],
)
def test_the_rate_is_of_what_is_mandatory(must: int | None, short: int | None, said: str) -> None:
    assert rate(must, short) == said


@given(st.integers(1, 10_000), st.integers(0, 10_000))
def test_a_rate_lies_between_nothing_and_all(must: int, short: int) -> None:
    assert 0 <= float(rate(must, min(short, must)).rstrip("%")) <= 100


@pytest.mark.parametrize(
    ("now", "before", "zh"),
    [(3, 1, "增加 2 名 ↑"), (1, 3, "减少 2 名 ↓"), (2, 2, "持平"), (None, 2, None), (2, None, None)],
)
def test_a_change_is_said_in_words(now: int | None, before: int | None, zh: str | None) -> None:
    found = changed(now, before)
    assert (found and found.zh) == zh


def sums(
    must: int | None, filled: int | None, short: int | None, funded: int | None = None
) -> dict[Measure, int | None]:
    known = {Measure.MUST: must, Measure.FILLED: filled, Measure.SHORTFALL: short, Measure.FUNDED: funded}
    return {measure: known.get(measure) for measure in Measure}


def picture(places: int | list[Place] = 3, **otherwise: object) -> Picture:
    each = (
        places
        if isinstance(places, list)
        else [Place(f"第{at}县", f"GH{at}", sums(4, at % 5, max(0, 4 - at % 5)), 2) for at in range(places)]
    )
    facts: dict[str, object] = {
        "name": "绵阳市",
        "each": Wording("县（市、区）", "county"),
        "on": date(2026, 6, 30),
        "whole": sums(12, 6, 6, 5),
        "units": 40,
        "lacking": 0,
        "projects": 0,
        "past_end": 0,
        "places": each,
        "documents": ["绵工发〔2017〕52号"],
        "before": Edition("2025年计划", date(2025, 6, 30), 8),
    }
    return Picture(**{**facts, **otherwise})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("otherwise", "said"),
    [
        ({}, []),
        ({"lacking": 3}, ["3 个单位缺数据"]),
        ({"whole": sums(12, 6, 6)}, ["尚未录入经费批复"]),
        ({"past_end": 2}, ["2 名合同已到期"]),
        ({"projects": 4}, ["4 个单位按服务项目计算"]),
        ({"before": None}, ["还没有已发布的计划可比"]),
        ({"lacking": 1, "before": None}, ["1 个单位缺数据", "还没有已发布的计划可比"]),
    ],
)
def test_what_a_reader_must_know_is_said(otherwise: dict[str, object], said: list[str]) -> None:
    found = [one.zh for one in picture(**otherwise).warnings]
    assert len(found) == len(said)
    assert [part for part in said if not any(part in one for one in found)] == []


def test_places_stand_in_their_order() -> None:
    nothing = Place("无须配县", "GH9", sums(None, 3, None))
    one = replace(picture(), places=[*picture(5).places, nothing])
    assert [place.short for place in one.by_shortfall] == [4, 3, 2, 1, 0, 0]
    assert [place.rate for place in one.ranked] == ["0.0%", "25.0%", "50.0%", "75.0%", "100.0%", "–"]


@pytest.mark.parametrize(("short", "tone"), [(6, Tone.ALARM), (0, Tone.GOOD), (None, Tone.PLAIN)])
def test_a_poster_says_what_the_picture_says(short: int | None, tone: Tone) -> None:
    made = poster(picture(whole=sums(12, 6, short, 5)), made="2026-07-01 09:31")
    assert [card.label for card in made.cards] == ["须配下限", "已配", "缺口", "保障名额"]
    assert made.cards[2].tone is tone
    assert made.cards[2].value == ("缺数据" if short is None else str(short))
    assert "2026年6月30日" in made.footer
    assert "绵工发〔2017〕52号" in made.footer
    assert made.ranking is not None
    assert {len(row) for row in made.ranking.rows} == {len(made.ranking.columns)}


def test_where_nothing_is_known_no_bar_is_drawn() -> None:
    made = poster(picture(places=[Place("无数县", "GH9", sums(None, 3, None))]), made="now")
    assert made.bars is not None
    assert [(bar.value, bar.said) for bar in made.bars.rows] == [(None, "缺数据")]


def test_a_poster_of_many_places_says_how_many_it_leaves_out() -> None:
    made = poster(picture(places=MOST + 7), made="now")
    assert made.ranking is not None
    assert made.bars is not None
    assert (len(made.ranking.rows), len(made.bars.rows)) == (MOST, MOST)
    assert any("另有7个未列" in note for note in made.notes)

"""Truth tables of editions: what may be drafted, planned, sent; comparing; computing again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.editions import rules
from niangjia.editions.rules import Numbered
from niangjia.editions.rules.figures import figure_of_planned, figure_of_planned_sum
from niangjia.editions.types import PLANNED, Earlier, Proposal, State
from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.figure import Status
from niangjia.staffing.tests.factories import line, people
from niangjia.staffing.types import PERSON, PROJECT

TODAY = date(2026, 7, 15)
PATH = "000001000002"
HERE = Actor("account:1", "某人", "county_clerk", frozenset(), Scope.below(PATH, "涪城区总工会"), "test")
ABOVE = replace(HERE, scope=Scope.below("000001", "绵阳市总工会"))
numbers = st.none() | st.integers(0, 50)


def may_draft(**otherwise: object) -> tuple[bool, str]:
    """The verdict on the next edition of 2026 on the facts of today, but for what is otherwise."""
    asked = {
        "federation": True,
        "path": PATH,
        "year": 2026,
        "on": TODAY,
        "today": TODAY,
        "earlier": [],
        "by": HERE,
    }
    verdict = rules.may_draft(**{**asked, **otherwise})  # type: ignore[arg-type]
    assert verdict.reason.en
    return bool(verdict), verdict.reason.zh


@pytest.mark.parametrize(
    ("otherwise", "said"),
    [
        ({}, "可以起草"),
        ({"federation": False}, "只有总工会编制年度计划。"),
        ({"by": ABOVE}, "由编制单位自己起草。"),
        ({"on": date(2026, 7, 16)}, "2026年7月16日还没有到"),
        ({"year": 2025}, "可以起草"),
        ({"year": 2027}, "可以起草"),
        ({"year": 2028}, "取数日是2026-07-15，只能用于2025年至2027年的计划。"),
        ({"year": 2024}, "取数日是2026-07-15，只能用于2025年至2027年的计划。"),
        ({"earlier": [Earlier(1, State.PUBLISHED)]}, "可以起草"),
        ({"earlier": [Earlier(1, State.SUPERSEDED), Earlier(2, State.PUBLISHED)]}, "可以起草"),
        ({"earlier": [Earlier(1, State.WITHDRAWN)]}, "可以起草"),
        ({"earlier": [Earlier(1, State.DRAFT)]}, "2026年已有一版正在办理（起草）"),
        (
            {"earlier": [Earlier(1, State.PUBLISHED), Earlier(2, State.APPROVED)]},
            "2026年已有一版正在办理（已批复）",
        ),
    ],
)
def test_who_may_draft_what(otherwise: dict[str, object], said: str) -> None:
    allowed, reason = may_draft(**otherwise)
    assert reason.startswith(said)
    assert allowed is (said == "可以起草")


@pytest.mark.parametrize(
    ("earlier", "number"),
    [
        ([], 1),
        ([Earlier(1, State.WITHDRAWN)], 1),
        ([Earlier(1, State.PUBLISHED)], 2),
        ([Earlier(1, State.SUPERSEDED), Earlier(2, State.PUBLISHED), Earlier(3, State.WITHDRAWN)], 3),
    ],
)
def test_the_next_number(earlier: list[Earlier], number: int) -> None:
    assert rules.next_number(earlier) == number


def test_titles() -> None:
    assert rules.title_of("涪城区总工会", 2026, 1) == "涪城区总工会2026年社会化工会工作者配备计划"
    assert rules.title_of("涪城区总工会", 2026, 3).endswith("配备计划（第2次调整）")


@pytest.mark.parametrize("state", list(State))
def test_only_a_draft_is_changed_at_its_own_desk(state: State) -> None:
    assert bool(rules.may_change(state=state, path=PATH, by=HERE)) is (state is State.DRAFT)
    assert not rules.may_change(state=state, path=PATH, by=ABOVE)


@pytest.mark.parametrize(
    ("pending", "units", "unexplained", "said"),
    [
        (False, 1, [], "可以送会签"),
        (True, 1, [], "还在取数"),
        (False, 0, [], "这一版里没有单位"),
        (False, 9, ["甲", "乙"], "计划数低于须配下限而没有写明理由：甲、乙。"),
        (False, 9, list("甲乙丙丁戊己"), "计划数低于须配下限而没有写明理由：甲、乙、丙、丁、戊等6个单位。"),
    ],
)
def test_when_a_draft_is_ready(pending: bool, units: int, unexplained: list[str], said: str) -> None:
    verdict = rules.may_send(pending=pending, units=units, unexplained=unexplained)
    assert verdict.reason.zh.startswith(said)
    assert bool(verdict) is (said == "可以送会签")


@pytest.mark.parametrize(
    ("planned", "reason", "must", "value", "filled", "said"),
    [
        (2, "", 1, 3, 0, "可以这样计划"),
        (3, "", 1, 3, 0, "可以这样计划"),
        (4, "", 1, 3, 0, "计划数4超过可配上限3。"),
        (1, "", 1, 3, 0, "可以这样计划"),
        (0, "", 1, 3, 0, "计划数0低于须配下限1，请写明理由。"),
        (0, "  ", 1, 3, 0, "计划数0低于须配下限1，请写明理由。"),
        (0, "经费只够一半", 1, 3, 0, "可以这样计划"),
        (5, "", 1, 3, 5, "可以这样计划"),
        (6, "", 1, 3, 5, "计划数6超过在册的5名"),
        (9, "", None, None, 0, "可以这样计划"),
        (100_000, "", None, None, None, "可以这样计划"),
        (100_001, "", None, None, None, "计划数须为不小于0的整数。"),
        (-1, "", None, None, None, "计划数须为不小于0的整数。"),
        (None, "", 1, 3, 0, "计划数须为不小于0的整数。"),
    ],
)
def test_what_may_be_planned(
    planned: int | None, reason: str, must: int | None, value: int | None, filled: int | None, said: str
) -> None:
    verdict = rules.may_plan(
        planned, reason, must=must, value=value, filled=filled, document="绵工发〔2017〕52号", clause="三"
    )
    assert verdict.reason.zh.startswith(said)
    assert bool(verdict) is (said == "可以这样计划")
    clause_says_so = "上限" in said or "下限" in said or "在册" in said
    assert [one.clause for one in verdict.citations] == (["三"] if clause_says_so else [])


@given(must=numbers, value=numbers, filled=numbers)
def test_what_is_proposed_may_be_planned(must: int | None, value: int | None, filled: int | None) -> None:
    """Whatever a document says (never more must than ceiling), the proposal itself is never refused."""
    if must is not None:
        value = max(value or 0, must)
    proposed = rules.default_planned(must, filled)
    if proposed is None:
        assert must is None and filled is None
    else:
        assert rules.may_plan(proposed, "", must=must, value=value, filled=filled, document="", clause="")


@pytest.mark.parametrize(
    ("before", "default_before", "reason", "default_now", "most", "expected"),
    [
        (1, 1, "", 2, 3, (2, False)),
        (None, None, "", 2, 3, (2, False)),
        (3, 1, "", 2, 3, (3, False)),
        (3, 1, "", 1, 2, (1, True)),
        (1, 1, "就这些", 2, 3, (1, False)),
        (9, 1, "", 1, None, (9, False)),
    ],
)
def test_what_stays_of_a_decision(
    before: int | None,
    default_before: int | None,
    reason: str,
    default_now: int | None,
    most: int | None,
    expected: tuple[int | None, bool],
) -> None:
    assert rules.replanned(before, default_before, reason, default_now, most) == expected


@pytest.mark.parametrize(
    ("proposal", "default", "most", "expected"),
    [
        (None, 1, 3, (1, "")),
        (Proposal(0, "名额不足"), 1, 3, (0, "名额不足")),
        (Proposal(1, "名额足够"), 1, 3, (1, "")),
        (Proposal(9, "模拟上限更高"), 1, 3, (3, "模拟上限更高")),
        (Proposal(9, "没有上限"), None, None, (9, "没有上限")),
    ],
)
def test_what_a_scenario_asks_for(
    proposal: Proposal | None, default: int | None, most: int | None, expected: tuple[int | None, str]
) -> None:
    assert rules.as_proposed(proposal, default, most) == expected


def test_a_unit_compared_by_its_code() -> None:
    before = [
        Numbered("GH1", "甲镇", "涪城区", {"must": 1, PLANNED: 1}),
        Numbered("GH2", "乙镇", "涪城区", {"must": 2, PLANNED: None}),
    ]
    after = [
        Numbered("GH1", "甲街道", "游仙区", {"must": 3, PLANNED: 1}),
        Numbered("GH3", "丙镇", "涪城区", {"must": 1, PLANNED: 1}),
    ]
    rows = rules.compared(before, after)
    assert [(row.name, row.change("must"), row.differs) for row in rows] == [
        ("甲街道", 2, True),
        ("丙镇", None, True),
        ("乙镇", None, True),
    ]
    sums = {row.name: (row.before, row.after) for row in rules.summed_up(rows)}
    assert sums[""] == ({"must": 3, PLANNED: 1}, {"must": 4, PLANNED: 2})
    assert sums["游仙区"] == ({"must": 1, PLANNED: 1}, {"must": 3, PLANNED: 1})
    assert sums["涪城区"] == ({"must": 2, PLANNED: None}, {"must": 1, PLANNED: 1})
    assert rules.summed_up([]) == []


def test_projects_are_summed_apart() -> None:
    both = [
        Numbered("GH1", "甲镇", "涪城区", {"value": 1}),
        Numbered("GH2", "乙镇", "涪城区", {"value": 5}, PROJECT),
    ]
    sums = rules.summed_up(rules.compared(both, both))
    assert [(one.name, one.counted_in, one.after) for one in sums] == [
        ("涪城区", PERSON, {"value": 1}),
        ("", PERSON, {"value": 1}),
        ("涪城区", PROJECT, {"value": 5}),
        ("", PROJECT, {"value": 5}),
    ]


def test_agreement_names_what_differs() -> None:
    frozen = [line(8_000), line(None)]
    assert rules.agreement(frozen, frozen, kept=["a"], held=["a"]).whole
    other = [replace(frozen[0], must=9), replace(frozen[1], clause="四")]
    found = rules.agreement(frozen, other, kept=["a", "b"], held=["a", "c"])
    assert [(one.label.zh, one.frozen, one.computed) for one in found.differing] == [
        ("政策文本", "b", "—"),
        ("政策文本", "c", "—"),
        ("须配下限", "1", "9"),
        ("缺口", "1", "9"),
        ("可增配空间", "2", "0"),
        ("条款", frozen[1].clause, "四"),
    ]
    assert (found.numbers, found.agree, found.units) == (2 * 11 + 2, 18, 2)


def test_the_basis_of_what_is_planned() -> None:
    one = line(8_000, people(1))
    assert [step.text.zh for step in figure_of_planned(one, 1, "").steps][-1].startswith(
        "计划数取须配下限与已配"
    )
    decided = figure_of_planned(one, 2, "新设园区")
    assert [step.text.zh for step in decided.steps[-2:]] == ["计划数由编制单位决定", "理由：新设园区"]
    crowded = figure_of_planned(line(8_000, people(9)), 9, "")
    assert "已超配的可以保留，不得再增" in [step.text.zh for step in crowded.steps]
    assert figure_of_planned(one, None, "").status is Status.MISSING


def test_a_sum_of_planned_posts() -> None:
    figure = figure_of_planned_sum([("甲", 1), ("乙", 2), ("甲", 3), ("乙", None)], "person")
    assert [(step.text.zh, step.value) for step in figure.steps] == [
        ("4 个单位：3 个有计划数，1 个未定", None),
        ("甲", 4),
        ("乙", 2),
        ("合计", 6),
    ]
    assert figure_of_planned_sum([("甲", None)], "person").status is Status.MISSING

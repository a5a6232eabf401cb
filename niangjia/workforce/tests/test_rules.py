"""What may be taken from a roster: a truth table."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from niangjia.organisations.facade import Unit
from niangjia.workforce import rules
from niangjia.workforce.rules import Present
from niangjia.workforce.tests.factories import engagement_row
from niangjia.workforce.types import EngagementStatus

HERE = Unit(pk=7, name="丰谷镇总工会")
SAME = Present("张伟明", 7, "丰谷镇总工会")
GONE = Present("张伟明", None, "", left_date=date(2026, 7, 1))


@pytest.mark.parametrize(
    ("row", "present", "elsewhere", "code"),
    [
        ({}, None, False, None),
        ({}, SAME, False, None),
        ({}, Present("张伟明", None, ""), False, None),
        ({"form": None}, None, False, "missing"),
        ({"form": None}, SAME, False, None),
        ({"form": None}, GONE, False, "missing"),
        ({"form": None}, SAME, True, "on another roster"),
        ({"status": EngagementStatus.LEFT}, SAME, False, "leaving date missing"),
        ({"status": EngagementStatus.LEAVE}, SAME, False, None),
        ({}, None, True, "on another roster"),
        ({"name": "张伟"}, SAME, False, "name differs from roster"),
        ({}, Present("张伟明", 8, "青义镇总工会"), False, "posted elsewhere"),
        ({"name": "张伟"}, Present("张伟明", 8, "青义镇总工会"), False, "name differs from roster"),
        ({"status": EngagementStatus.LEFT, "left_date": date(2026, 7, 1)}, SAME, False, None),
        ({"status": EngagementStatus.LEFT, "left_date": date(2025, 1, 1)}, SAME, False, "left before start"),
        ({"status": EngagementStatus.LEFT, "left_date": date(2026, 7, 1)}, GONE, False, None),
        ({"start_date": date(2026, 7, 1)}, GONE, False, None),
        ({"start_date": date(2026, 6, 30)}, GONE, False, "begins before leaving"),
        ({"start_date": None}, GONE, False, "begins before leaving"),
    ],
)
def test_problem_with(
    row: dict[str, Any], present: Present | None, elsewhere: bool, code: str | None
) -> None:
    problem = rules.problem_with(engagement_row(HERE, **row), present, on_another_roster=elsewhere)
    assert (problem.code if problem else None) == code


def test_on_another_roster_tells_nothing_more() -> None:
    problem = rules.problem_with(engagement_row(HERE), None, on_another_roster=True)
    assert problem is not None
    assert problem.message == rules.ON_ANOTHER_ROSTER
    assert "丰谷" not in problem.message.zh


def test_the_roster_figure_sums_its_forms_and_names_contracts_past_their_end() -> None:
    figure = rules.on_the_roster({"direct": 3, "dispatch": 2}, past_end=1)
    assert (figure.value, figure.parts["past_contract_end"].value) == (5, 1)
    assert [step.value for step in figure.steps] == [None, 3, 2, 5]
    assert rules.on_the_roster({}, past_end=0).value == 0

"""What the kinds show beside their value: parts, steps, and what is weaker than what."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as some

from niangjia.kernel.figure import Figure, Status, Verdict
from niangjia.policy import facade as policy
from niangjia.policy.kinds.amount_per_period import AmountPerPeriodTerms
from niangjia.policy.kinds.filling import FillingTerms
from niangjia.policy.kinds.floor import FloorTerms
from niangjia.policy.kinds.guidance import GuidanceTerms
from niangjia.policy.kinds.minimum_quantity import MinimumQuantityTerms

ON = date(2023, 6, 1)
SCORES = {
    "study_records": 10, "activity_evidence": 10, "certificate": 10, "premises": 10, "union_approval": 10,
    "union_work": 5, "union_activity": 5, "documents": ["contract", "plan"], "satisfied": 95, "surveyed": 100,
    "media": {"nation": 4}, "sharing": {"city": 1, "province": 2},
}  # fmt: skip


def figure(provision: str, place: str, facts: dict[str, object], **settings: str) -> Figure:
    answer = policy.evaluate(provision, place=place, on=ON, facts=facts, settings=settings)
    assert isinstance(answer, Figure)
    return answer


def test_the_score_has_a_figure_for_each_row_and_each_part() -> None:
    score = figure("awards.project_score", "370200", SCORES)
    assert {name: part.value for name, part in score.parts.items()} == {
        "political_guidance": 20, "lawful_registration": 20, "union_built": 20, "completion": 10,
        "satisfaction": 10, "media": 10, "sharing": 5, "organisation": 60, "project": 35,
    }  # fmt: skip
    assert score.value == 95
    assert "organisation" not in figure("awards.project_score", "370200", SCORES, split="none").parts


def test_a_missing_row_leaves_the_known_rows_known() -> None:
    score = figure("awards.project_score", "370200", {**SCORES, "surveyed": 0, "satisfied": 0})
    assert score.status is Status.MISSING
    assert score.parts["satisfaction"].status is Status.MISSING
    assert score.parts["organisation"].value == 60
    assert score.parts["project"].status is Status.MISSING


@given(
    surveyed=some.integers(1, 5000),
    share=some.floats(0, 1),
)
def test_the_bands_follow_the_exact_ratio(surveyed: int, share: float) -> None:
    satisfied = int(surveyed * share)
    row = figure("awards.project_score", "370200", {**SCORES, "satisfied": satisfied, "surveyed": surveyed})
    exact = satisfied * 100
    wanted = (
        10 if exact >= 90 * surveyed else 8 if exact >= 80 * surveyed else 6 if exact >= 70 * surveyed else 0
    )
    assert row.parts["satisfaction"].value == wanted
    assert any("样本" in warning.zh for warning in row.warnings) == (surveyed < 30)


@given(
    media=some.dictionaries(some.sampled_from(["city", "province", "nation"]), some.integers(0, 20)),
)
def test_items_times_points_never_pass_the_cap(media: dict[str, int]) -> None:
    row = figure("awards.project_score", "370200", {**SCORES, "media": media}).parts["media"]
    points = media.get("city", 0) + 2 * media.get("province", 0) + 3 * media.get("nation", 0)
    assert row.value == min(10, points)


@given(honours=some.lists(some.sampled_from(["city", "province", "nation"]), min_size=1, max_size=6))
def test_all_payments_together_are_the_highest_amount(honours: list[str]) -> None:
    paid = sum(
        figure("awards.subsidy", "370200", {"honours": honours[: n + 1]}).value  # type: ignore[misc]
        for n in range(len(honours))
    )
    assert paid == max({"city": 10000, "province": 20000, "nation": 30000}[level] for level in honours)


@given(months=some.integers(0, 60))
def test_the_supplement_is_exact_to_the_fen(months: int) -> None:
    due = figure("funding.public_welfare_post_supplement", "510700", {"months": months})
    # Half up in whole fen: 50,000 fen a year, without any Decimal of the code under test.
    assert due.value == Decimal((50_000 * months * 2 + 12) // 24) / 100
    whole_years = -(-months // 12)
    assert due.alternatives[0].value == 500 * whole_years


def test_training_shows_the_required_number_even_without_the_fact() -> None:
    annual = figure("training.annual", "510700", {})
    assert annual.status is Status.MISSING
    assert annual.parts["required"].value == 5
    assert annual.steps[0].value == 5
    rotation = figure("training.rotation", "510700", {"days": 30})
    assert (rotation.value, rotation.steps[0].value) == (True, 30)
    assert "按30天计" in rotation.steps[0].text.zh


def test_the_price_floor_is_a_step_and_a_part() -> None:
    facts = {
        "price": 150000,
        "people": 3,
        "months": 12,
        "pay_standard": Decimal("4000.50"),
        "insurance": 6000,
    }
    floor = figure("service.purchase_price_floor", "510700", facts)
    assert floor.value is False
    assert floor.parts["floor"].value == 150018
    assert floor.alternatives[0].value is True


def test_a_reading_that_refuses_a_fact_has_no_value_and_takes_none_away() -> None:
    """What is due next month exists; the end of the next calendar period lies past the calendar."""
    due = figure("campaign.cadence", "532923", {"kind": "bulletin", "last_date": date(9999, 11, 15)})
    assert (due.value, due.alternatives[0].value) == (date(9999, 12, 15), None)
    facts = {"price": 150000, "people": 3, "months": 12, "pay_standard": 4000, "insurance": -1}
    floor = figure("service.purchase_price_floor", "510700", facts, bound="pay_only")
    assert (floor.value, floor.alternatives[0].value) == (True, None)
    with pytest.raises(policy.FactError):
        figure("service.purchase_price_floor", "510700", facts)


def test_eligibility_is_a_verdict_with_its_exception() -> None:
    facts = {
        "years_since_founding": 1,
        "years_since_completion": 1,
        "closed_and_evaluated": True,
        "registration_valid": True,
    }
    refused = policy.evaluate("awards.project_eligibility", place="370200", on=ON, facts=facts)
    allowed = policy.evaluate(
        "awards.project_eligibility", place="370200", on=ON, facts={**facts, "exception_reason": "改制"}
    )
    blank = policy.evaluate(
        "awards.project_eligibility", place="370200", on=ON, facts={**facts, "exception_reason": "  "}
    )
    assert isinstance(refused, Verdict) and isinstance(allowed, Verdict) and isinstance(blank, Verdict)
    assert (refused.allowed, allowed.allowed, blank.allowed) == (False, True, False)
    assert allowed.steps[-1].text.zh == "例外理由：改制"


def test_every_rule_says_itself_in_both_languages() -> None:
    for rule in policy.library().rules:
        sentence = rule.terms.sentence()
        assert len(sentence.zh) > 4 and len(sentence.en) > 10


def test_what_weakens_what() -> None:
    base = {"from": "2018-01-01"}
    guidance = GuidanceTerms.model_validate({**base, "says": {"zh": "创造条件", "en": "create conditions"}})

    def floor(strict: bool, bound: str) -> FloorTerms:
        return FloorTerms.model_validate(
            {**base, "fact": "monthly_wage", "counted": "yuan", "strict": strict, "bound": {"one": bound}}
        )

    assert floor(False, "minimum_wage").weakens(floor(True, "minimum_wage"))
    assert not floor(True, "minimum_wage").weakens(floor(False, "minimum_wage"))
    assert floor(True, "pay_standard").weakens(floor(True, "minimum_wage"))
    assert guidance.weakens(floor(True, "minimum_wage")) and floor(True, "minimum_wage").weakens(guidance)

    def week(days: int, years: int) -> MinimumQuantityTerms:
        quantity = {"one": {"at_least": days, "unit": "day", "fact": "days"}}
        return MinimumQuantityTerms.model_validate(
            {**base, "worded": {"zh": "周", "en": "week"}, "every_years": years, "quantity": quantity}
        )

    assert week(4, 1).weakens(week(5, 1)) and week(5, 2).weakens(week(5, 1)) and week(5, 1).weakens(guidance)
    assert not week(6, 1).weakens(week(5, 1)) and not week(5, 1).weakens(week(10, 2))

    def pay(amount: int) -> AmountPerPeriodTerms:
        return AmountPerPeriodTerms.model_validate({**base, "amount": amount, "months": 12})

    assert pay(499).weakens(pay(500)) and not pay(500).weakens(pay(500)) and pay(1).weakens(guidance)

    def filling(full_time: bool, *forms: str) -> FillingTerms:
        return FillingTerms.model_validate({**base, "forms": forms, "full_time": full_time})

    assert filling(True, "direct", "dispatch").weakens(filling(True, "direct"))
    assert filling(False, "direct").weakens(filling(True, "direct")) and filling(True).weakens(guidance)
    assert not filling(True, "direct").weakens(filling(False, "direct", "dispatch"))


def test_the_edge_of_the_lowest_band_after_rounding() -> None:
    # 69.5% rounds to 70%, where the other reading of “70%以下” takes the points away again.
    facts = {**SCORES, "satisfied": 695, "surveyed": 1000}

    def points(**settings: str) -> object:
        return figure("awards.project_score", "370200", facts, **settings).parts["satisfaction"].value

    assert (points(), points(ratio="rounded")) == (0, 6)
    assert points(ratio="rounded", lowest_edge="in_lower_band") == 0


def test_a_year_before_the_target_is_told_so() -> None:
    target = figure("workforce.target", "000000", {"people": 150_000, "year": 2018})
    assert target.parts["target"].value == 200_000
    assert [step.value for step in target.steps] == [200_000, 150_000, 2018, Decimal("75.0"), False]

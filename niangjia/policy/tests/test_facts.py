"""Facts that cannot be right are errors that name them; places and dates likewise."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from niangjia.policy import facade as policy
from niangjia.policy import places
from niangjia.policy.dates import add_months, read_date
from niangjia.policy.errors import FactError

SCORES: dict[str, object] = {
    **dict.fromkeys(["study_records", "activity_evidence", "certificate", "premises", "union_approval"], 1),
    **{"union_work": 1, "union_activity": 1, "documents": [], "satisfied": 1, "surveyed": 30},
    **{"media": {}, "sharing": {}},
}
FLAGS: dict[str, object] = {
    **{"years_since_founding": 1, "years_since_completion": 1},
    **{"closed_and_evaluated": True, "registration_valid": True},
}


@pytest.mark.parametrize(
    ("provision", "place", "facts", "named"),
    [
        ("staffing.posts", "510700", {"kind": "乡镇", "workers": -1}, "workers"),
        ("staffing.posts", "510700", {"kind": "乡镇", "workers": 1.0}, "workers"),
        ("staffing.posts", "510700", {"kind": "乡镇", "workers": "5000"}, "workers"),
        ("staffing.posts", "510700", {"kind": "乡镇", "workers": True}, "workers"),
        ("staffing.posts", "510700", {"kind": "学校", "workers": 1}, "kind"),
        ("staffing.posts", "510700", {"kind": 3, "workers": 1}, "kind"),
        ("staffing.posts", "5107x", {"kind": "乡镇", "workers": 1}, "place"),
        ("staffing.filled_by", "510700", {"kind": "乡镇", "form": "志愿"}, "form"),
        ("staffing.filled_by", "510700", {"kind": "乡镇", "form": "direct", "full_time": 1}, "full_time"),
        ("pay.wage_floor", "510700", {"monthly_wage": 1500.5, "minimum_wage": 1500}, "monthly_wage"),
        ("pay.wage_floor", "510700", {"monthly_wage": Decimal("NaN"), "minimum_wage": 1500}, "monthly_wage"),
        ("training.annual", "510700", {"days": Decimal("-1")}, "days"),
        ("awards.subsidy", "370200", {"honours": ["county"]}, "honours"),
        ("awards.subsidy", "370200", {"honours": 3}, "honours"),
        ("awards.project_score", "370200", SCORES | {"study_records": 11}, "study_records"),
        ("awards.project_score", "370200", SCORES | {"union_work": 6}, "union_work"),
        ("awards.project_score", "370200", SCORES | {"union_work": Decimal("0.3")}, "union_work"),
        ("awards.project_score", "370200", SCORES | {"satisfied": 31}, "satisfied"),
        ("awards.project_score", "370200", SCORES | {"media": {"county": 1}}, "media"),
        ("awards.project_score", "370200", SCORES | {"media": {"city": -1}}, "media"),
        ("awards.project_score", "370200", SCORES | {"media": 3}, "media"),
        ("awards.project_score", "370200", SCORES | {"sharing": [["county"]]}, "sharing"),
        ("awards.project_score", "370200", SCORES | {"documents": ["photo"]}, "documents"),
        ("awards.project_eligibility", "370200", FLAGS | {"registration_valid": "yes"}, "registration_valid"),
        ("awards.project_eligibility", "370200", FLAGS | {"exception_reason": 3}, "exception_reason"),
        ("campaign.cadence", "532923", {"kind": "乡镇", "last_date": "2023-05-17"}, "kind"),
        ("campaign.cadence", "532923", {"kind": "调度", "last_date": "2023-02-30"}, "last_date"),
        ("campaign.cadence", "532923", {"kind": "调度", "last_date": 5}, "last_date"),
        ("workforce.target", "000000", {"people": -1, "year": 2020}, "people"),
        ("staffing.nothing", "000000", {}, "provision"),
    ],
)  # fmt: skip
def test_a_wrong_fact_is_named(provision: str, place: str, facts: dict[str, object], named: str) -> None:
    on = date(2020, 1, 1) if not place.startswith(("37", "53")) else date(2023, 6, 1)
    with pytest.raises(FactError) as caught:
        policy.evaluate(provision, place=place, on=on, facts=facts)
    assert caught.value.name == named
    assert str(caught.value).startswith(f"{named}: ")


@pytest.mark.parametrize("settings", [{"rounding": "sideways"}, {"colour": "red"}])
def test_a_wrong_setting_is_named(settings: dict[str, str]) -> None:
    with pytest.raises(FactError, match=r"^setting "):
        policy.evaluate(
            "staffing.posts",
            place="510700",
            on=date(2020, 1, 1),
            facts={"kind": "乡镇", "workers": 1},
            settings=settings,
        )


@pytest.mark.parametrize(
    ("code", "normal"),
    [
        ("000000", ""),
        ("00", ""),
        ("51", "51"),
        ("510000", "51"),
        ("510700", "5107"),
        ("5107", "5107"),
        ("510703", "510703"),
        ("510703000", "510703"),
        ("510703000000", "510703"),
        ("510703100", "510703100"),
        ("510703100000", "510703100"),
        ("441900003", "441900003"),
        ("510710", "510710"),
    ],
)
def test_trailing_empty_levels_are_ignored(code: str, normal: str) -> None:
    assert places.normal(code) == normal
    assert places.covers(places.normal(code[:2]), normal)


@pytest.mark.parametrize("code", ["", "5", "510", "51070", "5107001", "51-703", "５１", None, 510700])
def test_what_is_no_place(code: object) -> None:
    with pytest.raises(FactError, match=r"^place"):
        places.normal(code)


def test_legal_dates_print_as_known() -> None:
    month, day = read_date("2019-12"), read_date("2017-12-31")
    assert (str(month), month.first, month.last) == ("2019-12", date(2019, 12, 1), date(2019, 12, 31))
    assert (str(day), day.first, day.last) == ("2017-12-31", date(2017, 12, 31), date(2017, 12, 31))
    for wrong in ("2019", "2019-13", "2019-02-30", "12/2019", None):
        with pytest.raises(ValueError):
            read_date(wrong)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2023, 1, 31), 1, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2023, 12, 15), 1, date(2024, 1, 15)),
    ],
)
def test_months_end_where_they_end(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later

"""The calculator: every kind can be typed in, wrong input is a sentence at its field, nothing is lost."""

from __future__ import annotations

import typing
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.kernel.figure import Figure, Status, Verdict
from niangjia.policy.calculator.asks import asks
from niangjia.policy.calculator.attempt import Attempt, attempt, fields_of, typed
from niangjia.policy.calculator.fields import NONE, Field, Shape
from niangjia.policy.calculator.typed import read, written
from niangjia.policy.cases import Trial, trials
from niangjia.policy.errors import FactError
from niangjia.policy.explaining import explain
from niangjia.policy.kinds import AnyProvision
from niangjia.policy.library import library, policies_folder
from niangjia.policy.types import Provision, Terms

ON = date(2018, 6, 1)
ALL = list(trials(policies_folder()))


def tried(
    provision: str, *, place: str | None = "510703", on: date = ON, **boxes: str | list[str]
) -> Attempt:
    """An attempt with what was typed, one text a box unless there are several."""
    texts = {
        name.replace("__", "."): [text] if isinstance(text, str) else text for name, text in boxes.items()
    }
    return attempt(library(), provision, place=place, on=on, given=texts)


def filled(found: Attempt, name: str) -> typing.Any:
    """One field of it."""
    return next(one for one in found.fields if one.field.name == name)


def essence(answer: Figure | Verdict) -> tuple[object, ...]:
    """What an answer says, without the lines that spell a typed 0 out."""
    if isinstance(answer, Verdict):
        return answer.allowed, answer.reason, answer.citations, answer.warnings, answer.overrides
    return (
        *(answer.status, answer.unit, answer.value, answer.must, answer.may, answer.reason),
        *(answer.citations, answer.warnings, answer.overrides, answer.alternatives, answer.parts.keys()),
    )


@pytest.mark.parametrize("trial", ALL, ids=str)
def test_every_case_can_be_typed_in_and_gives_what_it_says(trial: Trial) -> None:
    asked = {"place": trial.place, "on": trial.on}
    said = {"facts": trial.case.facts, "settings": trial.case.settings}
    given = typed(library(), trial.group.provision, **asked, **said)  # type: ignore[arg-type]
    found = attempt(library(), trial.group.provision, **asked, given=given)  # type: ignore[arg-type]
    expected = explain(library(), trial.group.provision, **asked, **said)  # type: ignore[arg-type]
    assert found.answer is not None
    assert not found.wrong
    assert essence(found.answer) == essence(expected)
    if "value" in trial.case.expect.model_fields_set and isinstance(found.answer, Figure):
        value = found.answer.value
        assert (value.isoformat() if isinstance(value, date) else value) == trial.case.expect.value


def test_every_kind_of_provision_says_what_it_asks() -> None:
    union = typing.get_args(AnyProvision)[0]
    for provision in typing.get_args(union):
        assert issubclass(provision, Provision)
        terms = typing.get_args(provision.model_fields["values"].annotation)[0]
        assert asks.dispatch(terms) is not asks.dispatch(Terms), terms.__name__


def test_a_wrong_number_is_a_sentence_at_its_field_and_nothing_is_lost() -> None:
    for text in ("abc", "-1", "1.5", "1e9", "NaN", "9" * 40, "²³x"):
        found = tried("staffing.posts", kind="township", workers=text)
        assert found.answer is None
        assert filled(found, "workers").error is not None, text
        assert filled(found, "workers").text == text
        assert filled(found, "kind").error is None
        assert filled(found, "kind").text == "township"


@pytest.mark.parametrize("text", ["8000", "8,000", "８０００", " 8 000 ", "8，000"])
def test_numbers_are_read_as_people_write_them(text: str) -> None:
    answer = tried("staffing.posts", kind="township", workers=text).answer
    assert isinstance(answer, Figure)
    assert answer.value == 3


def test_what_is_not_given_is_missing_and_named() -> None:
    found = tried("staffing.posts")
    assert isinstance(found.answer, Figure)
    assert found.answer.status is Status.MISSING
    assert [one.field.name for one in found.lacking] == ["kind", "workers"]
    assert tried("staffing.posts", place=None, kind="township", workers="1").answer is None


def test_what_the_answering_provision_does_not_ask_is_kept_but_set_aside() -> None:
    found = tried("staffing.posts", kind="社区", workers="5000")
    assert isinstance(found.answer, Figure)
    assert found.answer.status is Status.NOT_APPLICABLE
    assert (filled(found, "workers").asked, filled(found, "workers").text) == (False, "5000")


def test_an_error_that_only_the_provision_can_see_stands_at_its_field() -> None:
    given = {"satisfied": "31", "surveyed": "30", "study_records": "11"}
    found = tried("awards.project_score", place="370203", on=date(2022, 6, 1), **given)
    assert "0至10分" in str(filled(found, "study_records").error)
    given |= dict.fromkeys(("activity_evidence", "media__city", "sharing__city"), "0")
    given |= dict.fromkeys(("certificate", "premises", "union_approval", "union_work"), "0")
    given |= {"union_activity": "0", "documents": NONE, "study_records": "10"}
    found = tried("awards.project_score", place="370203", on=date(2022, 6, 1), **given)
    assert "不能多于" in str(filled(found, "satisfied").error)


def test_a_day_past_the_calendar_is_refused_at_its_field() -> None:
    on, place = date(2023, 6, 1), "532923"
    found = tried("campaign.cadence", place=place, on=on, kind="总结", last_date="9999-12-31")
    assert "日期过晚" in str(filled(found, "last_date").error)
    assert filled(tried("campaign.cadence", place=place, on=on, kind="nothing"), "kind").error is not None


def test_a_reading_may_be_chosen_and_a_strange_one_is_told() -> None:
    found = tried("staffing.posts", kind="township", workers="8001", set__rounding="ceil")
    assert isinstance(found.answer, Figure)
    assert found.answer.value == 4
    assert (found.settings[0].name, found.settings[0].taken) == ("rounding", "ceil")
    strange = tried("staffing.posts", kind="township", workers="8001", set__rounding="upside_down")
    assert strange.answer is None
    assert "upside_down" in str(strange.error)
    # A reading of another place's provision is no mistake: it is not asked here.
    assert tried("staffing.posts", kind="社区", set__rounding="ceil").answer is not None


def test_a_code_that_is_none_and_a_provision_nobody_wrote_are_refused() -> None:
    with pytest.raises(FactError):
        tried("staffing.posts", place="51x")
    with pytest.raises(FactError):
        tried("staffing.nothing")


@given(st.text(max_size=60))
def test_whatever_is_typed_is_read_or_refused_with_a_sentence(text: str) -> None:
    for provision, place in (("staffing.posts", "510703"), ("awards.project_score", "370203")):
        for one in fields_of(library(), provision, place=None, on=ON):
            for box in one.boxes:
                try:
                    read(one, {box: [text]})
                except FactError as error:
                    assert error.said.zh and error.said.en
        found = attempt(library(), provision, place=place, on=ON, given={key: [text] for key in ASKED})
        assert found.answer is not None or found.wrong or found.error


ASKED = ("kind", "workers", "study_records", "media.city", "sharing.items", "set.rounding", "documents")

ROUND_TRIPS: list[tuple[Field, object]] = [
    (Field("workers", Shape.COUNT), 8000),
    (Field("price", Shape.AMOUNT), Decimal("0.05")),
    (Field("full_time", Shape.TRUTH, choices={"yes": typing.Any, "no": typing.Any}), False),
    (Field("last_date", Shape.DAY), date(2024, 2, 29)),
    (Field("exception_reason", Shape.TEXT), "由原机构改制设立"),
]


@pytest.mark.parametrize(("field", "fact"), ROUND_TRIPS)
def test_what_is_written_is_read_back(field: Field, fact: object) -> None:
    assert read(field, written(field, fact)) == fact


def test_none_and_something_at_once_is_refused() -> None:
    with pytest.raises(FactError):
        tried_field = next(
            one.field for one in tried("awards.subsidy", place="370203").fields if one.field.name == "honours"
        )
        read(tried_field, {"honours": [NONE, "city"]})


def test_counts_and_items_at_once_are_refused_and_a_long_text_too() -> None:
    fields = {one.field.name: one.field for one in tried("awards.project_score", place="370203").fields}
    with pytest.raises(FactError):
        read(fields["media"], {"media.city": ["1"], "media.items": ["市级"]})
    with pytest.raises(FactError):
        read(fields["media"], {"media.items": ["某级"]})
    assert read(fields["media"], {"media.items": ["市级、province\n\n全国级"]}) == [
        ["city", "province"],
        ["nation"],
    ]
    with pytest.raises(FactError):
        read(Field("exception_reason", Shape.TEXT), {"exception_reason": ["长" * 501]})


@pytest.mark.parametrize("text", ["2026年1月4日", "2026/1/4", "2026.01.04", "２０２６-01-04"])
def test_a_day_is_typed_as_people_write_it(text: str) -> None:
    assert read(Field("last_date", Shape.DAY), {"last_date": [text]}) == date(2026, 1, 4)


def test_a_month_is_no_day() -> None:
    with pytest.raises(FactError):
        read(Field("last_date", Shape.DAY), {"last_date": ["2026年1月"]})

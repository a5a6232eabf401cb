"""Figures and verdicts as JSON: nothing lost, nothing rounded."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.kernel.figure import (
    Citation,
    Figure,
    Force,
    Override,
    Reading,
    Status,
    Step,
    Value,
    Verdict,
    missing,
)
from niangjia.kernel.rest import FigureOut, VerdictOut, plain
from niangjia.kernel.rest.asking import Day
from niangjia.kernel.wording import Wording

SAID = Wording("三名", "three")
CLAUSE = Citation("绵工发〔2017〕52号", "意见", "三", "绵阳市总工会", "2017-12-31", Force.MUST, True, "须配")
WHOLE = Figure(
    Status.VALUE,
    "yuan",
    value=Decimal("3200.50"),
    must=1,
    may=2,
    steps=(Step(SAID, 3, "person"), Step(SAID, date(2026, 6, 30))),
    citations=(CLAUSE,),
    overrides=(Override(CLAUSE, "51", True, SAID),),
    alternatives=(Reading("rounding", SAID, 4),),
    warnings=(SAID,),
    parts={"base": missing("person", SAID)},
    label=SAID,
)


def as_json(figure: Figure) -> dict[str, object]:
    """A figure as the API answers with it."""
    return dict(json.loads(FigureOut.model_validate(figure).model_dump_json()))


def test_a_figure_is_told_whole() -> None:
    said = {"zh": "三名", "en": "three"}
    clause = {
        "document": "绵工发〔2017〕52号",
        "title": "意见",
        "clause": "三",
        "issuer": "绵阳市总工会",
        "in_force_from": "2017-12-31",
        "force": "must",
        "reported": True,
        "quote": "须配",
    }
    none = {"must": None, "may": None}
    empty: dict[str, object] = {"steps": [], "citations": [], "overrides": [], "alternatives": []}
    assert as_json(WHOLE) == {
        "status": "value",
        "unit": "yuan",
        "value": "3200.50",
        "must": 1,
        "may": 2,
        "reason": None,
        "steps": [
            {"text": said, "value": 3, "unit": "person"},
            {"text": said, "value": "2026-06-30", "unit": None},
        ],
        "citations": [clause],
        "overrides": [{"citation": clause, "jurisdiction": "51", "value": True, "text": said, **none}],
        "alternatives": [{"setting": "rounding", "text": said, "value": 4, **none}],
        "warnings": [said],
        "parts": {
            "base": {
                "status": "missing",
                "unit": "person",
                "value": None,
                "reason": said,
                **none,
                **empty,
                "warnings": [],
                "parts": {},
                "label": None,
            }
        },
        "label": said,
    }


def test_a_verdict_is_told_with_its_reason() -> None:
    told = VerdictOut.model_validate(Verdict(False, SAID, citations=(CLAUSE,))).model_dump(mode="json")
    assert (told["allowed"], told["reason"]) == (False, {"zh": "三名", "en": "three"})
    assert told["citations"][0]["clause"] == "三"


@given(
    st.one_of(st.integers(), st.booleans(), st.dates(), st.decimals(allow_nan=False, allow_infinity=False))
)
def test_a_value_comes_back_as_it_was(value: Value) -> None:
    told = as_json(Figure(Status.VALUE, "person", value=value))["value"]
    if isinstance(value, Decimal):
        assert isinstance(told, str) and Decimal(told) == value and "E" not in told
    elif isinstance(value, date):
        assert told == value.isoformat()
    else:
        assert told == value and type(told) is type(value)


@pytest.mark.parametrize(
    "given", ["0", "1751241600", "2026-6-30", "2026-06-31", "2026-06-30T00:00", 20260630]
)
def test_a_day_is_written_one_way(given: object) -> None:
    from pydantic import TypeAdapter, ValidationError

    with pytest.raises(ValidationError):
        TypeAdapter(Day).validate_python(given)
    assert TypeAdapter(Day).validate_python("2026-06-30") == date(2026, 6, 30)


def test_money_is_written_digit_for_digit() -> None:
    assert [plain(Decimal(one)) for one in ("1E+3", "0.10", "-0.00")] == ["1000", "0.10", "-0.00"]

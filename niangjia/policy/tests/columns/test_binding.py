"""Facts as Python has them, as columns have them; and what only a table can have."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from niangjia.policy import facade as policy
from niangjia.policy.columns import binding
from niangjia.policy.columns.binding import UNREADABLE, WRONG, Row, contents, hundredths
from niangjia.policy.columns.compiling import Columns
from niangjia.policy.columns.program import RowStatus
from niangjia.policy.columns.tree import Shape
from niangjia.policy.library import Library
from niangjia.policy.tests.columns import papers
from niangjia.policy.tests.columns.asking import invented
from niangjia.policy.tests.columns.papers import ID, provision, written

ON = date(2023, 6, 1)
QINGDAO = "370200"


def columns(provision_id: str) -> Columns:
    return policy.columns(provision_id, on=ON)


def test_honours_are_how_many_the_last_and_each_level_before_it() -> None:
    row = Row(QINGDAO, {"honours": ["city", "city", "nation", "province"]})
    assert contents(columns("awards.subsidy"), row) == {
        "honours": 4, "honours_last": "province",
        "honours_city": 2, "honours_nation": 1, "honours_province": 0,
    }  # fmt: skip


def test_no_honour_is_none_and_not_given_is_nothing() -> None:
    found = columns("awards.subsidy")
    assert contents(found, Row(QINGDAO, {"honours": []}))["honours"] == 0
    assert set(contents(found, Row(QINGDAO, {})).values()) == {None}


def test_papers_are_flags_and_media_counts_by_level() -> None:
    facts = {"documents": ["contract", "contract"], "media": {"nation": 4}, "sharing": [["city", "province"]]}
    found = contents(columns("awards.project_score"), Row(QINGDAO, facts))
    assert {name: one for name, one in found.items() if one is not None} == {
        "documents_contract": 1, "documents_evaluation": 0, "documents_plan": 0, "media_city": 0,
        "media_nation": 4, "media_province": 0, "sharing_city": 0, "sharing_nation": 0, "sharing_province": 1,
    }  # fmt: skip


@pytest.mark.parametrize("wrong", [5, ["无"], [["city"]], {"city": 1}])
def test_a_list_that_cannot_be_right_is_wrong_in_each_of_its_columns(wrong: object) -> None:
    found = contents(columns("awards.subsidy"), Row(QINGDAO, {"honours": wrong}))
    assert set(found.values()) == {WRONG, UNREADABLE}


def test_amounts_are_hundredths_and_what_is_finer_is_no_column() -> None:
    assert (
        hundredths(Decimal("12.34")) == 1234 and hundredths(7) == 700 and hundredths(Decimal("0.001")) is None
    )
    held = _alone("minimum_quantity", QUANTITY)
    found = policy.columns(ID, on=ON, documents=held)
    assert contents(found, Row("510703", {"days": Decimal("7.25")})) == {"days": 725}
    with pytest.raises(policy.FactError, match="hundredths"):
        contents(found, Row("510703", {"days": Decimal("7.255")}))


def test_one_fact_in_two_shapes_has_a_column_for_each() -> None:
    """A county counts days as a number of people is counted, its township as an amount."""
    target = {"fact": "days", "reach": 5, "counted": "day", "by_year": 2030}
    one, other = _alone("target", target, "510703"), _alone("minimum_quantity", QUANTITY, "510703100")
    held = Library((*one.held, *other.held), (*one.rules, *other.rules))
    found = policy.columns(ID, on=ON, documents=held)
    assert {fact.name: fact.shape for fact in found.facts} == {
        "days_amount": Shape.AMOUNT, "days_count": Shape.COUNT, "year": Shape.COUNT,
    }  # fmt: skip
    facts = {"days": 5, "year": 2023}
    assert contents(found, Row("510703", facts)) == {"days_amount": None, "days_count": 5, "year": 2023}
    assert contents(found, Row("510703100", facts)) == {"days_amount": 500, "days_count": None, "year": None}


def test_a_kind_or_place_that_is_no_text_is_refused() -> None:
    held = columns("staffing.posts")
    rows = [Row("510703", {"kind": 5, "workers": 1}), Row(510703, {"kind": "township", "workers": 1})]  # type: ignore[arg-type]
    assert binding.bound(held, rows).answered(held).status.tolist() == [RowStatus.REFUSED] * 2


@pytest.mark.parametrize("kind", papers.KINDS)
@settings(max_examples=4, deadline=None)
@given(seed=some.integers(0, 2**32))
def test_a_hole_in_a_table_is_never_a_number(kind: str, seed: int) -> None:
    """A row with a value that loses one column it reads is missing, refused, or says what it said."""
    tried = invented(seed, kind, size=25)
    for row, wanted in zip(tried.rows, tried.wanted, strict=True):
        if wanted["status"] != RowStatus.VALUE:
            continue
        whole = contents(tried.columns, row)
        for name in (name for name, one in whole.items() if one is not None):
            table = [{**whole, name: None}]
            kinds = [binding.text(row.facts.get("kind"))]
            found = binding.in_arrays(tried.columns, [row.place], kinds, table).answered(tried.columns)
            if found.status[0] == RowStatus.VALUE:
                assert found.outputs["value"][0] == wanted["value"] or _marks(tried.columns, name)


def _marks(columns: Columns, name: str) -> bool:
    """A flag may say more by its absence: no recorded reason is none."""
    return any(one.name == name and one.shape is Shape.FLAG for one in columns.facts)


QUANTITY = {
    "worded": {"zh": "一周", "en": "a week"}, "every_years": 1,
    "quantity": {"one": {"at_least": 7, "unit": "day", "fact": "days"}},
}  # fmt: skip


def _alone(kind: str, terms: dict[str, object], code: str = "510703") -> Library:
    values = [{"from": "2018-01-01", "to": None, **terms}]
    return Library.alone(written(code, [provision(kind, "一", [], values, {})]))


def test_the_seeds_draw_the_same_papers() -> None:
    assert invented(5, "rubric", size=3).rows == invented(5, "rubric", size=3).rows
    assert (
        papers.library(Random(1), "floor").rules[0].terms == papers.library(Random(1), "floor").rules[0].terms
    )

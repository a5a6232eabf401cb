"""A tried text: each term changes what it says and nothing else, and never passes as the document itself."""

from __future__ import annotations

from datetime import date

import pytest

from niangjia.kernel.figure import Figure, Status
from niangjia.policy import facade as policy
from niangjia.scenarios.rules import library_of
from niangjia.scenarios.tests.factories import MIANYANG, NATIONAL
from niangjia.scenarios.types import TextChange

ON = date(2026, 6, 30)
XIANGYUN = "《大理州祥云县“县级工会加强年”专项工作走出新路子》"


def posts(text: TextChange, workers: int, *, place: str = "510703", kind: str = "township") -> Figure:
    trial = library_of([text], present=policy.shipped(), on=ON)
    assert trial.problems == ()
    found = policy.evaluate(
        "staffing.posts",
        place=place,
        on=ON,
        facts={"kind": kind, "workers": workers},
        documents=trial.library,
    )
    assert isinstance(found, Figure)
    return found


def changed(**terms: object) -> TextChange:
    return TextChange.model_validate({"area": "510700", **terms})


@pytest.mark.parametrize(
    ("text", "workers", "must", "may"),
    [
        (changed(), 2_000, 1, 0),
        (changed(), 2_001, 1, 0),
        (changed(), 5_000, 1, 1),
        (changed(threshold=3_000), 3_000, 1, 0),
        (changed(threshold=3_000), 5_999, 1, 0),
        (changed(threshold=3_000), 6_000, 1, 1),
        (changed(every=1_000), 2_999, 1, 0),
        (changed(every=1_000), 3_000, 1, 1),
        (changed(add=2), 5_000, 1, 2),
        (changed(base_count=2), 2_000, 2, 0),
        (changed(base_count=2), 5_000, 2, 1),
        (changed(step_force="must"), 5_000, 2, None),
        (changed(base_force="may"), 2_000, None, 1),
        (changed(basis="total"), 3_000, 1, 1),
        (changed(rounding="ceil"), 2_001, 1, 1),
        (changed(rounding="ceil"), 2_000, 1, 0),
        (changed(rounding="half_up"), 3_500, 1, 1),
        (changed(rounding="half_up"), 3_499, 1, 0),
        (changed(readings={"base_above_threshold": "lapses"}), 5_000, None, 2),
        (changed(readings={"rounding": "ceil"}), 2_001, 1, 1),
    ],
)
def test_each_term_changes_what_it_says(
    text: TextChange, workers: int, must: int | None, may: int | None
) -> None:
    found = posts(text, workers)
    assert (found.must, found.may) == (must, may)


def test_changed_words_are_cited_as_a_trial_and_lose_their_quotation() -> None:
    (citation,) = posts(changed(threshold=3_000), 6_000).citations
    assert citation.document == f"模拟·{MIANYANG}"
    assert "门槛 2,000人→3,000人" in citation.clause
    assert citation.quote == ""


def test_a_document_of_another_place_is_cited_as_tried_there() -> None:
    found = posts(TextChange(area="510700", document=NATIONAL), 6_000)
    assert (found.must, found.may, found.citations[0].document) == (None, 2, f"模拟·{NATIONAL}")


@pytest.mark.parametrize("document", ["", XIANGYUN])
def test_without_a_rule_of_its_own_the_level_above_speaks_as_it_is(document: str) -> None:
    found = posts(TextChange(area="510700", document=document), 6_000)
    assert (found.must, found.may, found.citations[0].document) == (None, 2, NATIONAL)


def test_projects_may_be_tried_where_persons_are_counted() -> None:
    text = TextChange(area="510700", document="《西双版纳州总工会2021年部门预算编制说明》")
    held = {one.name for one in policy.shipped().held}
    budget = next(one for one in held if "西双版纳" in one)
    found = posts(text.model_copy(update={"document": budget}), 6_000)
    assert (found.unit, found.value) == ("project", 3)


def test_other_areas_and_kinds_stay_as_they_are() -> None:
    present = policy.evaluate(
        "staffing.posts", place="530102", on=ON, facts={"kind": "township", "workers": 6_000}
    )
    assert posts(changed(threshold=9_000), 6_000, place="530102") == present


def test_a_rule_below_a_higher_must_is_tried_with_a_warning() -> None:
    text = TextChange(area="510703", document=NATIONAL)
    trial = library_of([text], present=policy.shipped(), on=ON)
    assert [MIANYANG in one.zh for one in trial.warnings] == [True]


def test_a_rule_that_asks_as_much_or_more_needs_no_warning() -> None:
    text = TextChange(area="510703", document=MIANYANG, base_count=2)
    assert library_of([text], present=policy.shipped(), on=ON).warnings == ()


def test_guidance_beside_a_changed_rule_stays_guidance() -> None:
    text = TextChange(area="510700", document=NATIONAL, threshold=3_000)
    assert posts(text, 6_000, kind="community").status is Status.NOT_APPLICABLE
    assert "原文" not in posts(text, 6_000).citations[0].quote


@pytest.mark.parametrize(
    "text",
    [
        TextChange(area="510700", document="没有这份文件"),
        TextChange(area="510700", document=XIANGYUN, threshold=1),
        TextChange(area="510700", readings={"minimum": "none"}),
    ],
)
def test_what_cannot_be_tried_is_named(text: TextChange) -> None:
    assert len(library_of([text], present=policy.shipped(), on=ON).problems) == 1


def test_where_nothing_is_in_force_yet_terms_cannot_be_changed() -> None:
    trial = library_of(
        [TextChange(area="510700", threshold=1)], present=policy.shipped(), on=date(2010, 1, 1)
    )
    assert len(trial.problems) == 1
    assert trial.library is policy.shipped()


def test_a_draft_from_elsewhere_is_tried_on_any_day() -> None:
    text = next(one for one in policy.shipped().held if one.name == MIANYANG).text
    later = text.replace(MIANYANG, "某工发〔2027〕1号").replace("2017-12-31", "2027-01-01")
    draft = policy.read_document(later, _path(), origin=policy.Origin.DRAFT)
    trial = library_of(
        [TextChange(area="510700", document=draft.name)], present=policy.shipped(), on=ON, drafts=[draft]
    )
    found = policy.evaluate(
        "staffing.posts",
        place="510703",
        on=ON,
        facts={"kind": "township", "workers": 6_000},
        documents=trial.library,
    )
    assert isinstance(found, Figure)
    assert (found.status, found.citations[0].document) == (Status.VALUE, f"模拟·{draft.name}")


def _path():  # type: ignore[no-untyped-def]
    return next(one for one in policy.shipped().held).path

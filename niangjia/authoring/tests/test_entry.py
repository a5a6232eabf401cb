"""What is typed becomes a document and a document becomes what is typed: neither loses anything."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.authoring import importing, writing
from niangjia.authoring.checking import Content, Part, check
from niangjia.authoring.entry import added, blank, loaded, posted, read, removed, with_setting
from niangjia.authoring.entry import terms as typed
from niangjia.authoring.queries.drafts import flat
from niangjia.authoring.shapes import HEADER, PROVISIONS
from niangjia.policy import facade as policy

SHIPPED = policy.shipped().held


def content_of(document: policy.Document) -> dict[str, Any]:
    found = policy.read_source(document.text, document.path).content
    assert isinstance(found, dict)
    return found


def rewritten(document: policy.Document) -> str:
    """The text of a document after it went through the form."""
    content = content_of(document)
    header = read(HEADER, loaded(HEADER, content["document"])).content
    provisions = []
    for one in content["provisions"]:
        shape = PROVISIONS[one["kind"]]
        provisions.append({"kind": one["kind"], **read(shape, loaded(shape, one)).content})
    return writing.document(header, tuple(provisions))


@pytest.mark.parametrize("document", SHIPPED, ids=lambda one: one.slug)
def test_a_shipped_document_comes_out_of_the_form_as_it_went_in(document: policy.Document) -> None:
    again = policy.read_document(rewritten(document), document.path)
    assert again.header == document.header
    assert [rule.provision for rule in again.rules] == [rule.provision for rule in document.rules]
    assert rewritten(again) == rewritten(document)


@pytest.mark.parametrize("document", SHIPPED, ids=lambda one: one.slug)
def test_it_answers_its_cases_as_before(document: policy.Document) -> None:
    again = policy.read_document(rewritten(document), document.path)
    library = policy.Library.of([again if one is document else one for one in SHIPPED])
    trials = list(policy.trials_in(document.cases, document.path))
    assert trials
    assert [problem for trial in trials for problem in trial.problems(library)] == []


@pytest.mark.parametrize("document", SHIPPED, ids=lambda one: one.slug)
def test_what_the_page_sends_is_what_it_showed(document: policy.Document) -> None:
    for one in content_of(document)["provisions"]:
        shape = PROVISIONS[one["kind"]]
        entry = loaded(shape, one)
        boxes = {name: text if isinstance(text, list) else [str(text)] for name, text in flat(entry).items()}
        assert posted(shape, boxes) == entry


@pytest.mark.parametrize("document", SHIPPED, ids=lambda one: one.slug)
def test_begun_after_a_shipped_document_its_cases_still_come_out(document: policy.Document) -> None:
    begun = importing.of_model(document, None)
    parts = tuple(Part(f"p{at}", kind, entry) for at, (kind, entry) in enumerate(begun["provisions"]))
    content = content_of(document)
    from niangjia.authoring.checking import Case

    cases = tuple(Case.of(one) for one in begun["cases"])
    checked = check(
        Content(loaded(HEADER, content["document"]), parts, cases), library=policy.shipped(), slug="again"
    )
    assert checked.grave == ()
    assert checked.outcomes
    assert [one.case for one in checked.outcomes if one.agrees is False] == []


texts = st.text(st.characters(blacklist_categories=["Cs"]), max_size=40)


@given(quote=texts, note=texts, clause=texts)
def test_any_text_is_written_and_read_back(quote: str, note: str, clause: str) -> None:
    shape = PROVISIONS["guidance"]
    entry = loaded(shape, {"quote": quote, "note": note, "clause": clause, "values": ()})
    plain = read(shape, entry).content
    text = writing.document({"title": note}, (plain,))
    if "\x00" in text:
        return
    again = policy.read_source(text, SHIPPED[0].path).content
    assert isinstance(again, dict)
    assert again["provisions"][0] == plain
    assert writing.document(again["document"], again["provisions"]) == text


@given(
    st.recursive(texts, lambda inner: st.dictionaries(texts, inner, max_size=3) | st.lists(inner, max_size=3))
)
def test_no_content_of_a_file_breaks_the_form(content: object) -> None:
    for shape in (HEADER, PROVISIONS["rubric"], PROVISIONS["floor"]):
        entry = loaded(shape, content)
        read(shape, entry)


@given(
    st.dictionaries(st.from_regex(r"(values|settings)(\.[0-9]{1,2}){0,2}(\.\w{1,9}){0,2}"), st.lists(texts))
)
def test_nothing_a_page_can_send_breaks_the_form(boxes: dict[str, list[str]]) -> None:
    for shape in PROVISIONS.values():
        entry = posted(shape, boxes)
        read(shape, entry)
        assert posted(
            shape, {k: v if isinstance(v, list) else [v] for k, v in flat(entry).items()}
        ).keys() == (entry.keys())


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2026年1月1日", "2026-01-01"),
        ("2026年12月", "2026-12"),
        ("2026.1.9", "2026-01-09"),
        ("２０２６／３／５", "2026-03-05"),
        ("2026-03", "2026-03"),
        ("去年", "去年"),
        ("2026年13月40日", "2026-13-40"),
    ],
)
def test_a_day_is_written_as_documents_do(text: str, date: str) -> None:
    assert typed.day(text) == date


@pytest.mark.parametrize(
    ("said", "sum_"),
    [
        ("月薪酬标准（每人） × 人数 × 月数", "pay_standard * people * months"),
        ("所在县最低工资标准", "minimum_wage"),
        ("月工资 ＋ （人数 － 2）×3", "monthly_wage + (people - 2)*3"),
        ("pay_standard * people", "pay_standard * people"),
    ],
)
def test_a_sum_is_written_in_chinese(said: str, sum_: str) -> None:
    assert typed.sum_of(said) == sum_
    assert typed.sum_of(typed.said_sum(sum_)) == sum_


def test_rows_come_and_go_and_the_entry_given_stays() -> None:
    shape = PROVISIONS["rubric"]
    entry = added(shape, blank(shape), ("values",))
    more = added(
        shape, added(shape, entry, ("values", "0", "rows")), ("values", "0", "rows", "0", "criteria"), "items"
    )
    assert more["values"][0]["rows"][0]["criteria"] == [
        {"shape": "items", "fact": "", "levels": [], "cap": ""}
    ]
    assert entry["values"][0]["rows"] == []
    assert removed(shape, more, ("values", "0", "rows", "0"))["values"][0]["rows"] == []
    for nowhere in (("values", "7"), ("nothing",), ("values", "0", "total", "1"), ("values", "x", "rows")):
        assert added(shape, more, nowhere) == more
        assert removed(shape, more, nowhere) == more
    steps = with_setting(entry, "ratio", {}, "")
    assert with_setting(steps, "ratio", {}, "") == steps


def test_rows_of_one_name_are_told_apart_or_told_of() -> None:
    shape = PROVISIONS["highest_of"]
    entry = added(shape, blank(shape), ("values",))
    entry["values"][0]["levels"] = [
        {"key": "", "zh": "市级", "en": "", "amount": "1"},
        {"key": "", "zh": "市级", "en": "", "amount": "2"},
        {"key": "", "zh": "", "en": "", "amount": ""},
    ]
    assert list(read(shape, entry).content["values"][0]["levels"]) == ["市级", "市级2"]
    floor = PROVISIONS["floor"]
    entry = added(floor, blank(floor), ("values",))
    entry["values"][0]["bound"] = [{"key": "甲", "value": "月工资"}, {"key": "甲", "value": "人数"}]
    assert read(floor, entry).double == [(("values", 0, "bound", 1, "key"), "甲")]

"""Which document answers where, for whom and when; and what every answer must warn of."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from niangjia.kernel.figure import Figure, Force, Status
from niangjia.policy import facade as policy
from niangjia.policy.explaining import explain
from niangjia.policy.tests.documents import load, steps

NATION, MIANYANG = "总工发〔2016〕37号", "绵工发〔2017〕52号"
XISHUANGBANNA = "《西双版纳傣族自治州总工会2021年预算重点领域财政项目文本公开》"


@pytest.mark.parametrize(
    ("place", "kind", "on", "document"),
    [
        ("510703", "乡镇", "2018-01-01", MIANYANG),
        ("5107", "zone", "2018-01-01", MIANYANG),
        ("510700", "园区", "2018-01-01", MIANYANG),
        ("510703100", "街道", "2018-01-01", MIANYANG),
        ("510703100001", "enterprise", "2018-01-01", MIANYANG),
        ("510703", "社区", "2018-01-01", NATION),
        ("510703", "乡镇", "2017-12-31", MIANYANG),
        ("510703", "乡镇", "2017-12-30", NATION),
        ("510703", "乡镇", "2016-12-05", NATION),
        ("510703", "乡镇", "2016-12-04", None),
        ("51", "乡镇", "2018-01-01", NATION),
        ("510000", "乡镇", "2018-01-01", NATION),
        ("510800", "乡镇", "2018-01-01", NATION),
        ("000000", "乡镇", "2018-01-01", NATION),
        ("532801", "乡镇", "2021-01-01", XISHUANGBANNA),
        ("532801", "社区", "2021-01-01", XISHUANGBANNA),
        ("532801", "行业", "2021-01-01", XISHUANGBANNA),
        ("532801", "企业", "2021-01-01", NATION),
        ("532801", "区域", "2021-01-01", NATION),
        ("532801", "乡镇", "2019-12-01", XISHUANGBANNA),
        ("532801", "乡镇", "2019-11-30", NATION),
        ("532923", "乡镇", "2023-06-01", NATION),
    ],
)
def test_the_nearest_document_in_force_that_names_the_kind(
    place: str, kind: str, on: str, document: str | None
) -> None:
    found = policy.in_force("staffing.posts", place=place, on=date.fromisoformat(on), kind=kind)
    assert (found.citation.document if found else None) == document


def test_the_chain_it_went_before_is_kept() -> None:
    figure = policy.evaluate(
        "staffing.posts", place="510703", on=date(2018, 1, 1), facts={"kind": "乡镇", "workers": 20000}
    )
    assert isinstance(figure, Figure)
    (beaten,) = figure.overrides
    assert (beaten.citation.document, beaten.jurisdiction, beaten.value) == (NATION, "000000", 6)
    assert "优先于" in beaten.text.zh


def test_a_kind_that_only_the_nearer_document_gives_a_number() -> None:
    figure = policy.evaluate(
        "staffing.posts", place="510703", on=date(2018, 1, 1), facts={"kind": "企业", "workers": 20000}
    )
    assert isinstance(figure, Figure)
    assert figure.value == 7
    assert figure.overrides[0].value is None


def test_the_citation_says_since_when_as_far_as_known() -> None:
    found = policy.in_force("staffing.posts", place="532801", on=date(2021, 1, 1), kind="社区")
    assert found is not None
    assert (found.citation.in_force_from, found.citation.reported) == ("2019-12", True)
    assert found.citation.force is Force.AS_READS
    assert "具体日期不详" not in "".join(warning.zh for warning in found.warnings)
    within = policy.in_force("staffing.posts", place="532801", on=date(2019, 12, 31), kind="社区")
    assert within is not None
    assert "具体日期不详" in "".join(warning.zh for warning in within.warnings)


@pytest.mark.parametrize("provision", policy.library().provisions)
@pytest.mark.parametrize("place", ["532923", "532800", "532801101"])
def test_every_answer_in_yunnan_warns_of_the_document_not_held(provision: str, place: str) -> None:
    facts = {"kind": "乡镇", "workers": 1} if provision.startswith("staffing") else {}
    answer = policy.evaluate(provision, place=place, on=date(2023, 6, 1), facts=facts)
    said = [warning for warning in answer.warnings if "云工发〔2019〕26号" in warning.zh]
    assert len(said) == 1
    assert "云工发〔2019〕26号" in said[0].en


def test_both_titles_of_the_same_number_are_kept() -> None:
    (cited,) = [one.cited for one in policy.cited_not_held() if one.cited.number == "西工联〔2019〕12号"]
    assert len(cited.titles) == 2
    assert cited.titles[0].endswith("实施方法")
    assert "实施办法" in cited.titles[1]


def test_background_is_listed_but_does_not_warn() -> None:
    background = [one for one in policy.cited_not_held() if one.cited.background]
    assert background
    found = policy.in_force("staffing.posts", place="370200", on=date(2022, 1, 1), kind="乡镇")
    assert found is not None
    said = "".join(warning.zh for warning in found.warnings)
    assert not [one.name for one in background if one.name in said]


def test_a_document_warns_only_of_what_it_bears_on() -> None:
    on = date(2022, 1, 1)
    award = policy.evaluate("awards.subsidy", place="370200", on=on, facts={"honours": ["city"]})
    posts = policy.in_force("staffing.posts", place="370200", on=on, kind="乡镇")
    assert any("总工办发〔2021〕13号" in warning.zh for warning in award.warnings)
    assert posts is not None
    assert not any("总工办发〔2021〕13号" in warning.zh for warning in posts.warnings)


def test_a_cited_document_that_comes_to_be_held_no_longer_warns(tmp_path: Path) -> None:
    cites = (
        '  cites:\n    - {titles: [意见], number: 甲1号, jurisdiction: "510000", held: false}\nprovisions:'
    )
    low = steps("乙1号", code="510700").replace("provisions:", cites)
    assert [one.name for one in load(tmp_path, low=low).cited_not_held] == ["甲1号《意见》"]
    assert load(tmp_path, low=low, high=steps("甲1号")).cited_not_held == ()


@pytest.mark.parametrize(
    ("form", "full_time", "mianyang", "nation"),
    [
        ("direct", True, True, True),
        ("direct", False, False, True),
        ("direct", None, None, True),
        ("purchased_services", True, True, True),
        ("purchased_posts", True, True, True),
        ("公益性岗位", True, True, True),
        ("dispatch", True, False, True),
        ("in_house", True, False, True),
        ("party_mass_part_time", True, False, False),
        ("party_mass_part_time", None, False, False),
    ],
)
def test_who_fills_a_post(form: str, full_time: bool | None, mianyang: bool | None, nation: bool) -> None:
    on = date(2021, 1, 1)
    here = policy.in_force("staffing.filled_by", place="510703", on=on, kind="乡镇")
    there = policy.in_force("staffing.filled_by", place="110000", on=on, kind="乡镇")
    projects = policy.in_force("staffing.filled_by", place="532801", on=on, kind="乡镇")
    assert here and there and projects
    assert here.fills(form, full_time) is mianyang
    assert there.fills(form, full_time) is nation
    assert projects.fills(form, full_time) is False


def test_guidance_has_no_amounts() -> None:
    found = policy.in_force("staffing.posts", place="510703", on=date(2018, 1, 1), kind="社区")
    assert found is not None
    assert not found.numeric
    assert found.amounts(9000) == (None, None, None)
    with pytest.raises(TypeError):
        found.fills("direct", True)


def test_without_a_kind_only_rules_for_every_kind_answer() -> None:
    on = date(2018, 1, 1)
    assert policy.in_force("staffing.posts", place="510703", on=on) is None
    assert policy.in_force("pay.wage_floor", place="510703", on=on) is not None


def test_a_beaten_rule_that_cannot_read_a_fact_has_no_value(tmp_path: Path) -> None:
    low = steps("乙1号", code="510700", force="may").replace("headcount_steps", "guidance")
    low = low[: low.index("        threshold")] + "        says: {zh: 创造条件, en: create conditions}\n"
    held = load(tmp_path, high=steps("甲1号", force="may"), low=low)
    facts = {"kind": "乡镇", "workers": -1}
    answer = explain(held, "staffing.posts", place="5107", on=date(2020, 1, 1), facts=facts, settings={})
    assert isinstance(answer, Figure)
    assert answer.status is Status.NOT_APPLICABLE
    assert [override.value for override in answer.overrides] == [None]


def test_nothing_in_force_is_not_applicable_and_says_why() -> None:
    facts = {"kind": "乡镇", "workers": 100}
    before = policy.evaluate("staffing.posts", place="510703", on=date(2010, 1, 1), facts=facts)
    assert isinstance(before, Figure)
    assert before.status is Status.NOT_APPLICABLE
    assert before.reason is not None
    assert "没有施行中的规定" in before.reason.zh


def test_five_documents_are_held() -> None:
    assert sorted(document.header.jurisdiction for document in policy.documents()) == [
        "000000", "370200", "510700", "532800", "532923",
    ]  # fmt: skip
    assert all(len(document.digest) == 64 for document in policy.documents())

"""What is wrong with a draft is told at its field, in words that say what to do."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from niangjia.authoring.checking import HEADER_PART, Case, Checked, Content, Part, check
from niangjia.authoring.entry import added, blank
from niangjia.authoring.rules import may_go_on
from niangjia.authoring.shapes import PROVISIONS
from niangjia.authoring.tests.factories import case, header, steps
from niangjia.policy import facade as policy

MIANYANG = "绵工发〔2017〕52号#staffing.posts"


def checked(
    *entries: tuple[str, dict[str, Any]], cases: tuple[dict[str, Any], ...] = (), **head: str
) -> Checked:
    parts = tuple(Part(f"p{at}", kind, entry) for at, (kind, entry) in enumerate(entries, start=1))
    content = Content(header(**head), parts, tuple(Case.of(one) for one in cases))
    return check(content, library=policy.shipped(), slug="510703-1")


def put(entry: dict[str, Any], path: str, text: Any) -> dict[str, Any]:
    """The entry with one field otherwise."""
    copy = deepcopy(entry)
    inside: Any = copy
    *way, last = path.split(".")
    for part in way:
        inside = inside[int(part)] if part.isdigit() else inside[part]
    inside[last] = text
    return copy


def told(found: Checked) -> dict[str, str]:
    """What is grave, by field."""
    return {".".join(map(str, one.path)): one.said.zh for one in found.grave}


@pytest.mark.parametrize(
    ("path", "text", "field", "said"),
    [
        ("clause", "", "clause", "还没有填"),
        ("quote", "长" * 201, "quote", "至多200字"),
        ("id", "配备", "id", "小写英文"),
        ("word", "", "word", "还没有填"),
        ("unit", "公斤", "unit", "没有“公斤”这个计量单位"),
        ("applies_to", ["村"], "applies_to", "不认识的单位类别"),
        ("values", [], "values", "至少要有一段"),
        ("values.0.from", "去年", "values.0.from", "日期写作"),
        ("values.0.from", "2026-02-30", "values.0.from", "没有2026-02-30这一天"),
        ("values.0.to", "2025-01-01", "values.0.to", "早于起始日期"),
        ("values.0.threshold", "两千", "values.0.threshold", "须为整数"),
        ("values.0.threshold", "-1", "values.0.threshold", "不能小于0"),
        ("values.0.step.every", "0", "values.0.step.every", "须大于0"),
        ("values.0.step.of", "", "values.0.step.of", "还没有填"),
        ("values.0.step.at_least", "2", "values.0.step", "代替基数"),
        ("values.0.base.word", "务必", "values.0.base.word", "请从所列的里面选"),
        ("replaces", "甲#乙.丙", "replaces", "不在政策库里"),
    ],
)
def test_a_wrong_field_is_told_at_the_field(path: str, text: Any, field: str, said: str) -> None:
    found = told(checked(("headcount_steps", put(steps(), path, text))))
    assert list(found) == [field]
    assert said in found[field]


@pytest.mark.parametrize(
    ("head", "field", "said"),
    [
        ({"title": ""}, "title", "还没有填"),
        ({"issuers": " \n"}, "issuers", "还没有填"),
        ({"jurisdiction": "x"}, "jurisdiction", "请选一个地区"),
        ({"dated": "不知道"}, "dated", "日期写作"),
        ({"number": "绵工发〔2017〕52号"}, "number", "别处的文件"),
    ],
)
def test_a_wrong_header_is_told_at_the_field(head: dict[str, str], field: str, said: str) -> None:
    found = checked(("headcount_steps", steps()), **head)
    assert [fault.part for fault in found.grave] == [HEADER_PART]
    assert said in told(found)[field]


def test_less_than_the_must_above_asks_for_its_ground() -> None:
    less = put(steps(), "values.0.base.count", "0")
    found = checked(("headcount_steps", less))
    assert "绵工发〔2017〕52号“三、目标任务”规定" in told(found)["derogates.provision"]
    assert not found.stands
    ground = less | {"derogates": {"provision": MIANYANG, "ground": "市总工会批准试点"}}
    assert checked(("headcount_steps", ground)).stands


def test_a_second_voice_on_one_thing_is_told_and_can_replace() -> None:
    county = {"jurisdiction": "510700", "number": "绵工发〔2026〕1号"}
    found = checked(("headcount_steps", steps()), **county)
    assert "已有规定" in told(found)["replaces"]
    assert checked(("headcount_steps", steps(replaces=MIANYANG)), **county).stands
    early = put(steps(replaces=MIANYANG), "values.0.from", "2017-12-31")
    assert "更晚的日期" in told(checked(("headcount_steps", early), **county))["values.0.from"]


def test_two_stretches_of_one_provision_meet_or_leave_a_gap() -> None:
    two = added(PROVISIONS["headcount_steps"], steps(), ("values",))
    two["values"][1] = deepcopy(two["values"][0]) | {"from": "2027-01-01"}
    assert "重叠" in told(checked(("headcount_steps", two)))["values.1.from"]
    ended = put(two, "values.0.to", "2026-12-31")
    assert checked(("headcount_steps", ended)).faults == ()
    gap = put(two, "values.0.to", "2026-11-30")
    [notice] = checked(("headcount_steps", gap)).faults
    assert (notice.grave, notice.path) == (False, ("values", 1, "from"))
    assert "2026-12-01至2026-12-31没有规定" in notice.said.zh


def test_a_day_before_the_document_is_worth_a_look() -> None:
    [notice] = checked(("headcount_steps", put(steps(), "values.0.from", "2025-01-01"))).faults
    assert (notice.grave, "早于文件的日期" in notice.said.zh) == (False, True)


def rubric() -> dict[str, Any]:
    shape = PROVISIONS["rubric"]
    entry = added(shape, blank(shape), ("values",))
    row = {"zh": "制度", "en": "", "id": "", "points": "60", "part": "组织", "criteria": []}
    row["criteria"] = [{"shape": "given", "fact": "制度建设得分", "up_to": "60"}]
    other = deepcopy(row) | {"zh": "活动", "points": "40"}
    other["criteria"] = [{"shape": "given", "fact": "活动得分", "up_to": "40"}]
    entry["values"][0] |= {
        "from": "2026-02-01",
        "total": "100",
        "parts": [{"key": "", "zh": "组织", "en": ""}],
        "rows": [row, other],
    }
    return entry | {
        "id": "awards.project_score",
        "clause": "附件",
        "quote": "百分制",
        "word": "-",
        "unit": "point",
    }


def test_a_local_standard_with_facts_of_its_own_is_scored() -> None:
    asked = case(
        provision="awards.project_score",
        given={"制度建设得分": ["55"], "活动得分": ["40"]},
        value="95",
        must="",
    )
    found = checked(("rubric", rubric()), cases=(asked,))
    assert found.grave == ()
    assert [one.agrees for one in found.outcomes] == [True]
    assert found.uncovered == ()


@pytest.mark.parametrize(
    ("path", "text", "field", "said"),
    [
        ("values.0.total", "90", "values.0.total", "各行合计100分，不是90分"),
        ("values.0.rows.0.points", "50", "values.0.rows.0.points", "各项评分合计却是60分"),
        ("values.0.rows.0.part", "别的", "values.0.parts", "不在所列部分之中"),
        ("values.0.rows.0.criteria.0.up_to", "六十", "values.0.rows.0.criteria.0.up_to", "须为整数"),
    ],
)
def test_points_come_to_the_row_and_rows_to_the_total(path: str, text: str, field: str, said: str) -> None:
    assert said in told(checked(("rubric", put(rubric(), path, text))))[field]


@pytest.mark.parametrize(
    ("cases", "verdict"),
    [
        ((case(),), "可以"),
        ((), "1条规定还没有算例"),
        ((case(value="1"),), "1个算例与结果不符"),
        ((case(must="1"),), "1个算例与结果不符"),
        ((case(status="missing", value="", given={"kind": ["township"]}), case()), "可以"),
        ((case(status="not_applicable", given={"kind": ["township"], "workers": ["0"]}),), "可以"),
        ((case(on="明天"),), "1个算例与结果不符"),
        ((case(provision="nothing.there"),), "1个算例与结果不符"),
        ((case(given={"kind": ["township"], "workers": ["x"]}),), "1个算例与结果不符"),
        # The prefecture's document answers for the town next door: the county's own is not tried by that.
        ((case(place="510704", value="1", must="1"),), "1条规定还没有算例"),
    ],
)
def test_a_draft_goes_on_when_every_provision_is_tried(
    cases: tuple[dict[str, Any], ...], verdict: str
) -> None:
    found = checked(("headcount_steps", steps()), cases=cases)
    assert verdict in may_go_on(found, division="510703", jurisdiction="510703").reason.zh


def test_what_cannot_be_tried_yet_is_kept_all_the_same() -> None:
    found = checked(("headcount_steps", steps(clause="")), cases=(case(),))
    assert [one.agrees for one in found.outcomes] == [None]
    assert found.document is None


def test_the_sentence_is_there_as_soon_as_the_terms_can_be_read() -> None:
    found = checked(("headcount_steps", steps(clause="", quote="")))
    [(since, sentence)] = found.sentences["p1"]
    assert (since, sentence.zh.startswith("职工2000人以下，须：2")) == ("2026-02-01", True)


def test_cases_are_written_beside_the_document_and_read_back() -> None:
    document = checked(("headcount_steps", steps()), cases=(case(why="边界"),)).document
    assert document is not None
    again = policy.read_document(document.text, document.path, cases=document.cases)
    library = policy.shipped().with_published([again])
    trials = list(policy.trials_in(again.cases, again.path))
    assert [trial.problems(library) for trial in trials] == [[]]
    assert trials[0].case.why == "边界"

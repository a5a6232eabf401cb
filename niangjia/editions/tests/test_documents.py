"""Papers from made-up editions: blanks by state, numbers that equal the sums, words that stay words."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from niangjia.editions.documents import papers
from niangjia.editions.documents.sums import total
from niangjia.editions.documents.types import Issued, Matter, Paper, Row
from niangjia.editions.tests.matters import (
    COUNTIES,
    REPLY,
    adjusted,
    county,
    matter,
    project_row,
    row,
    rows,
)
from niangjia.editions.types import PLANNED, State
from niangjia.kernel.official import OfficialPaper, Para, Table, docx, open_blanks
from niangjia.kernel.official.tests.hostile import PUT_IN
from niangjia.staffing.types import Measure

ALWAYS = {"印发机关", "印发日期"}
HIDDEN = "\u202e"


def said(paper: OfficialPaper) -> str:
    """Everything the paper says in paragraphs, attachments too; blanks as they are read."""
    blocks = [*paper.body, *(block for one in paper.attachments for block in one.blocks)]
    texts = [one.text for one in blocks if isinstance(one, Para)]
    return "\n".join("".join(map(str, text)) if isinstance(text, tuple) else str(text) for text in texts)


def tables(paper: OfficialPaper) -> list[Table]:
    """Every table of the paper."""
    return [block for one in paper.attachments for block in one.blocks if isinstance(block, Table)]


def totals(table: Table) -> dict[str, object]:
    """The total of each column, by its head."""
    assert table.total is not None
    return {column.title: cell for column, cell in zip(table.columns, table.total, strict=True)}


@pytest.mark.parametrize(
    ("paper", "given_matter", "blanks"),
    [
        (Paper.PLAN, matter(State.DRAFT), {"发文字号", "成文日期", "新增名额的经费来源", "经费测算金额"}),
        (Paper.PLAN, matter(), {"新增名额的经费来源", "经费测算金额"}),
        (Paper.PLAN, county(State.DRAFT), {"发文字号", "成文日期", "保障名额", "经费来源", "经费测算金额"}),
        (
            Paper.REQUEST,
            matter(State.COUNTERSIGNED),
            {"发文字号", "成文日期", "签发人", "联系人", "联系电话", "新增名额的经费来源", "经费测算金额"},
        ),
        (
            Paper.REQUEST,
            matter(State.REQUESTED, above=""),
            {"上一级工会名称", "签发人", "联系人", "联系电话", "新增名额的经费来源", "经费测算金额"},
        ),
        (
            Paper.REPLY,
            county(State.REQUESTED),
            {
                "发文字号",
                "成文日期",
                "批复意见（同意／原则同意／不同意）",
                "批复要求（没有可删）",
            },
        ),
        (Paper.REPLY, county(State.APPROVED), {"批复要求（没有可删）"}),
        (Paper.RETURN, county(State.REQUESTED), {"发文字号", "成文日期", "退回意见"}),
        (
            Paper.RETURN,
            county(
                State.DRAFT,
                returned=Issued(opinion="请压减", issuer="绵阳市总工会"),
                requested=Issued("涪工〔2026〕1号"),
            ),
            {"发文字号", "成文日期"},
        ),
        (Paper.CIRCULAR, matter(), {"发文字号", "成文日期"}),
        (Paper.NOTICE, adjusted(), {"调整原因", "执行要求（没有可删）"}),
        (
            Paper.NOTICE,
            adjusted(State.APPROVED),
            {"发文字号", "成文日期", "调整原因", "执行要求（没有可删）"},
        ),
    ],
)
def test_what_nobody_has_said_yet_is_a_blank(paper: Paper, given_matter: Matter, blanks: set[str]) -> None:
    own = {"工作要求（由本单位填写）"} if paper in (Paper.PLAN, Paper.REQUEST, Paper.CIRCULAR) else set()
    assert set(open_blanks(papers.write(paper, given_matter))) == blanks | own | ALWAYS


@pytest.mark.parametrize("state", [state for state in State if state is not State.WITHDRAWN])
def test_until_it_is_approved_a_plan_says_which_draft_it_is(state: State) -> None:
    title = str(papers.write(Paper.PLAN, matter(state)).title)
    approved = state in (State.APPROVED, State.PUBLISHED, State.SUPERSEDED)
    assert title.endswith("配备计划") is approved
    assert title.endswith(("稿）", "（草案）")) is not approved


@pytest.mark.parametrize("paper", [paper for paper in Paper if paper is not Paper.RETURN])
def test_what_was_transcribed_is_said(paper: Paper) -> None:
    by_hand = replace(adjusted(), decided=Issued("绵工复〔2026〕5号", None, "绵阳市总工会", "", True))
    if paper is not Paper.REQUEST:
        assert "据纸质批复补录" in said(papers.write(paper, by_hand))
    assert "据纸质批复补录" not in said(papers.write(paper, adjusted()))


def test_a_reply_names_the_request_and_what_is_approved() -> None:
    paper = papers.write(
        Paper.REPLY, county(above="绵阳市总工会", decided=Issued("绵工复〔2026〕5号", None, "绵阳市总工会"))
    )
    text = said(paper)
    assert text.startswith("你单位《关于审批2026年社会化工会工作者配备计划的请示》（绵工〔2026〕31号）收悉。")
    assert "一、同意你单位上报的《涪城区总工会2026年社会化工会工作者配备计划》。" in text
    assert f"配备名额{total(county().rows)[PLANNED]}名" in text
    assert text.endswith("此复。")
    assert paper.organ == "绵阳市总工会"
    assert paper.recipients == ("涪城区总工会",)


def test_a_request_has_one_recipient_and_ends_as_requests_end() -> None:
    paper = papers.write(Paper.REQUEST, matter(State.REQUESTED))
    assert paper.recipients == ("四川省总工会",)
    last = paper.body[-1]
    assert isinstance(last, Para)
    assert last.text == "妥否，请批示。"
    assert paper.attachments[0].title == "绵阳市总工会2026年社会化工会工作者配备计划"


def test_a_text_refers_to_the_attachments_that_there_are() -> None:
    for paper in Paper:
        for one in (matter(), county(), adjusted(), replace(matter(), rows=[], bases=[], money=[])):
            written = papers.write(paper, one)
            numbers = {int(number) for number in re.findall(r"附件(\d+)", said(written))}
            assert numbers <= set(range(1, len(written.attachments) + 1))
            assert len(written.attachments) != 1 or not numbers


@pytest.mark.parametrize("paper", Paper)
def test_an_edition_of_no_units_is_a_paper_too(paper: Paper) -> None:
    nothing = replace(adjusted(), rows=[], bases=[], money=[], before=None, number=1)
    assert docx(papers.write(paper, nothing)).startswith(b"PK")


@pytest.mark.parametrize("paper", [Paper.PLAN, Paper.REPLY])
def test_five_hundred_units_are_five_hundred_rows(paper: Paper) -> None:
    many = matter(rows=rows(COUNTIES[:5], 100))
    longest = max(tables(papers.write(paper, many)), key=lambda one: len(one.rows))
    assert len(longest.rows) == len(many.rows)
    assert longest.rows[-1][0] == 500


@pytest.mark.parametrize("paper", Paper)
def test_names_that_mean_harm_stay_words(paper: Paper) -> None:
    harmful = replace(
        adjusted(),
        organ=PUT_IN,
        title=PUT_IN,
        note=PUT_IN,
        rows=[row(PUT_IN, PUT_IN, reason=PUT_IN), project_row(PUT_IN)],
        decided=Issued(PUT_IN, None, PUT_IN, PUT_IN),
    )
    written = docx(papers.write(paper, harmful))
    assert written.startswith(b"PK")
    assert HIDDEN.encode() not in written


def test_projects_stand_in_a_table_of_their_own() -> None:
    both = county(rows=[row(), project_row()])
    paper = papers.write(Paper.PLAN, both)
    assert "按服务项目计算的单位1个，可实施服务项目2个项目，2026年计划实施2个项目" in said(paper)
    assert [len(one.rows) for one in tables(paper)[:2]] == [1, 1]
    assert [column.title for column in tables(paper)[1].columns if column.title == "须配"] == []


def test_replies_are_listed_with_their_sources_and_money() -> None:
    [found] = [
        one for one in tables(papers.write(Paper.PLAN, matter())) if "批复文号" in one.columns[1].title
    ]
    assert found.rows[0][1] == REPLY.number
    assert "政府公益性岗位补助（市（州）级）120人月" in str(found.rows[0][7])
    assert found.rows[0][8] == "172.80"


def test_funded_posts_that_lie_with_no_unit_are_told_apart() -> None:
    of = matter(held={"涪城区": 3, "": 2})
    known = sum(one.numbers[Measure.FUNDED] or 0 for one in of.rows)
    plan = papers.write(Paper.PLAN, of)
    assert f"保障名额{known + 5}名，其中尚未分配到单位5名" in said(plan)
    counties, each = tables(plan)[:2]
    assert (totals(counties)["保障名额"], totals(each)["保障名额"]) == (known + 5, known + 5)
    assert counties.rows[-1][1:3] == ("绵阳市总工会", 0)
    again = papers.write(Paper.PLAN, replace(of, left={"涪城区": 1}))
    assert f"保障名额{known + 6}名，其中尚未分配到单位5名、已撤并单位名下1名" in said(again)
    assert totals(tables(again)[0])["保障名额"] == known + 6
    assert tables(again)[1].rows[-1][1:3] == ("（已撤并单位名下）", "涪城区")
    assert [one[:4] for one in each.rows[-2:]] == [
        ("", "（尚未分配到单位）", "涪城区", ""),
        ("", "（尚未分配到单位）", "绵阳市", ""),
    ]


@pytest.mark.parametrize(("filled", "told"), [(2, True), (1, False)])
def test_more_than_the_ceiling_says_why(filled: int, told: bool) -> None:
    of = county(rows=[row(workers=900, filled=filled)])
    for paper, planned in ((Paper.PLAN, "计划"), (Paper.REPLY, "核定名额")):
        [note] = [one.note for one in tables(papers.write(paper, of)) if "职工人数" in one.note]
        assert (f"{planned}高于上限的，为已在册的超配人员，只保留、不增补。" in note) is told


@pytest.mark.parametrize(
    ("short", "words"),
    [
        ([1, 1, 1, 1, 1, 1], "有缺口的单位6个，各缺1名。"),
        ([1], "有缺口的单位1个，即某0镇1名。"),
        ([0, 0], "没有须配名额已配齐"),
    ],
)
def test_a_circular_names_nobody_at_random(short: list[int], words: str) -> None:
    units = [row(f"某{at}镇", filled=1 - one) for at, one in enumerate(short)]
    text = said(papers.write(Paper.CIRCULAR, county(rows=units)))
    assert (words in text) is any(short)
    assert ("须配名额已配齐的单位2个" in text) is not any(short)


counts = st.none() | st.integers(0, 60_000)
units = st.builds(
    lambda workers, filled, group, silent: row(
        "某镇总工会", group, workers=workers, filled=filled, silent=silent
    ),
    counts,
    st.integers(0, 40),
    st.sampled_from(COUNTIES[:3]),
    st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(units, min_size=1, max_size=25))
def test_every_number_of_a_paper_equals_the_sums(some: list[Row]) -> None:
    whole, of = total(some), matter(rows=some)
    plan = papers.write(Paper.PLAN, of)
    text = said(plan)
    for table in tables(plan)[:2]:
        summed = totals(table)
        for title, column in (("须配", Measure.MUST), ("缺口", Measure.SHORTFALL), ("计划", PLANNED)):
            assert summed[title] == (whole[column] if whole[column] is not None else "—")
            cells = [one[[each.title for each in table.columns].index(title)] for one in table.rows]
            assert sum(cell for cell in cells if isinstance(cell, int)) == (whole[column] or 0)
    for word, column in (("须配社会化工会工作者", Measure.MUST), ("缺口", Measure.SHORTFALL)):
        number = whole[column]
        assert f"{word}{'（缺数据）' if number is None else f'{number}名'}" in text
    lacking = whole.lacking
    assert (f"缺数据的单位{lacking}个" in text) is bool(lacking)
    assert f"纳入计划的单位{len(some)}个" in text

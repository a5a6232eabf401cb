"""What stands on the page, whatever it is written with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from niangjia.kernel.official.composing import Grid, Line, compose, open_blanks
from niangjia.kernel.official.tests import papers
from niangjia.kernel.official.types import (
    Attachment,
    Blank,
    Column,
    Contact,
    Head,
    Kind,
    OfficialPaper,
    Para,
    Table,
)
from niangjia.kernel.official.writing import plain

BARE = OfficialPaper(Kind.REQUEST, "三台县总工会", Blank("标题"), ())


def lines(paper: OfficialPaper) -> list[str]:
    return [plain(item.text) for item in compose(paper).items if isinstance(item, Line)]


def test_what_is_not_known_is_asked_of_a_person_and_never_invented() -> None:
    asked = (
        "发文字号",
        "签发人",
        "标题",
        "主送机关",
        "成文日期",
        "联系人",
        "联系电话",
        "印发机关",
        "印发日期",
    )
    assert open_blanks(BARE) == asked


def test_blanks_are_found_in_text_tables_and_attachments() -> None:
    table = Table((Column("姓名"), Column("单位")), (("", None),), total=(Blank("合计"), ""))
    paper = replace(
        papers.reply(),
        body=(Para(("由", Blank("谁"))), table),
        attachments=(Attachment("表", (Para(Blank("附")),)),),
    )
    assert open_blanks(paper) == ("谁", "单位", "合计", "附")
    assert open_blanks(papers.reply()) == ()


def test_a_full_paper_has_the_blanks_it_was_given() -> None:
    assert open_blanks(papers.request()) == ("签发人", "招聘方式", "备注", "联系人")


def test_heads_count_and_begin_again_below_a_new_one() -> None:
    levels = (1, 2, 2, 3, 4, 4, 3, 1, 2, 4)
    heads = tuple(Head(level, "") for level in levels)  # type: ignore[arg-type]
    numbers = ["一、", "（一）", "（二）", "1.", "（1）", "（2）", "2.", "二、", "（一）", "（1）"]
    assert lines(replace(BARE, recipients=(), body=heads)) == numbers


def test_recipients_are_named_unknown_or_none() -> None:
    assert lines(BARE) == ["【待填：主送机关】："]
    assert lines(replace(BARE, recipients=("甲", Blank("乙")))) == ["甲、【待填：乙】："]
    assert lines(replace(BARE, recipients=())) == []


def test_a_line_feed_begins_a_paragraph() -> None:
    assert lines(replace(BARE, recipients=(), body=(Para("甲\n\n乙"),))) == ["甲", "乙"]


@pytest.mark.parametrize("kind", Kind)
def test_only_upward_papers_name_their_signer_and_only_requests_a_contact(kind: Kind) -> None:
    composed = compose(replace(BARE, kind=kind))
    assert (composed.signer is not None) == (kind in {Kind.REQUEST, Kind.REPORT})
    assert (composed.contact is not None) == (kind is Kind.REQUEST)


def test_a_contact_given_is_written_on_any_paper() -> None:
    composed = compose(replace(BARE, kind=Kind.NOTICE, contact=Contact("某某", "0816-0000000")))
    assert composed.contact is not None
    assert plain(composed.contact) == "（联系人：某某，电话：0816-0000000）"


def test_attachments_are_numbered_when_there_are_several() -> None:
    one, two = Attachment("甲表", (Para("一"),)), Attachment("乙表")
    alone, both = compose(replace(BARE, attachments=(one,))), compose(replace(BARE, attachments=(one, two)))
    assert (alone.attached, [annex.label for annex in alone.annexes]) == ((("", "甲表"),), ["附件"])
    assert both.attached == (("1.", "甲表"), ("2.", "乙表"))
    assert [annex.label for annex in both.annexes] == ["附件1"], "one that is only named has no page"


def test_marks_dates_and_copies() -> None:
    paper = replace(
        BARE,
        copy_number=12,
        secrecy="秘密★1年",
        urgency="特急",
        dated=date(2026, 6, 3),
        copies_to=("甲", "乙"),
        printed_on=date(2026, 12, 1),
    )
    composed = compose(paper)
    assert composed.marks == (("fangsong", "000012"), ("heiti", "秘密★1年"), ("heiti", "特急"))
    assert plain(composed.dated) == "2026年6月3日"
    assert (plain(composed.copies), plain(composed.printed_on)) == ("甲、乙。", "2026年12月1日印发")


def test_the_organ_signs_unless_another_does() -> None:
    assert plain(compose(BARE).signature) == "三台县总工会"
    assert plain(compose(replace(BARE, signed_by="三台县总工会筹备组")).signature) == "三台县总工会筹备组"


def test_a_long_organ_has_a_smaller_head() -> None:
    short, long = compose(replace(BARE, organ="总工会")), compose(replace(BARE, organ="某" * 40))
    assert (short.mark_size, long.mark_size) == (56, 24)
    assert compose(BARE).mark_size == 53


def test_heads_of_a_table_stand_in_groups() -> None:
    columns = tuple(
        Column(title, group=group) for title, group in zip("甲乙丙丁", ("", "组", "组", ""), strict=True)
    )
    (grid,) = compose(replace(BARE, recipients=(), body=(Table(columns, ()),))).items
    assert isinstance(grid, Grid)
    assert grid.heads == (("", 1), ("组", 2), ("", 1))
    assert grid.size == 12
    assert replace(grid, columns=grid.columns * 3).size == 10.5


def test_what_cannot_be_a_paper_is_refused() -> None:
    for wrong in (
        lambda: replace(BARE, organ=" "),
        lambda: Table((), ()),
        lambda: Table((Column("甲"),), (("一", "二"),)),
        lambda: Table((Column("甲"),), (), total=()),
        lambda: Column("甲", width=0),
    ):
        with pytest.raises(ValueError):
            wrong()

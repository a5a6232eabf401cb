"""The .docx, read with python-docx: what an office program will find in it."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import datetime

import docx as python_docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENTATION
from docx.enum.text import WD_COLOR_INDEX
from docx.oxml.ns import qn
from docx.shared import Mm

from niangjia.kernel.official import Attachment, Blank, Column, OfficialPaper, Para, Table, docx
from niangjia.kernel.official.tests import papers
from niangjia.kernel.official.tests.hostile import HOSTILE, hostile_paper


def opened(paper: OfficialPaper) -> Document:
    return python_docx.Document(io.BytesIO(docx(paper)))


def text(document: Document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def fonts(document: Document, style: str) -> set[str]:
    (named,) = document.styles[style].element.rPr.findall(qn("w:rFonts"))
    return {value for key, value in named.attrib.items() if "theme" not in key.lower()}


def near(length: int | None, millimetres: float) -> bool:
    return length is not None and abs(length - Mm(millimetres)) < Mm(0.1)


def test_the_page_is_that_of_the_standard() -> None:
    document = opened(papers.reply())
    (page,) = document.sections
    assert near(page.page_width, 210) and near(page.page_height, 297)
    margins = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)
    assert all(near(*pair) for pair in zip(margins, (37, 35, 28, 26), strict=True))
    assert document.settings.element.find(qn("w:mirrorMargins")) is not None


def test_a_wide_table_lies_and_what_follows_stands() -> None:
    sections = list(opened(papers.request()).sections)
    turned = [section.orientation == WD_ORIENTATION.LANDSCAPE for section in sections]
    assert turned == [False, True, False]
    assert near(sections[1].page_width, 297) and near(sections[1].top_margin, 28)
    assert near(sections[1].page_height, 210) and near(sections[2].page_width, 210)


def test_a_paper_that_ends_lying_has_its_colophon_upright() -> None:
    paper = replace(papers.reply(), attachments=(Attachment("表", (papers.quotas(),), landscape=True),))
    sections = list(opened(paper).sections)
    assert [one.orientation for one in sections] == [
        WD_ORIENTATION.PORTRAIT,
        WD_ORIENTATION.LANDSCAPE,
        WD_ORIENTATION.PORTRAIT,
    ]


@pytest.mark.parametrize(
    ("style", "family", "points"),
    [
        ("公文正文", "仿宋_GB2312", 16),
        ("公文标题", "方正小标宋简体", 22),
        ("公文一级标题", "黑体", 16),
        ("公文二级标题", "楷体_GB2312", 16),
        ("公文三级标题", "仿宋_GB2312", 16),
        ("版记", "仿宋_GB2312", 14),
        ("页码", "宋体", 14),
    ],
)
def test_fonts_are_named_for_every_script(style: str, family: str, points: float) -> None:
    document = opened(papers.reply())
    assert fonts(document, style) == {family}
    assert document.styles[style].font.size.pt == points


def test_lines_are_fixed_and_paragraphs_begin_two_characters_in() -> None:
    body = opened(papers.reply()).styles["公文正文"]
    assert body.paragraph_format.line_spacing.pt == pytest.approx(28.8)
    assert body.element.pPr.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"


def test_numbers_stand_outside_on_odd_and_even_pages() -> None:
    document = opened(papers.reply())
    assert document.settings.odd_and_even_pages_header_footer
    (page,) = document.sections
    odd, even = page.footer.paragraphs[0], page.even_page_footer.paragraphs[0]
    assert [one.alignment for one in (odd, even)] == [2, 0]
    for paragraph in (odd, even):
        assert "PAGE" in paragraph._p.find(qn("w:fldSimple")).get(qn("w:instr"))
        assert paragraph.text.startswith("— ") and paragraph.text.endswith(" —")


def test_a_table_repeats_its_head_keeps_rows_whole_and_sets_numbers_right() -> None:
    table = opened(papers.request()).tables[0]
    rows = table._tbl.findall(qn("w:tr"))
    assert [row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for row in rows[:4]] == [
        True,
        True,
        False,
        False,
    ]
    assert all(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
    cells = table.rows[2].cells
    assert [cell.paragraphs[0].alignment for cell in cells[:4]] == [1, 0, 1, 2]
    assert (cells[3].text, table.rows[-1].cells[3].text) == ("1237", "31420")
    assert table.rows[0].cells[4].text == table.rows[0].cells[6].text == "核定名额（名）"


def test_blanks_are_yellow_and_nothing_else_is() -> None:
    document = opened(papers.request())
    marked = [
        run.text
        for paragraph in document.paragraphs
        for run in paragraph.runs
        if run.font.highlight_color == WD_COLOR_INDEX.YELLOW
    ]
    assert marked == ["【待填：签发人】", "【待填：招聘方式】", "【待填：联系人】"]


def test_the_words_stand_in_their_order() -> None:
    said = text(opened(papers.request()))
    order = [
        "三台县总工会文件",
        "三工〔2026〕12号\t签发人：【待填：签发人】",
        "三台县总工会关于审批三台县2026年度",
        "绵阳市总工会：",
        "一、基本情况",
        "（一）配备名额",
        "附件：1.三台县2026年度社会化工会工作者配备计划表",
        "三台县总工会",
        "2026年6月30日",
        "（联系人：【待填：联系人】，电话：0816-0000000）",
        "附件1",
        "附件2",
    ]
    assert [line for line in said if line in order] == order


def test_the_file_says_of_itself_what_the_paper_says() -> None:
    properties = opened(papers.request()).core_properties
    assert (properties.author, properties.last_modified_by) == ("三台县总工会", "三台县总工会")
    assert properties.title == papers.request().title
    assert properties.created == datetime.fromisoformat("2026-06-30T00:00:00+00:00")
    assert opened(papers.plan()).core_properties.comments == ""


def test_hostile_text_stays_text() -> None:
    document = opened(hostile_paper())
    assert any(HOSTILE in line for line in text(document))
    assert len(document.tables[1].rows) == 2, "an empty table is its head, on a line below its group"
    assert len(document.tables[2].rows) == 503


def test_a_paper_without_anything_is_all_blanks() -> None:
    said = "".join(
        text(opened(replace(papers.reply(), title=Blank("标题"), body=(), number=None, dated=None)))
    )
    assert all(f"【待填：{label}】" in said for label in ("标题", "发文字号", "成文日期"))


def test_a_table_ends_a_paper_too() -> None:
    table = Table((Column("甲"),), ((1,),))
    assert (
        opened(replace(papers.reply(), body=(Para("如下。"), table))).tables[0].rows[1].cells[0].text == "1"
    )

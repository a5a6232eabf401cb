"""PDF and pictures, read with another hand than set them."""

from __future__ import annotations

import io
import re
import struct
from dataclasses import replace

import pytest
from pypdf import PdfReader

from niangjia.kernel.official import (
    Attachment,
    Bar,
    OfficialPaper,
    Poster,
    may_typeset,
    pdf,
    poster_pdf,
    poster_png,
)
from niangjia.kernel.official.tests import papers
from niangjia.kernel.official.tests.hostile import HOSTILE, PUT_IN, hostile_paper
from niangjia.kernel.official.tests.posters import poster
from niangjia.kernel.official.types.poster import MOST_ROWS, Bars, Card, Ranking
from niangjia.kernel.wording import said_day

pytestmark = pytest.mark.skipif(not may_typeset(), reason=may_typeset().reason.en)
A4 = (595, 842)


def read(content: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(content))


def words(content: bytes) -> str:
    """All text of the file without its spaces and line ends."""
    return re.sub(r"\s", "", "".join(page.extract_text() for page in read(content).pages))


def sizes(content: bytes) -> list[tuple[int, int]]:
    return [(round(page.mediabox.width), round(page.mediabox.height)) for page in read(content).pages]


@pytest.mark.parametrize("name", papers.EACH)
def test_every_element_is_on_the_page(name: str) -> None:
    paper: OfficialPaper = papers.EACH[name]()
    said = words(pdf(paper))
    assert f"{paper.organ}文件" in said
    assert str(paper.title) in said
    assert "—1—" in said
    assert (said_day(paper.dated).zh if paper.dated else "【待填：成文日期】") in said


def test_a_wide_attachment_lies_between_upright_pages() -> None:
    upright, lying = A4, A4[::-1]
    assert sizes(pdf(papers.request())) == [upright, upright, lying, lying, upright]


def test_a_paper_that_ends_lying_has_its_colophon_upright() -> None:
    paper = replace(papers.reply(), attachments=(Attachment("表", (papers.quotas(5),), landscape=True),))
    content = pdf(paper)
    assert sizes(content)[-2:] == [A4[::-1], A4]
    assert "抄送：" in read(content).pages[-1].extract_text()
    heights: list[float] = []
    read(content).pages[-1].extract_text(
        visitor_text=lambda text, _, at, *__: heights.append(at[5]) if "抄送" in text else None
    )
    assert heights and max(heights) < A4[1] / 4


def test_the_head_of_a_long_table_is_on_each_of_its_pages() -> None:
    pages = [page.extract_text() for page in read(pdf(papers.plan())).pages]
    assert sum("经费保" in page for page in pages) == 3


def test_hostile_text_stays_text() -> None:
    content = pdf(hostile_paper())
    said = words(content)
    assert said.count(re.sub(r"\s", "", HOSTILE)) >= 5
    assert "root:" not in said
    assert len(read(content).pages) > 20


def test_the_file_says_nothing_of_where_it_was_made() -> None:
    about = read(pdf(papers.reply())).metadata
    assert about is not None
    assert (about.author, about.creation_date) == (papers.PREFECTURE, None)


def test_a_poster_is_one_page_and_one_picture_a_telephone_shows() -> None:
    content = poster_pdf(poster())
    assert sizes(content) == [A4]
    said = words(content)
    assert all(one in said for one in ("210", "三台县", "26/30", "56.0%", "不含个人信息。"))
    picture = poster_png(poster())
    assert struct.unpack(">II", picture[16:24]) == (1080, 1527)
    assert len(picture) <= 1_000_000


def test_however_much_there_is_it_stays_one_page() -> None:
    full = replace(
        poster(),
        title=PUT_IN,
        cards=(Card(PUT_IN, "1", PUT_IN, PUT_IN),) * 8,
        bars=Bars("甲", "乙", "丙", tuple(Bar(f"第{at}县", None, at, PUT_IN) for at in range(MOST_ROWS))),
        ranking=Ranking("甲", poster().ranking.columns, (("一",) * 7,) * MOST_ROWS),  # type: ignore[union-attr]
        notes=(PUT_IN * 5,),
    )
    assert sizes(poster_pdf(full)) == [A4]
    assert len(poster_png(full)) <= 1_000_000
    assert sizes(poster_pdf(Poster("只有题目"))) == [A4]


def test_a_poster_refuses_what_cannot_be_read_on_a_page() -> None:
    for wrong in (
        lambda: replace(poster(), cards=(Card("甲", "1"),) * 9),
        lambda: replace(poster(), bars=Bars("甲", "乙", "丙", (Bar("丁", 1),) * (MOST_ROWS + 1))),
        lambda: Ranking("甲", (), (("一",),)),
        lambda: Bar("甲", -1),
        lambda: Bar("甲", None, -1),
    ):
        with pytest.raises(ValueError):
            wrong()

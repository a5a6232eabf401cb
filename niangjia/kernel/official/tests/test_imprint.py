"""The mark of whoever took a paper out: on each page, small, and without moving what the standard sets."""

from __future__ import annotations

import io
from datetime import datetime

import docx as python_docx
import pytest
from docx.shared import Pt
from pypdf import PdfReader

from niangjia.kernel.imprint import Imprint
from niangjia.kernel.official import docx, may_typeset, pdf, poster_pdf
from niangjia.kernel.official.tests import papers, posters
from niangjia.kernel.official.word.pages import FOOT, IMPRINT_PITCH

MARK = Imprint("DC20260630-1A2B3C4D", "张三", "涪城区总工会", datetime(2026, 6, 30, 9, 5), "印发、送达公文")
typeset = pytest.mark.skipif(not may_typeset(), reason=may_typeset().reason.en)


def plain(text: str) -> str:
    return "".join(text.split())


@typeset
def test_every_page_of_a_pdf_carries_it_lying_ones_too() -> None:
    before, after = (PdfReader(io.BytesIO(one)) for one in (pdf(papers.plan()), pdf(papers.plan(), MARK)))
    assert len(after.pages) == len(before.pages) > 2
    assert all(plain(MARK.line) in plain(page.extract_text()) for page in after.pages)
    assert not any(MARK.number in page.extract_text() for page in before.pages)
    assert after.metadata is not None and MARK.number in after.metadata["/Keywords"]


@typeset
def test_a_poster_carries_it_on_its_one_page() -> None:
    [page] = PdfReader(io.BytesIO(poster_pdf(posters.poster(), MARK))).pages
    assert MARK.number in page.extract_text()


def test_a_word_document_carries_it_on_odd_and_even_pages_and_the_number_stays_where_it_is() -> None:
    before, after = (
        python_docx.Document(io.BytesIO(one))
        for one in (docx(papers.request()), docx(papers.request(), MARK))
    )
    assert len(after.sections) == len(before.sections) > 1
    for footer in (after.sections[0].footer, after.sections[0].even_page_footer):
        assert [one.text for one in footer.paragraphs][1:] == [MARK.line]
    for old, new in zip(before.sections, after.sections, strict=True):
        assert old.footer_distance is not None and new.footer_distance is not None
        assert abs(old.footer_distance - new.footer_distance - Pt(IMPRINT_PITCH)) < Pt(0.1)
    assert abs((before.sections[0].footer_distance or 0) - FOOT) < Pt(0.1)
    assert (after.core_properties.keywords, after.core_properties.comments) == (MARK.number, MARK.line)
    assert (before.core_properties.keywords, before.core_properties.comments) == ("", "")

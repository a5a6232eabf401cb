"""A composed paper, element by element, into .docx."""

from __future__ import annotations

import io
from datetime import UTC, datetime, time

import docx as python_docx
from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph

from niangjia.kernel.imprint import Imprint
from niangjia.kernel.official.composing import Annex, Composition, Grid, Item, Line, compose
from niangjia.kernel.official.fonts import named
from niangjia.kernel.official.types import OfficialPaper
from niangjia.kernel.official.word import pages
from niangjia.kernel.official.word.colophon import add_colophon
from niangjia.kernel.official.word.markup import border, element, write
from niangjia.kernel.official.word.styles import LEFT, LOOKS, NARROW, PITCH, RED, SIZE, add_styles
from niangjia.kernel.official.word.tables import add_table
from niangjia.kernel.official.writing import Parts, clean, plain, width

CHARACTER = SIZE * NARROW / 100
KEPT_WHOLE = 8 * 28
"""Characters of a last paragraph that may go along with the signature: some office programs move it whole."""
UNDATED = datetime(2000, 1, 1, tzinfo=UTC)


def docx(paper: OfficialPaper, imprint: Imprint | None = None) -> bytes:
    """The paper as .docx; `imprint` stands small and grey at the foot of each page.

    Raises Refused when the office's font map cannot be read.
    """
    composed = compose(paper)
    document = python_docx.Document()
    add_styles(document)
    _describe(document, paper, composed, imprint)
    section = pages.first(document, clean(imprint.line) if imprint else "")
    _head(document, composed)
    _title(document, composed.title, before=2 * PITCH)
    _add(document, "number")
    for item in composed.items:
        _item(document, item, pages.TEXT_WIDTH)
    _sign(document, composed)
    for annex in composed.annexes:
        if annex.landscape or pages.lies(section):
            section = pages.another(document, landscape=annex.landscape)
        _annex(document, annex, section, broken=not annex.landscape and len(document.sections) == 1)
    if pages.lies(section):
        pages.another(document, landscape=False)
    add_colophon(document, composed)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _describe(
    document: Document, paper: OfficialPaper, composed: Composition, imprint: Imprint | None
) -> None:
    """What the file says of itself: the organ and the date of the paper, and its imprint."""
    said = document.core_properties
    said.author = said.last_modified_by = composed.mark.removesuffix("文件")[:255]
    said.title = "".join(plain(line) for line in composed.title)[:255]
    said.comments, said.keywords = (imprint.line[:255], imprint.number) if imprint else ("", "")
    said.language = "zh-CN"
    said.created = said.modified = datetime.combine(paper.dated, time(), UTC) if paper.dated else UNDATED


def _add(document: Document, look: str, text: Parts = (), family: str = "") -> Paragraph:
    return write(document.add_paragraph(style=LOOKS[look].name), text, family)


def _head(document: Document, composed: Composition) -> None:
    """版头: marks in the corner, the red head 35 mm down, two lines, the number, 4 mm, the red line."""
    for face, word in composed.marks:
        _add(document, "marks", (word,), named(face))
    mark = _add(document, "mark", (composed.mark,))
    mark.runs[0].font.size = Pt(composed.mark_size)
    shape = mark.paragraph_format
    shape.line_spacing = Pt(composed.mark_size * 1.1)
    shape.space_before = Pt(max(0.0, Mm(35).pt - len(composed.marks) * PITCH))
    number = _add(document, "number", composed.number)
    shape = number.paragraph_format
    shape.space_before, shape.line_spacing = Pt(2 * PITCH), Pt(SIZE * 1.2)
    if composed.signer is not None:
        number.alignment = LEFT
        shape.left_indent = shape.right_indent = Pt(SIZE)
        shape.tab_stops.add_tab_stop(Mm(156) - Pt(SIZE), WD_TAB_ALIGNMENT.RIGHT)
        write(number, ("\t签发人：",))
        write(number, composed.signer, named("kaiti"))
    _rule_below(document)


def _rule_below(document: Document) -> None:
    rule = _add(document, "number")
    rule.paragraph_format.line_spacing = Pt(Mm(4).pt)
    edge = element("pBdr", border("bottom", 12, RED))
    rule._p.get_or_add_pPr().insert_element_before(edge, "w:spacing", "w:ind", "w:jc")


def _title(document: Document, lines: tuple[Parts, ...], before: float) -> None:
    for at, line in enumerate(lines):
        paragraph = _add(document, "title", line)
        paragraph.paragraph_format.space_before = Pt(0 if at else before)
        paragraph.paragraph_format.keep_with_next = True


def _item(document: Document, item: Item, across: Length) -> None:
    if isinstance(item, Grid):
        return add_table(document, item, across)
    paragraph = _add(document, item.role, item.text)
    paragraph.paragraph_format.keep_with_next = item.role.startswith("head")
    return None


def _sign(document: Document, composed: Composition) -> None:
    """附件说明 a line below; the organ centred over the date, four characters in; never on a page alone."""
    last = composed.items[-1] if composed.items else None
    if isinstance(last, Line) and width(plain(last.text)) <= KEPT_WHOLE:
        document.paragraphs[-1].paragraph_format.keep_with_next = True
    for at, (number, name) in enumerate(composed.attached):
        paragraph = _add(document, "attached", ("" if at else "附件：", number, name))
        shape, hanging = paragraph.paragraph_format, width(number) + (0 if at else 3)
        shape.left_indent, shape.first_line_indent = (
            Pt((5 + width(number)) * CHARACTER),
            Pt(-hanging * CHARACTER),
        )
        shape.space_before, shape.keep_with_next = Pt(0 if at else PITCH), True
    organ, date = plain(composed.signature), plain(composed.dated)
    over = (width(organ) - width(date)) / 2
    signature = _add(document, "signature", composed.signature).paragraph_format
    signature.space_before, signature.keep_with_next = Pt(2 * PITCH), True
    signature.right_indent = Pt(max(0.0, 4 - over) * SIZE)
    dated = _add(document, "dated", composed.dated).paragraph_format
    dated.right_indent, dated.keep_with_next = Pt(4 * SIZE), composed.contact is not None
    if composed.contact is not None:
        _add(document, "body", composed.contact)


def _annex(document: Document, annex: Annex, section: Section, *, broken: bool) -> None:
    _add(document, "annex", (annex.label,)).paragraph_format.page_break_before = broken
    _title(document, tuple((line,) for line in annex.title), before=PITCH)
    document.paragraphs[-1].paragraph_format.space_after = Pt(SIZE / 2)
    for item in annex.items:
        _item(document, item, pages.width(section))

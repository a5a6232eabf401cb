"""版记: on the lower edge of the last page, between rules."""

from __future__ import annotations

from math import ceil

from docx.document import Document
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.shared import Length, Mm, Pt
from docx.table import _Row
from docx.text.parfmt import ParagraphFormat

from niangjia.kernel.official.composing import Composition
from niangjia.kernel.official.word.markup import border, element, write
from niangjia.kernel.official.word.pages import BOTTOM, LONG, TEXT_WIDTH
from niangjia.kernel.official.word.styles import LOOKS, SMALL
from niangjia.kernel.official.writing import Parts, plain, width

THICK, THIN = 8, 6
"""Eighths of a point: 0.35 mm and 0.25 mm."""
PITCH = LOOKS["colophon"].pitch
COPIES = (TEXT_WIDTH.pt - 5 * SMALL) // SMALL
"""Characters on a line of 抄送, after its word and within a character on either side."""


def add_colophon(document: Document, composed: Composition) -> None:
    """A table that floats where the last page ends.

    Its place is written as a distance from the upper edge of the paper, for not every office program knows
    "the lower edge of the text". Sideways it is centred: the text lies a millimetre off, to one side on odd
    pages and to the other on even ones, which the standard allows.
    """
    copies = ceil(width(plain(composed.copies)) / COPIES)
    table = document.add_table(2 if copies else 1, 1)
    properties = table._tbl.tblPr
    for found in properties.xpath("w:tblStyle | w:tblW | w:tblLook | w:tblLayout"):
        properties.remove(found)
    lower_edge = LONG.pt - BOTTOM.pt
    upper_edge = round((lower_edge - (copies + 1) * PITCH) * 20)
    place = {"vertAnchor": "page", "horzAnchor": "page", "tblpXSpec": "center", "tblpY": upper_edge}
    properties.append(element("tblpPr", leftFromText=0, rightFromText=0, **place))
    properties.append(element("tblW", w=TEXT_WIDTH.twips, type="dxa"))
    rules = (border("top", THICK), border("bottom", THICK), border("insideH", THIN))
    properties.append(element("tblBorders", *rules))
    properties.append(element("tblLayout", type="fixed"))
    table._tbl.tblGrid.gridCol_lst[0].w = TEXT_WIDTH
    rows = list(table.rows)
    if copies:
        shape = _fill(rows[0], ("抄送：", *composed.copies), Pt(copies * PITCH))
        shape.left_indent, shape.first_line_indent = Pt(4 * SMALL), Pt(-3 * SMALL)
    shape = _fill(rows[-1], (*composed.printed_by, "\t", *composed.printed_on), Pt(PITCH))
    shape.left_indent = Pt(SMALL)
    shape.tab_stops.add_tab_stop(Length(TEXT_WIDTH - Pt(SMALL)), WD_TAB_ALIGNMENT.RIGHT)
    document.add_paragraph(style=LOOKS["unit"].name).paragraph_format.line_spacing = Pt(1)


def _fill(row: _Row, text: Parts, height: Length) -> ParagraphFormat:
    row.height = height
    cell = row.cells[0]
    cell.width = Mm(156)
    margins = (element(side, w=0, type="dxa") for side in ("left", "right"))
    cell._tc.get_or_add_tcPr().append(element("tcMar", *margins))
    paragraph = write(cell.paragraphs[0], text)
    paragraph.style = LOOKS["colophon"].name
    paragraph.paragraph_format.right_indent = Pt(SMALL)
    shape: ParagraphFormat = paragraph.paragraph_format
    return shape

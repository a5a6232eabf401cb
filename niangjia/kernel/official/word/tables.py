"""A table of a paper in Word: its head on every page, rows whole, numbers at the right."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length, Pt
from docx.table import Table, _Cell

from niangjia.kernel.official.composing import Grid
from niangjia.kernel.official.fonts import named
from niangjia.kernel.official.types import Blank
from niangjia.kernel.official.word.markup import SCRIPTS, border, element, write
from niangjia.kernel.official.word.styles import CENTRE, LEFT, LOOKS
from niangjia.kernel.official.writing import Parts

CELL_STYLE = LOOKS["cell"].name


def add_table(document: Document, grid: Grid, width: Length) -> None:
    """The table with its caption, unit and note, over the whole width."""
    for words, look in ((grid.caption, "caption"), (grid.unit, "unit")):
        if words:
            paragraph = write(document.add_paragraph(style=LOOKS[look].name), (words,))
            paragraph.paragraph_format.keep_with_next = True
    grouped = any(word for word, _ in grid.heads)
    heads = 2 if grouped else 1
    table = document.add_table(heads, len(grid.columns))
    widths = _widths(grid, width)
    _frame(table, widths)
    _heads(table, grid, grouped)
    style = quoteattr(document.styles[CELL_STYLE].style_id or "")
    for row in grid.rows:
        table._tbl.append(_row(grid, row, widths, style))
    if grid.total is not None:
        table._tbl.append(_row(grid, grid.total, widths, style, named("heiti")))
    note = write(document.add_paragraph(style=LOOKS["unit"].name), (grid.note,) if grid.note else ())
    note.alignment = LEFT


def _widths(grid: Grid, width: Length) -> list[int]:
    """Twips of each column."""
    whole = sum(column.width for column in grid.columns)
    return [round(width.twips * column.width / whole) for column in grid.columns]


def _frame(table: Table, widths: Sequence[int]) -> None:
    properties = table._tbl.tblPr
    for name in ("w:tblStyle", "w:tblW", "w:tblLook", "w:tblLayout"):
        for found in properties.xpath(name):
            properties.remove(found)
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    properties.append(element("tblW", w=sum(widths), type="dxa"))
    properties.append(element("tblBorders", *(border(side, 4) for side in sides)))
    properties.append(element("tblLayout", type="fixed"))
    margins = {"top": 40, "left": 45, "bottom": 40, "right": 45}
    properties.append(element("tblCellMar", *(element(side, w=w, type="dxa") for side, w in margins.items())))
    for column, twips in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Length(twips * 635)


def _heads(table: Table, grid: Grid, grouped: bool) -> None:
    for row in table.rows:
        properties = row._tr.get_or_add_trPr()
        properties.append(element("cantSplit"))
        properties.append(element("tblHeader"))
    cells = [list(row.cells) for row in table.rows]
    at = 0
    for word, span in grid.heads:
        if grouped and word:
            cells[0][at].merge(cells[0][at + span - 1])
            _head(cells[0][at], word, grid.size)
            for under in range(at, at + span):
                _head(cells[1][under], grid.columns[under].title, grid.size)
        else:
            if grouped:
                cells[0][at].merge(cells[1][at])
            _head(cells[0][at], grid.columns[at].title, grid.size)
        at += span


def _head(cell: _Cell, words: str, size: float) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = CELL_STYLE
    paragraph.alignment = CENTRE
    paragraph.paragraph_format.keep_with_next = True
    for run in write(paragraph, (words,), named("heiti")).runs:
        run.font.size = Pt(size)
    cell._tc.get_or_add_tcPr().append(element("vAlign", val="center"))


def _row(
    grid: Grid, row: Sequence[Parts], widths: Sequence[int], style: str, family: str = ""
) -> BaseOxmlElement:
    # Written out, for python-docx takes ten times as long over the cells of half a thousand rows.
    face = (
        f"<w:rFonts {' '.join(f'w:{script}={quoteattr(family)}' for script in SCRIPTS)}/>" if family else ""
    )
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val={style}/><w:jc w:val="{column.align}"/></w:pPr>'
        f"{''.join(_run(part, face, grid.size) for part in cell)}</w:p></w:tc>"
        for column, cell, width in zip(grid.columns, row, widths, strict=True)
    )
    made: BaseOxmlElement = parse_xml(f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>")
    return made


def _run(part: str | Blank, face: str, size: float) -> str:
    mark = '<w:highlight w:val="yellow"/>' if isinstance(part, Blank) else ""
    points = f'<w:sz w:val="{round(size * 2)}"/>'
    return (
        f'<w:r><w:rPr>{face}{points}{mark}</w:rPr><w:t xml:space="preserve">{escape(str(part))}</w:t></w:r>'
    )

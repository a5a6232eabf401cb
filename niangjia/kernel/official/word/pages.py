"""The page of a Word document: A4, its margins, its number below the text."""

from __future__ import annotations

from docx.document import Document
from docx.enum.section import WD_ORIENTATION, WD_SECTION
from docx.oxml.ns import qn
from docx.section import Section, _Footer
from docx.shared import Length, Mm, Pt

from niangjia.kernel.official.word.markup import element
from niangjia.kernel.official.word.styles import CENTRE, LEFT, LOOKS, RIGHT, SMALL

SHORT, LONG = Mm(210), Mm(297)
TOP, BOTTOM, BINDING, CUT = Mm(37), Mm(35), Mm(28), Mm(26)
TEXT_WIDTH, LYING_WIDTH = Mm(156), Mm(225)
WORD_2013 = "15"
IMPRINT_PITCH = LOOKS["imprint"].pitch
FOOT = Mm(24)
"""From the lower edge of the paper to that of the number, whose dashes then lie 7 mm below the text."""


def first(document: Document, imprint: str = "") -> Section:
    """The first section, upright; binding margins change sides, numbers stand outside on both.

    `imprint` is a line below the number, outside what the standard sets.
    """
    document.settings.odd_and_even_pages_header_footer = True
    settings = document.settings.element
    settings.find(qn("w:zoom")).addnext(element("mirrorMargins"))
    settings.find(qn("w:characterSpacingControl")).set(qn("w:val"), "compressPunctuation")
    settings.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), "zh-CN")
    settings.xpath("w:compat/w:compatSetting[@w:name='compatibilityMode']")[0].set(qn("w:val"), WORD_2013)
    section = document.sections[0]
    _shape(section, landscape=False)
    _number(section.footer, right=True)
    _number(section.even_page_footer, right=False)
    if imprint:
        for footer in (section.footer, section.even_page_footer):
            _imprint(footer, imprint)
    _lower(section, document)
    return section


def another(document: Document, *, landscape: bool) -> Section:
    """A section that begins on a new page and keeps numbering."""
    section: Section = document.add_section(WD_SECTION.NEW_PAGE)
    _shape(section, landscape=landscape)
    _lower(section, document)
    return section


def lies(section: Section) -> bool:
    """Whether its pages are landscape."""
    return section.orientation == WD_ORIENTATION.LANDSCAPE


def width(section: Section) -> Length:
    """What a line has."""
    return LYING_WIDTH if lies(section) else TEXT_WIDTH


def _shape(section: Section, *, landscape: bool) -> None:
    section.orientation = WD_ORIENTATION.LANDSCAPE if landscape else WD_ORIENTATION.PORTRAIT
    section.page_width, section.page_height = (LONG, SHORT) if landscape else (SHORT, LONG)
    # A lying page is an upright one turned: its upper edge is the binding, its left one the foot.
    margins = (BINDING, CUT, BOTTOM, TOP) if landscape else (TOP, BOTTOM, BINDING, CUT)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = margins
    section.footer_distance = Mm(15) if landscape else FOOT
    section.gutter = section.header_distance = Mm(0)


def _number(footer: _Footer, *, right: bool) -> None:
    footer.is_linked_to_previous = False
    paragraph = footer.paragraphs[0]
    paragraph.style = LOOKS["folio"].name
    paragraph.alignment = RIGHT if right else LEFT
    shape = paragraph.paragraph_format
    shape.left_indent, shape.right_indent = (Pt(0), Pt(SMALL)) if right else (Pt(SMALL), Pt(0))
    paragraph.add_run("— ")
    field = element("fldSimple", instr=" PAGE ")
    field.append(paragraph.add_run("1")._r)
    paragraph._p.append(field)
    paragraph.add_run(" —")


def _lower(section: Section, document: Document) -> None:
    """Make room for an imprint below the number, which stays where it is."""
    if len(document.sections[0].footer.paragraphs) > 1:
        section.footer_distance = Length((section.footer_distance or FOOT) - Pt(IMPRINT_PITCH))


def _imprint(footer: _Footer, words: str) -> None:
    paragraph = footer.add_paragraph(words, style=LOOKS["imprint"].name)
    paragraph.paragraph_format.line_spacing = Pt(IMPRINT_PITCH)


__all__ = ["CENTRE", "TEXT_WIDTH", "another", "first", "lies", "width"]

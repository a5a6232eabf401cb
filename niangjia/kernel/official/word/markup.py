"""WordprocessingML that python-docx has no words for, and runs with their blanks."""

from __future__ import annotations

from docx.enum.text import WD_COLOR_INDEX
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from niangjia.kernel.official.types import Blank
from niangjia.kernel.official.writing import Parts

SCRIPTS = ("ascii", "hAnsi", "eastAsia", "cs")


def element(name: str, *children: BaseOxmlElement, **attributes: str | int) -> BaseOxmlElement:
    """An element of the `w` namespace: element("jc", val="right")."""
    made: BaseOxmlElement = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), str(value))
    for child in children:
        made.append(child)
    return made


def fonts(family: str) -> BaseOxmlElement:
    """One family for every script: digits and Latin letters stand in it too."""
    return element("rFonts", **dict.fromkeys(SCRIPTS, family))


def write(paragraph: Paragraph, text: Parts, family: str = "") -> Paragraph:
    """Add the text to the paragraph, blanks on yellow, in `family` when it is not the style's own."""
    for part in text:
        run = paragraph.add_run(str(part))
        if isinstance(part, Blank):
            run.font.highlight_color = WD_COLOR_INDEX.YELLOW
        if family:
            run._r.get_or_add_rPr().insert(0, fonts(family))
    return paragraph


def border(side: str, eighths: int, color: str = "000000", space: int = 0) -> BaseOxmlElement:
    """A rule of so many eighths of a point."""
    return element(side, val="single", sz=eighths, space=space, color=color)

"""Official papers (公文): declared once, written as .docx and as PDF in the layout of GB/T 9704-2012.

A paper is Chinese, whatever language the pages speak: it is read and stamped by Chinese offices. What is not
known when it is made stands in it as a marked blank (`Blank`), and `open_blanks` lists them.
A `Poster` is one page of figures for a leader, as PDF and as a picture for a telephone.
"""

from __future__ import annotations

from niangjia.kernel.official.composing import open_blanks
from niangjia.kernel.official.fonts import may_typeset
from niangjia.kernel.official.types import (
    Align,
    Attachment,
    Bar,
    Bars,
    Blank,
    Block,
    Card,
    Cell,
    Column,
    Contact,
    Head,
    Kind,
    OfficialPaper,
    Para,
    Poster,
    PublicField,
    PublicNotice,
    PublicRow,
    Ranking,
    Table,
    Text,
    Tone,
)
from niangjia.kernel.official.typesetting import pdf, poster_pdf, poster_png
from niangjia.kernel.official.word import docx
from niangjia.kernel.official.writing import document_number, wan_yuan

__all__ = [
    "Align",
    "Attachment",
    "Bar",
    "Bars",
    "Blank",
    "Block",
    "Card",
    "Cell",
    "Column",
    "Contact",
    "Head",
    "Kind",
    "OfficialPaper",
    "Para",
    "Poster",
    "PublicField",
    "PublicNotice",
    "PublicRow",
    "Ranking",
    "Table",
    "Text",
    "Tone",
    "document_number",
    "docx",
    "may_typeset",
    "open_blanks",
    "pdf",
    "poster_pdf",
    "poster_png",
    "wan_yuan",
]

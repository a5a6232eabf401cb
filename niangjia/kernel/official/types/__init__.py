"""Papers and posters as declared, and what a renderer is given. Pure."""

from __future__ import annotations

from niangjia.kernel.official.types.blocks import Align, Attachment, Block, Cell, Column, Head, Para, Table
from niangjia.kernel.official.types.notice import PublicField, PublicNotice, PublicRow
from niangjia.kernel.official.types.paper import Contact, Kind, OfficialPaper
from niangjia.kernel.official.types.poster import Bar, Bars, Card, Poster, Ranking, Tone
from niangjia.kernel.official.types.text import Blank, Text

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
]

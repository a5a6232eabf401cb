"""The pack as a paper of the union, to be printed, stamped and handed over."""

from __future__ import annotations

from collections.abc import Iterator

from niangjia.kernel.official import Block, Column, Head, Kind, OfficialPaper, Para, Table, pdf
from niangjia.privacy.pack.content import Pack, Part

NARROW = 3
"""Columns that still stand beside each other; rows of more fields are written field by field."""


def paper(pack: Pack) -> OfficialPaper:
    """The letter with every table in its body."""
    return OfficialPaper(
        kind=Kind.NOTICE,
        organ=pack.organ,
        title="关于提供本人个人信息的告知",
        number="",
        recipients=(pack.name,),
        body=tuple(_body(pack)),
        dated=pack.given_on,
        printed_by="",
    )


def as_pdf(pack: Pack) -> bytes:
    """As PDF, the mark on every page. Raises `Refused` where no Chinese font is found."""
    return pdf(paper(pack), imprint=pack.mark)


def _body(pack: Pack) -> Iterator[Block]:
    yield Para(pack.opening)
    for part in pack.parts:
        yield Head(1, part.title)
        yield from _tables(part)
    yield Para(pack.closing)


def _tables(part: Part) -> Iterator[Block]:
    if not part.rows:
        yield Para("无。")
        return
    labels = [label for label, _ in part.rows[0]]
    if len(labels) <= NARROW + 1 and len(part.rows) > 1:
        columns = tuple(Column(label) for label in labels)
        yield Table(columns, tuple(tuple(value for _, value in row) for row in part.rows))
        return
    for number, row in enumerate(part.rows, start=1):
        caption = f"{part.title}（{number}）" if len(part.rows) > 1 else ""
        told = tuple((label, value) for label, value in row if value)
        yield Table((Column("项目", width=1.0), Column("内容", width=2.6)), told, caption=caption)

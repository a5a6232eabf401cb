"""The pack as a workbook: a sheet for each table, the mark on the last sheet and on every printed page."""

from __future__ import annotations

from io import BytesIO

from niangjia.kernel.sheets import Marked
from niangjia.kernel.wording import Wording
from niangjia.privacy.pack.content import Pack, Part

WIDTH = 24


def workbook(pack: Pack) -> bytes:
    """The .xlsx; everything in it is text."""
    content = BytesIO()
    notes = ((Wording("说明", "note"), pack.opening), (Wording("提示", "hint"), pack.closing))
    with Marked(content, pack.mark, notes=notes) as book:
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for part in pack.parts:
            _page(book, part, head, body)
    return content.getvalue()


def _page(book: Marked, part: Part, head: object, body: object) -> None:
    page = book.add_worksheet(part.title[:31])
    labels = list(dict.fromkeys(label for row in part.rows for label, _ in row))
    page.set_column(0, max(len(labels) - 1, 0), WIDTH)
    page.freeze_panes(1, 0)
    for column, label in enumerate(labels):
        page.write_string(0, column, label, head)
    for number, row in enumerate(part.rows, start=1):
        for label, value in row:
            page.write_string(number, labels.index(label), value, body)
    if not part.rows:
        page.write_string(0, 0, "（无）")

"""The tables of a web page that calls itself a spreadsheet: what many systems export as .xls."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from niangjia.kernel.sheets.book import Book, Tab
from niangjia.kernel.sheets.opening import refusals
from niangjia.kernel.sheets.opening.grid import Grid
from niangjia.kernel.sheets.opening.marks import refuse_beyond_reach

_BEGINNING = re.compile(r"<(!--|!doctype\s+html|html|head|meta|body|table|style|div|\?xml[^>]*>\s*<html)\b")
_ARCHIVED = re.compile(r"mime-version:|from: [^\n]*\n(?:[^\n]*\n)?(?:[^\n]*\n)?mime-version:")
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:]*)([^<>]*)>|<[!?/][^<>]*>")
_ATTRIBUTE = re.compile(
    r"""\b(rowspan|colspan|style)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE
)
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_NO_DISPLAY = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SILENT = frozenset(("style", "script", "title", "xml"))
_WIDEST, _TALLEST = 1000, 65536


def is_one(beginning: str) -> bool:
    """Whether a text that begins so (in lower case) is a web page."""
    return bool(_BEGINNING.match(beginning) or _ARCHIVED.match(beginning))


def opened(written: str, name: str) -> Book:
    """All tables of the page, one under the other as a spreadsheet program lays them; everything is text."""
    page = _Page(Path(name).stem)
    page.read("".join((written[:1], *_without_comments(written[1:]))))
    rows = page.grid.rows()
    if page.depth:
        raise refusals.incomplete()
    if not rows:
        raise refusals.web_page()
    tab = Tab(Path(name).stem, rows, True, page.grid.merged(), frozenset(page.hidden))
    return Book(name, (tab,), typed=False)


def _without_comments(written: str) -> list[str]:
    first, *others = written.split("<!--")
    return [first, *(one.partition("-->")[2] for one in others)]


class _Page:
    """A page under way. A table within a cell is read as text of that cell."""

    def __init__(self, name: str) -> None:
        self.grid = Grid(name)
        self.hidden: set[int] = set()
        self.depth = 0
        self._silent = ""
        self._row, self._column = -1, 0
        self._taken: dict[int, int] = {}
        self._cell: list[str] | None = None
        self._spans = (0, 0)

    def read(self, written: str) -> None:
        """Tag by tag, from the first to the last."""
        at = 0
        for found in _TAG.finditer(written):
            self._text(written[at : found.start()])
            at, tag = found.end(), (found[2] or "").lower()
            if self._silent:
                self._silent = "" if found[1] and tag == self._silent else self._silent
            elif found[1]:
                self._end(tag)
            else:
                self._start(tag, found[3] or "")

    def _text(self, written: str) -> None:
        if self._cell is not None and not self._silent:
            self._cell.append(_SPACE.sub(" ", unescape(written)))

    def _start(self, tag: str, written: str) -> None:
        self._silent = tag if tag in _SILENT and not written.endswith("/") else ""
        self.depth += tag == "table"
        if self.depth != 1:
            return
        if tag in ("br", "p") and self._cell is not None:
            self._cell.append("\n")
        elif tag == "tr":
            self._end_cell()
            self._row, self._column = self._row + 1, 0
            if _NO_DISPLAY.search(_attributes(written).get("style", "")):
                self.hidden.add(self._row)
        elif tag in ("td", "th"):
            self._end_cell()
            told = _attributes(written)
            self._row, self._cell = max(self._row, 0), []
            self._spans = _further(told.get("rowspan"), _TALLEST), _further(told.get("colspan"), _WIDEST)

    def _end(self, tag: str) -> None:
        if self.depth == 1 and tag in ("td", "th", "tr", "table"):
            self._end_cell()
        if tag == "table" and self.depth:
            self.depth -= 1
            if not self.depth:
                self._taken.clear()

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        while self._taken.get(self._column, -1) >= self._row:
            self._column += 1
        down, across = self._spans
        refuse_beyond_reach(self.grid.name, 1, self._column + across + 1)
        lines = [line.strip() for line in "".join(self._cell).split("\n")]
        self.grid.put(self._row, self._column, "\n".join(lines).strip(), down, across)
        for column in range(self._column, self._column + across + 1):
            self._taken[column] = self._row + down
        self._column += across + 1
        self._cell = None


def _attributes(written: str) -> dict[str, str]:
    return {one[1].lower(): one[2] or one[3] or one[4] or "" for one in _ATTRIBUTE.finditer(written)}


def _further(written: str | None, most: int) -> int:
    """How many further rows or columns `rowspan="2"` means: one."""
    told = written.strip()[:6] if written else ""
    return max(min(int(told), most) - 1, 0) if told.isascii() and told.isdigit() else 0

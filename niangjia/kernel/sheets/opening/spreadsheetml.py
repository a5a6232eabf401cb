"""The XML spreadsheet of 2003, which older systems still write and call .xls."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from niangjia.kernel.sheets.book import Book, Tab
from niangjia.kernel.sheets.cells import Cell
from niangjia.kernel.sheets.opening import refusals
from niangjia.kernel.sheets.opening.grid import Grid
from niangjia.kernel.sheets.opening.marks import is_whole_row

_NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"
_SS = f"{{{_NAMESPACE}}}"


def is_one(beginning: str) -> bool:
    """Whether a text that begins so (in lower case) is such a spreadsheet."""
    return beginning.startswith("<") and _NAMESPACE in beginning


def opened(written: str, name: str) -> Book:
    """Its sheets as a book; raises `SheetError` for what is broken off or defines entities."""
    if "<!DOCTYPE" in written or "<!ENTITY" in written:
        raise refusals.unsafe()
    try:
        root = ElementTree.fromstring(written)
    except ElementTree.ParseError as error:
        ends = written.rstrip().lower().endswith("workbook>")
        raise (refusals.unreadable() if ends else refusals.incomplete()) from error
    struck = frozenset(
        style.get(f"{_SS}ID", "")
        for style in root.iterfind(f"{_SS}Styles/{_SS}Style")
        if any(font.get(f"{_SS}StrikeThrough") == "1" for font in style.iterfind(f"{_SS}Font"))
    )
    tabs = tuple(_tab(sheet, struck) for sheet in root.iterfind(f"{_SS}Worksheet"))
    if not any(tab.rows for tab in tabs):
        raise refusals.empty()
    return Book(name, tabs, typed=True)


def _tab(sheet: Element, struck: frozenset[str]) -> Tab:
    name, grid = sheet.get(f"{_SS}Name", ""), Grid(sheet.get(f"{_SS}Name", ""))
    hidden, crossed, uncomputed = set(), set(), set()
    row = -1
    for line in sheet.iterfind(f"{_SS}Table/{_SS}Row"):
        row = _at(line, row)
        if line.get(f"{_SS}Hidden") == "1":
            hidden.add(row)
        column, filled, marked = -1, 0, 0
        for cell in line.iterfind(f"{_SS}Cell"):
            column = _at(cell, column)
            value = _value(cell.find(f"{_SS}Data"))
            across, down = _told(cell, "MergeAcross"), _told(cell, "MergeDown")
            grid.put(row, column, value, down, across)
            if value == "" and cell.get(f"{_SS}Formula"):
                uncomputed.add((row, column))
            filled += value != ""
            marked += value != "" and cell.get(f"{_SS}StyleID", line.get(f"{_SS}StyleID")) in struck
            column += across
        if is_whole_row(marked, filled):
            crossed.add(row)
        row += _told(line, "Span")
    hidden_sheet = any(one.text != "SheetVisible" for one in _visible(sheet))
    return Tab(
        name,
        grid.rows(),
        not hidden_sheet,
        grid.merged(),
        frozenset(hidden),
        frozenset(crossed),
        frozenset(uncomputed),
    )


def _visible(sheet: Element) -> Iterable[Element]:
    return sheet.iterfind("{*}WorksheetOptions/{*}Visible")


def _at(element: Element, before: int) -> int:
    return (_told(element, "Index") or before + 2) - 1


def _told(element: Element, name: str) -> int:
    """A number told as an attribute; 0 where none is."""
    written = element.get(f"{_SS}{name}", "")[:7]
    return int(written) if written.isascii() and written.isdigit() else 0


def _value(data: Element | None) -> Cell:
    if data is None:
        return ""
    text, kind = "".join(data.itertext()), data.get(f"{_SS}Type")
    try:
        if kind == "Number":
            return float(text)
        if kind == "DateTime":
            when = datetime.fromisoformat(text)
            return when if when.time() != when.min.time() else when.date()
    except ValueError:
        return text
    return text == "1" if kind == "Boolean" else text

"""A workbook that leaves the house: nothing in it is run, and it says who took it out, when and why."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from niangjia.kernel.imprint import Imprint
from niangjia.kernel.sheets.neutral import neutral
from niangjia.kernel.wording import Language, Wording

NOTES = Wording("说明", "notes")
NOTE_WIDTHS = 16, 64
LONGEST_FOOT = 200
"""Characters of a page's foot: Excel takes 255, the page number and signs of layout among them."""
SETTLED = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
Notes = tuple[tuple[Wording, str], ...]


class _Page(Worksheet):  # type: ignore[misc]
    """A sheet in which text is only ever text."""

    def _write_string(self, row: int, col: int, string: str, cell_format: Any = None) -> Any:
        return super()._write_string(row, col, neutral(string), cell_format)


class Marked(xlsxwriter.Workbook):  # type: ignore[misc]
    """A workbook to be used as a context; of one with an `imprint` every sheet says it when it is printed.

    On closing it gets a last sheet 说明 with the imprint and with `notes` (which rows, how chosen).
    """

    def __init__(
        self,
        content: BytesIO,
        imprint: Imprint | None = None,
        *,
        notes: Notes = (),
        language: Language = "zh",
        constant_memory: bool = False,
    ) -> None:
        memory = {"constant_memory": constant_memory, "in_memory": not constant_memory}
        super().__init__(content, SETTLED | memory)
        self._imprint, self._notes, self._language = imprint, notes, language
        if imprint is not None:
            self.set_properties({"author": imprint.who, "comments": imprint.line, "keywords": imprint.number})

    def add_worksheet(self, name: str | None = None, worksheet_class: Any = None) -> Worksheet:
        """A sheet; printed, its foot carries the imprint."""
        page = super().add_worksheet(name, worksheet_class or _Page)
        if self._imprint is not None:
            page.set_footer(f"{self.foot}&R&8&P / &N")
        return page

    @property
    def foot(self) -> str:
        """The imprint for the left of a printed sheet's foot; empty where there is none.

        An ampersand would be read as a sign of layout.
        """
        line = self._imprint.line[:LONGEST_FOOT] if self._imprint else ""
        return "&L&7&K808080" + line.replace("&", "＆") if line else ""

    def close(self) -> None:
        """Add the last sheet and write the file."""
        notes = (*(self._imprint.notes if self._imprint else ()), *self._notes)
        if notes and not self.fileclosed:
            _note(self.add_worksheet(NOTES.said_in(self._language)), notes, self._language)
        super().close()


def _note(page: Worksheet, notes: Notes, language: Language) -> None:
    for column, width in enumerate(NOTE_WIDTHS):
        page.set_column(column, column, width)
    for number, (what, text) in enumerate(notes):
        page.write_string(number, 0, what.said_in(language))
        page.write_string(number, 1, text)

"""Reading a book as a list: every row of every visible sheet accepted, refused, a duplicate or ignored."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import Generic

from niangjia.kernel.sheets import noise
from niangjia.kernel.sheets.book import Book, Tab
from niangjia.kernel.sheets.cells import is_blank
from niangjia.kernel.sheets.columns import Sheet
from niangjia.kernel.sheets.cutoff import cut_off_date
from niangjia.kernel.sheets.entries import (
    Accepted,
    Correction,
    Duplicate,
    Ignored,
    Reading,
    Refusal,
    Row,
    Understood,
)
from niangjia.kernel.sheets.errors import SheetError
from niangjia.kernel.sheets.heading import Heading, find_heading, missing_columns
from niangjia.kernel.sheets.row import RowInReading
from niangjia.kernel.wording import Wording


@dataclass(frozen=True, slots=True)
class Meaning(Generic[Row]):
    """What the rows of a list mean.

    `of` makes the facts of a row, or notes against it why it cannot. `identity` tells whom or what a row is
    about: a second row about the same with equal facts is a duplicate, with other facts it is refused with
    `contradiction` on column `about`.
    """

    of: Callable[[RowInReading], Row | None]
    identity: Callable[[Row], Hashable]
    about: str
    contradiction: str
    contradicted: Wording


def read(book: Book, sheet: Sheet, meaning: Meaning[Row]) -> Reading[Row]:
    """`book` read as `sheet`; raises `SheetError` when no visible sheet holds such a list."""
    state = _State(sheet, meaning, book.typed)
    for tab in book.tabs:
        if not tab.visible:
            state.ignored.append(Ignored(tab.name, 0, noise.HIDDEN))
        elif heading := find_heading(tab, sheet):
            state.take(tab, heading)
        else:
            state.ignored.append(Ignored(tab.name, 0, noise.NO_HEADING))
    if not state.understood:
        raise _no_heading(book, sheet)
    return state.reading()


@dataclass(slots=True)
class _State(Generic[Row]):
    sheet: Sheet
    meaning: Meaning[Row]
    typed: bool
    accepted: list[Accepted[Row]] = field(default_factory=list)
    corrected: list[Correction] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    duplicates: list[Duplicate] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)
    understood: list[Understood] = field(default_factory=list)
    known: dict[Hashable, Accepted[Row]] = field(default_factory=dict)
    cut_off: date | None = None

    def take(self, tab: Tab, heading: Heading) -> None:
        self.understood.append(heading.understood(tab.name))
        beside: list[int] = list(range(heading.first))
        for place in beside:
            if not all(is_blank(cell) for cell in tab.rows[place]):
                self.ignored.append(Ignored(tab.name, place + 1, noise.TITLE))
        filled = [place for place, row in enumerate(tab.rows) if any(cell != "" for cell in row)]
        for place in range(heading.last + 1, filled[-1] + 1):
            why = noise.why_not_data(tab.rows[place], heading)
            if why is None:
                self._row(RowInReading(tab.name, place + 1, tab.rows[place], heading, typed=self.typed))
            else:
                beside.append(place)
                self.ignored.append(Ignored(tab.name, place + 1, why))
        self.cut_off = self.cut_off or cut_off_date(cell for place in beside for cell in tab.rows[place])

    def _row(self, row: RowInReading) -> None:
        facts = self.meaning.of(row)
        self.corrected.extend(row.corrections)
        if row.problems or facts is None:
            self._refuse(row)
            return
        who = self.meaning.identity(facts)
        earlier = self.known.get(who)
        if earlier is None:
            taken = Accepted(row.sheet, row.number, facts, tuple(row.warnings))
            self.known[who] = taken
            self.accepted.append(taken)
        elif earlier.facts == facts:
            self.duplicates.append(Duplicate(row.sheet, row.number, earlier.sheet, earlier.row))
        else:
            said = self.meaning.contradicted
            where = Wording(
                f"{said.zh}（见{earlier.sheet}第{earlier.row}行）",
                f"{said.en} (see {earlier.sheet}, row {earlier.row})",
            )
            row.refuse(self.meaning.about, self.meaning.contradiction, where)
            self._refuse(row)

    def _refuse(self, row: RowInReading) -> None:
        self.refused.append(
            Refusal(row.sheet, row.number, tuple(row.problems), self.sheet.titles, row.shown_cells())
        )

    def reading(self) -> Reading[Row]:
        return Reading(
            tuple(self.accepted),
            tuple(self.corrected),
            tuple(self.refused),
            tuple(self.duplicates),
            tuple(self.ignored),
            tuple(self.understood),
            self.cut_off,
        )


def _no_heading(book: Book, sheet: Sheet) -> SheetError:
    visible = [tab for tab in book.tabs if tab.visible]
    missing = min((missing_columns(tab, sheet) for tab in visible), key=len, default=[])
    looked_for = missing or [column for column in sheet.columns if column.required]
    zh = "、".join(column.title.zh for column in looked_for)
    en = ", ".join(column.title.en for column in looked_for)
    return SheetError(
        "no heading",
        Wording(
            f"没有找到“{sheet.title.zh}”的表头，缺少列：{zh}",
            f"no heading of “{sheet.title.en}” found; missing: {en}",
        ),
    )

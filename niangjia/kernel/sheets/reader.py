"""Reading a book as a list: every row of every visible sheet accepted, refused, a duplicate or ignored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from typing import Generic

from niangjia.kernel.sheets import noise
from niangjia.kernel.sheets.above import Above
from niangjia.kernel.sheets.book import Book, Tab
from niangjia.kernel.sheets.cells import is_blank, shown
from niangjia.kernel.sheets.collector import collector_at_rest
from niangjia.kernel.sheets.columns import Sheet
from niangjia.kernel.sheets.cutoff import cut_off_date
from niangjia.kernel.sheets.entries import Ignored, Reading, Row
from niangjia.kernel.sheets.errors import SheetError
from niangjia.kernel.sheets.heading import Corrections, Heading, headings_of, missing_columns
from niangjia.kernel.sheets.meaning import Meaning
from niangjia.kernel.sheets.row import RowInReading
from niangjia.kernel.sheets.taking import Taken
from niangjia.kernel.wording import Wording

__all__ = ["Meaning", "read"]

TELL_EVERY = 250

HIDDEN_ROW = Wording(
    "此行在原表中被隐藏或筛掉，已照常读取", "this row is hidden in the file; it was read all the same"
)

Progress = Callable[[int, int], None]


def read(
    book: Book,
    sheet: Sheet,
    meaning: Meaning[Row],
    *,
    headings: Mapping[str, str | None] | None = None,
    progress: Progress | None = None,
) -> Reading[Row]:
    """`book` read as `sheet`; raises `SheetError` when no visible sheet holds such a list.

    `headings` corrects what headings mean: their word (`heading_word`) → a column's key, None for no column.
    `progress` is told every few hundred rows how many of all are done.
    """
    taken = Taken(sheet, meaning)
    reading = _Reading(sheet, meaning, taken, book, progress)
    with collector_at_rest():
        for tab in book.tabs:
            if not tab.visible:
                taken.ignored.append(Ignored(tab.name, 0, noise.HIDDEN))
            elif found := headings_of(tab, sheet, headings):
                reading.take(tab, found)
            else:
                taken.ignored.append(Ignored(tab.name, 0, noise.NO_HEADING))
            reading.passed(tab)
    if not taken.understood:
        raise _no_heading(book, sheet, headings)
    return taken.reading()


class _Reading(Generic[Row]):
    """The way through one book, from the first sheet to the last."""

    def __init__(
        self, sheet: Sheet, meaning: Meaning[Row], taken: Taken[Row], book: Book, progress: Progress | None
    ) -> None:
        self.sheet, self.meaning, self.taken, self.typed = sheet, meaning, taken, book.typed
        self._progress = progress
        self._before, self._rows = 0, sum(len(tab.rows) for tab in book.tabs)

    def take(self, tab: Tab, headings: tuple[Heading, ...]) -> None:
        """Every row of one sheet."""
        above = Above(tab, self.sheet, self.meaning.tells_place)
        end = _end_of(tab)
        groups = [tuple(group) for _, group in groupby(headings, key=lambda one: one.first)]
        firsts = [*(group[0].first for group in groups[1:]), end]
        beside = self._titles(tab, groups[0][0].first, above)
        known: tuple[Heading, ...] = ()
        crossed = tab.crossed_out
        uncomputed: dict[int, set[int]] = {}
        for row, place in tab.uncomputed:
            uncomputed.setdefault(row, set()).add(place)
        for group, until in zip(groups, firsts, strict=True):
            if [one.bound for one in group] != [one.bound for one in known]:
                self.taken.understood.extend(one.understood(tab.name) for one in group)
            if known:
                heading_rows = range(group[0].first, group[0].last + 1)
                self.taken.ignored.extend(Ignored(tab.name, row + 1, noise.REPEATED) for row in heading_rows)
            known = group
            for number in range(group[0].last + 1, until):
                why = self._row(tab, number, group, above, number in crossed, uncomputed.get(number, ()))
                if why is not None:
                    beside.append(number)
                    self.taken.ignored.append(Ignored(tab.name, number + 1, why))
                if self._progress and number % TELL_EVERY == 0:
                    self._progress(self._before + number, self._rows)
        if self.taken.cut_off is None:
            self.taken.cut_off = cut_off_date(cell for place in beside for cell in tab.rows[place])

    def passed(self, tab: Tab) -> None:
        """A sheet lies behind."""
        self._before += len(tab.rows)
        if self._progress:
            self._progress(self._before, self._rows)

    def _titles(self, tab: Tab, first: int, above: Above) -> list[int]:
        for place in range(first):
            if not all(is_blank(cell) for cell in tab.rows[place]):
                self.taken.ignored.append(Ignored(tab.name, place + 1, noise.TITLE))
                above.title(tab.rows[place])
        return list(range(first))

    def _row(
        self,
        tab: Tab,
        number: int,
        headings: tuple[Heading, ...],
        above: Above,
        crossed_out: bool,
        uncomputed: set[int] | tuple[()],
    ) -> Wording | None:
        """Take one row, once for each list beside another; why it is no data, where it is none in any."""
        ignored: Wording | None = None
        data = False
        row = tab.rows[number]
        alone = len(headings) > 1 and sum(not is_blank(cell) for cell in row) == 1
        for heading in headings[:1] if alone else headings:
            cells = row if alone else heading.part_of(row)
            beside_it = not alone and heading.has_nothing_in(cells)
            why = noise.BLANK if beside_it else noise.why_not_data(cells, heading, self.meaning.tells_place)
            if why is noise.SECTION:
                above.begin_section(next(shown(cell) for cell in cells if not is_blank(cell)))
            if why is not None:
                ignored = why if ignored in (None, noise.BLANK) else ignored
                continue
            data = True
            taken = RowInReading(
                tab.name,
                number + 1,
                cells,
                heading,
                above,
                typed=self.typed,
                uncomputed=uncomputed,
                crossed_out=crossed_out,
            )
            if number in tab.hidden_rows:
                taken.warnings.append(HIDDEN_ROW)
            above.passed(number, heading)
            self.taken.row(taken)
        return None if data else ignored


def _end_of(tab: Tab) -> int:
    """Behind the last row in which anything stands."""
    return next(
        (row + 1 for row in range(len(tab.rows) - 1, -1, -1) if any(cell != "" for cell in tab.rows[row])), 0
    )


def _no_heading(book: Book, sheet: Sheet, headings: Corrections | None) -> SheetError:
    visible = [tab for tab in book.tabs if tab.visible]
    missing = min((missing_columns(tab, sheet, headings) for tab in visible), key=len, default=[])
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

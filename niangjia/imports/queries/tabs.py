"""The sides of a workbook as tables: the file's own sheet and row, its cells, what is said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence, Set
from typing import Any

from niangjia.imports.queries.workbooks import Preview
from niangjia.imports.types import Line, Shown, Tab
from niangjia.kernel.sheets import Accepted, Column, Correction, Duplicate, Ignored, Reading, Refusal
from niangjia.kernel.sheets.remedies import explained
from niangjia.kernel.wording import Wording

LABELS = {
    Tab.REFUSED: Wording("待核实", "to be checked"),
    Tab.CORRECTED: Wording("已修正", "corrected"),
    Tab.ACCEPTED: Wording("可入库", "accepted"),
    Tab.DUPLICATES: Wording("重复", "duplicates"),
    Tab.IGNORED: Wording("忽略", "ignored"),
    Tab.HEADINGS: Wording("表头认读", "headings"),
}
FIRST_CELL = Wording("此行写的是", "the row says")
HEADING = Wording("表头所写", "heading as written")
TAKEN_AS = Wording("认作", "taken as")
NOT_TAKEN = Wording("未采用", "not taken")
COLUMN = Wording("列", "column")
BEFORE, AFTER = Wording("原来", "before"), Wording("修正为", "after")


def entries_of(reading: Reading[Any], tab: Tab) -> Sequence[Any]:
    """What a tab lists, in the order of the file."""
    if tab is Tab.HEADINGS:
        return [(one, *pair) for one in reading.understood for pair in one.headings]
    lists: dict[Tab, Sequence[Any]] = {
        Tab.REFUSED: sorted(reading.refused, key=lambda one: (_nth(reading, one.sheet), one.row)),
        Tab.CORRECTED: reading.corrected,
        Tab.ACCEPTED: reading.accepted,
        Tab.DUPLICATES: reading.duplicates,
        Tab.IGNORED: reading.ignored,
    }
    return lists[tab]


def headings_of(preview: Preview, tab: Tab) -> tuple[Wording, ...]:
    """The headings of a tab's own columns, between the row number and what is said of the row."""
    fixed: dict[Tab, tuple[Wording, ...]] = {
        Tab.CORRECTED: (*(column.title for column in _telling(preview)[:1]), COLUMN, BEFORE, AFTER),
        Tab.IGNORED: (FIRST_CELL,),
        Tab.HEADINGS: (HEADING, TAKEN_AS),
    }
    return fixed[tab] if tab in fixed else tuple(column.title for column in _columns(preview, tab))


def lines_of(preview: Preview, tab: Tab, entries: Sequence[Any]) -> list[Line]:
    """Some entries of a tab as lines; personal values masked."""
    columns = _columns(preview, tab)
    fixed = {(one.sheet, one.row, one.column) for one in preview.reading.corrected}
    make: dict[Tab, Callable[[Any], Line]] = {
        Tab.REFUSED: lambda one: _refused(preview, columns, one, fixed),
        Tab.CORRECTED: lambda one: _corrected(preview, one),
        Tab.ACCEPTED: lambda one: _line(preview, columns, one, one.warnings, fixed=fixed),
        Tab.DUPLICATES: lambda one: _line(preview, columns, one, (_same_as(one),)),
        Tab.IGNORED: lambda one: _ignored(preview, one),
        Tab.HEADINGS: lambda one: Line(
            one[0].sheet, one[0].row, (Shown(one[1]), Shown(one[2] or NOT_TAKEN, "" if one[2] else "na"))
        ),
    }
    return [make[tab](entry) for entry in entries]


def tally_of(ignored: Sequence[Ignored]) -> list[tuple[Wording, int]]:
    """How many rows were ignored for which reason, the most frequent first."""
    return Counter(one.why for one in ignored).most_common()


def _nth(reading: Reading[Any], sheet: str) -> int:
    return next((at for at, one in enumerate(reading.understood) if one.sheet == sheet), 0)


def _telling(preview: Preview) -> list[Column]:
    return [column for column in preview.original.columns() if column.required]


def _columns(preview: Preview, tab: Tab) -> list[Column]:
    """All of them for what is accepted; else those that tell whom a row is about, and those refused."""
    if tab is Tab.ACCEPTED:
        return list(preview.original.columns())
    wrong = {problem.column for one in preview.reading.refused for problem in one.problems}
    asked = wrong if tab is Tab.REFUSED else set()
    return [column for column in preview.original.columns() if column.required or column.key in asked]


def _line(
    preview: Preview,
    columns: Sequence[Column],
    one: Accepted[Any] | Duplicate | Refusal,
    notes: tuple[Wording, ...],
    wrong: Set[str] = frozenset(),
    fixed: Set[tuple[str, int, str]] = frozenset(),
) -> Line:
    cells = tuple(
        Shown(
            preview.original.text(one.sheet, one.row, column),
            "bad" if column.key in wrong else "fix" if (one.sheet, one.row, column.key) in fixed else "",
        )
        for column in columns
    )
    return Line(one.sheet, one.row, cells, notes)


def _refused(
    preview: Preview, columns: Sequence[Column], one: Refusal, fixed: Set[tuple[str, int, str]]
) -> Line:
    notes = tuple(explained(problem, one) for problem in one.problems)
    return _line(preview, columns, one, notes, {problem.column for problem in one.problems}, fixed)


def _corrected(preview: Preview, one: Correction) -> Line:
    who = [Shown(preview.original.text(one.sheet, one.row, column)) for column in _telling(preview)[:1]]
    cells = (*who, Shown(one.title), Shown(one.before, "was"), Shown(one.after, "fix"))
    return Line(one.sheet, one.row, cells, tuple(repair.label for repair in one.repairs))


def _same_as(one: Duplicate) -> Wording:
    return Wording(
        f"与“{one.earlier_sheet}”第{one.earlier_row}行相同，只入库一次。",
        f"Says the same as “{one.earlier_sheet}”, row {one.earlier_row}; taken once.",
    )


def _ignored(preview: Preview, one: Ignored) -> Line:
    text = preview.original.first_text(one.sheet, one.row) if one.row else ""
    return Line(one.sheet, one.row, (Shown(text),), (one.why,))

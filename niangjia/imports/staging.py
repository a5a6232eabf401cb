"""The sides of a workbook as lines: the file's own sheet and row, its cells, what is said of them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from niangjia.imports.types import Comparison, Importer, Line, Shown, Side, Tab
from niangjia.kernel.changes import Difference
from niangjia.kernel.sheets import Accepted, Column, Correction, Duplicate, Ignored, Reading, Refusal
from niangjia.kernel.sheets.original import Original
from niangjia.kernel.sheets.remedies import explained
from niangjia.kernel.sheets.words import heading_word
from niangjia.kernel.wording import Wording

FIRST_CELL = Wording("此行写的是", "the row says")
HEADING = Wording("表头所写", "heading as written")
TAKEN_AS = Wording("认作", "taken as")
NOT_TAKEN = Wording("未采用", "not taken")
COLUMN = Wording("列", "column")
BEFORE, AFTER = Wording("原来", "before"), Wording("修正为", "after")
STANDS, NOW = Wording("现有", "stands now"), Wording("表中", "in the file")
WHO, UNIT, WHAT = Wording("姓名", "name"), Wording("单位", "unit"), Wording("现有情况", "what stands now")


def sides(importer: Importer, comparison: Comparison, original: Original) -> dict[Tab, Side]:
    """Every side of a compared workbook, personal values masked."""
    return _Staging(importer, comparison, original).sides()


def heading_side(headings: Iterable[tuple[str, int, str, Wording | None]]) -> Side:
    """Headings as (sheet, row, text, column taken as); the key of each line is the heading's word."""
    return Side(
        (HEADING, TAKEN_AS),
        tuple(
            Line(
                sheet,
                row,
                (Shown(text), Shown(title or NOT_TAKEN, "" if title else "na")),
                key=heading_word(text),
            )
            for sheet, row, text, title in headings
        ),
    )


@dataclass
class _Staging:
    importer: Importer
    comparison: Comparison
    original: Original
    reading: Reading[Any] = field(init=False)
    fixed: set[tuple[str, int, str]] = field(init=False)
    columns: tuple[Column, ...] = field(init=False)
    telling: tuple[Column, ...] = field(init=False)
    """The columns that tell whom or what a row is about."""

    def __post_init__(self) -> None:
        self.reading = self.comparison.reading
        self.fixed = {(one.sheet, one.row, one.column) for one in self.reading.corrected}
        self.columns = self.original.columns()
        self.telling = tuple(column for column in self.columns if column.required)

    def sides(self) -> dict[Tab, Side]:
        accepted = self.reading.accepted
        new = [one for nth, one in enumerate(accepted) if nth in self.comparison.new]
        changed = [(accepted[nth], what) for nth, what in self.comparison.changed.items()]
        unchanged = [
            one
            for nth, one in enumerate(accepted)
            if nth not in self.comparison.new and nth not in self.comparison.changed
        ]
        order = {one.sheet: nth for nth, one in enumerate(self.reading.understood)}
        refused = sorted(self.reading.refused, key=lambda one: (order.get(one.sheet, len(order)), one.row))
        wrong = {problem.column for one in refused for problem in one.problems}
        asked = tuple(column for column in self.columns if column.required or column.key in wrong)
        return {
            Tab.REFUSED: self._side(asked, [self._refused(asked, one) for one in refused]),
            Tab.NEW: self._side(self.columns, [self._row(self.columns, one, one.warnings) for one in new]),
            Tab.CHANGED: Side(
                (*self._titles(self.telling[:1]), COLUMN, STANDS, NOW),
                tuple(line for one, what in changed for line in self._changed(one, what)),
            ),
            Tab.ABSENT: Side((WHO, UNIT, WHAT), tuple(self._absent())),
            Tab.UNCHANGED: self._side(
                self.telling, [self._row(self.telling, one, one.warnings) for one in unchanged]
            ),
            Tab.CORRECTED: Side(
                (*self._titles(self.telling[:1]), COLUMN, BEFORE, AFTER),
                tuple(self._corrected(one) for one in self.reading.corrected),
            ),
            Tab.DUPLICATES: self._side(
                self.telling,
                [self._row(self.telling, one, (_same_as(one),)) for one in self.reading.duplicates],
            ),
            Tab.IGNORED: Side((FIRST_CELL,), tuple(self._ignored(one) for one in self.reading.ignored)),
            Tab.HEADINGS: heading_side(
                (one.sheet, one.row, text, title)
                for one in self.reading.understood
                for text, title in one.headings
            ),
        }

    def _titles(self, columns: Iterable[Column]) -> tuple[Wording, ...]:
        return tuple(column.title for column in columns)

    def _side(self, columns: Sequence[Column], lines: Iterable[Line]) -> Side:
        return Side(self._titles(columns), tuple(lines))

    def _row(
        self,
        columns: Iterable[Column],
        one: Accepted[Any] | Duplicate | Refusal,
        notes: tuple[Wording, ...],
        tone: Callable[[str], str] = lambda _key: "",
    ) -> Line:
        cells = tuple(
            Shown(
                self.original.text(one.sheet, one.row, column),
                tone(column.key) or ("fix" if (one.sheet, one.row, column.key) in self.fixed else ""),
            )
            for column in columns
        )
        return Line(one.sheet, one.row, cells, notes)

    def _refused(self, columns: Sequence[Column], one: Refusal) -> Line:
        wrong = {problem.column for problem in one.problems}
        notes = tuple(explained(problem, one) for problem in one.problems)
        return self._row(columns, one, notes, lambda key: "bad" if key in wrong else "")

    def _who(self, one: Accepted[Any] | Correction) -> list[Shown]:
        return [Shown(self.original.text(one.sheet, one.row, column)) for column in self.telling[:1]]

    def _changed(self, one: Accepted[Any], what: Sequence[Difference]) -> Iterable[Line]:
        for difference in what:
            cells = (
                *self._who(one),
                Shown(difference.label),
                Shown(difference.before, "was" if difference.before else "na"),
                Shown(difference.after, "fix"),
            )
            yield Line(one.sheet, one.row, cells, one.warnings)

    def _absent(self) -> Iterable[Line]:
        for one in self.comparison.absent:
            yield Line("", 0, (Shown(one.who), Shown(one.where), Shown(one.said)), key=str(one.key))

    def _corrected(self, one: Correction) -> Line:
        cells = (
            *self._who(one),
            Shown(one.title),
            Shown(one.before, "was"),
            Shown(one.after, "fix"),
        )
        return Line(one.sheet, one.row, cells, tuple(repair.label for repair in one.repairs))

    def _ignored(self, one: Ignored) -> Line:
        text = self.original.first_text(one.sheet, one.row) if one.row else ""
        return Line(one.sheet, one.row, (Shown(text),), (one.why,))


def ignored_tally(ignored: Sequence[Ignored]) -> list[dict[str, Mapping[str, str] | int]]:
    """How many rows were ignored for which reason, the most frequent first, as the summary keeps it."""
    counted: dict[Wording, int] = {}
    for one in ignored:
        counted[one.why] = counted.get(one.why, 0) + 1
    ranked = sorted(counted.items(), key=lambda one: -one[1])
    return [{"why": {"zh": why.zh, "en": why.en}, "number": number} for why, number in ranked]


def _same_as(one: Duplicate) -> Wording:
    return Wording(
        f"与“{one.earlier_sheet}”第{one.earlier_row}行相同，只入库一次。",
        f"Says the same as “{one.earlier_sheet}”, row {one.earlier_row}; taken once.",
    )

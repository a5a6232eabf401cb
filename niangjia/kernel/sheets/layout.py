"""Where things stand on a sheet of the error workbook: refused rows under their headings, added columns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from niangjia.kernel.sheets import noise
from niangjia.kernel.sheets.columns import Column
from niangjia.kernel.sheets.entries import Reading, Refusal
from niangjia.kernel.sheets.heading import Heading
from niangjia.kernel.sheets.original import Original
from niangjia.kernel.wording import Wording

REASON = Wording("问题与办法", "problem and remedy")
FIRST = "nothing to repeat"
"""A 同上 that had nothing above it must not come to stand below another row."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One sheet: headings side by side are a group; a row stands once, with all that is said against it."""

    groups: tuple[tuple[Heading, ...], ...]
    refused: Mapping[int, Sequence[Refusal]]
    reason: int
    sections: frozenset[int]
    """The numbers of the lines between the rows, which say something of those below them."""

    further: Mapping[int, Column]
    """Columns the file lacks, for what was told elsewhere than in the row, by where they are added."""

    @classmethod
    def of(cls, original: Original, reading: Reading[Any], name: str) -> Layout:
        """The layout of the sheet of that name."""
        headings, tab = original.headings[name], original.tab(name)
        refused: dict[int, list[Refusal]] = {}
        for one in reading.refused:
            if one.sheet == name:
                refused.setdefault(one.row, []).append(one)
        width = max(len(row) for row in tab.rows)
        texts = [text for heading in headings for text in heading.texts]
        known = next((text for text in (REASON.zh, REASON.en) if text in texts), None)
        standing = (one.texts.index(known) for one in headings if known in one.texts) if known else iter(())
        told = {
            key
            for number, refusals in refused.items()
            for one in refusals
            for key in one.filled
            if original.position(name, number, key) is None
        }
        lacking = [column for column in original.sheet.all_columns if column.key in told]
        further = dict(enumerate(lacking, start=width))
        groups = tuple(tuple(group) for _, group in groupby(headings, key=lambda one: one.first))
        sections = frozenset(
            one.row for one in reading.ignored if one.sheet == name and one.why == noise.SECTION
        )
        return cls(groups, refused, next(standing, width + len(further)), sections, further)

    def under(self, group: Sequence[Heading]) -> list[tuple[int, Sequence[Refusal]]]:
        """What was refused in each row under a group of headings, and the number of the line it belongs to.

        In the order in which it is written: as in the file, but a repetition of nothing comes first. The line
        between the rows (离职人员, 涪城区) is 0 where there is none.
        """
        after = self.groups.index(tuple(group)) + 1
        end = self.groups[after][0].first if after < len(self.groups) else None
        rows = [
            (max((one for one in self.sections if one < number), default=0), number)
            for number in self.refused
            if number > group[0].last + 1 and (end is None or number <= end)
        ]
        rows.sort(key=lambda row: (row[0], not _leans_on_nothing(self.refused[row[1]]), row[1]))
        return [(section, self.refused[number]) for section, number in rows]


def _leans_on_nothing(refusals: Sequence[Refusal]) -> bool:
    return any(problem.code == FIRST for one in refusals for problem in one.problems)

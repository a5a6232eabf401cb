"""Keeping what was read in a workbook, sealed under its own key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from niangjia.imports.models import Import, SidePage
from niangjia.imports.sealing import LINES, sealed
from niangjia.imports.types import Leaving, Side, Tab


def keep_sides(workbook: Import, sides: Mapping[Tab, Side]) -> None:
    """Keep the sides of a workbook anew, a page of lines in each row; its summary counts the lines."""
    workbook.summary = workbook.summary | {
        "lines": {tab.value: len(side.lines) for tab, side in sides.items() if side.lines}
    }
    SidePage.objects.filter(workbook=workbook).delete()
    SidePage.objects.bulk_create(
        [
            SidePage(
                workbook=workbook,
                tab=tab.value,
                number=number,
                lines_sealed=sealed(workbook, Side(side.headings, lines), Side, about="side"),
            )
            for tab, side in sides.items()
            for number, lines in enumerate(_pages(side.lines), start=1)
        ],
        batch_size=500,
    )


def _pages(lines: Sequence[Any]) -> list[tuple[Any, ...]]:
    return [tuple(lines[at : at + LINES]) for at in range(0, len(lines), LINES)]


def keep_answers(workbook: Import, answers: Sequence[Leaving]) -> None:
    """Keep the leaving dates and reasons given so far."""
    workbook.answers_sealed = sealed(workbook, tuple(answers), tuple[Leaving, ...], about="answers")

"""What was read in a workbook, kept under its own key: its sides page by page, the answers given."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from niangjia.imports.models import Import, SidePage
from niangjia.imports.types import Comparison, Leaving, Side, Tab
from niangjia.kernel.vault import vault

LINES = 50
"""Lines of one page: as many as a page shows."""


@cache
def _shape(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def sealed(workbook: Import, value: Any, kind: Any, *, about: str) -> bytes:
    """A value as JSON of its declared shape, packed and sealed under the workbook's key."""
    packed = zlib.compress(_shape(kind).dump_json(value), level=1)
    return vault().seal_bytes(workbook.data_key, packed, about=about)


def opened(workbook: Import, content: bytes | memoryview, kind: Any, *, about: str) -> Any:
    """The value back. Raises `ValidationError` where the shape has changed since it was kept."""
    packed = vault().open_bytes(workbook.data_key, content, about=about)
    return _shape(kind).validate_json(zlib.decompress(packed))


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


def answers(workbook: Import) -> tuple[Leaving, ...]:
    """The leaving dates and reasons given so far."""
    if workbook.answers_sealed is None:
        return ()
    found: tuple[Leaving, ...] = opened(
        workbook, workbook.answers_sealed, tuple[Leaving, ...], about="answers"
    )
    return found


def fingerprint(comparison: Comparison) -> str:
    """Equal for equal comparisons: a commit does what the clerk was shown, or shows it anew."""
    said = (
        sorted(comparison.new),
        sorted(comparison.changed.items()),
        sorted((one.sheet, one.row) for one in comparison.reading.refused),
        sorted(one.key for one in comparison.absent),
    )
    return hashlib.sha256(repr(said).encode()).hexdigest()

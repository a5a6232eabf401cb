"""What was read in a workbook, sealed under its own key: its sides page by page, the answers given."""

from __future__ import annotations

import hashlib
import zlib
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from niangjia.imports.models import Import
from niangjia.imports.types import Comparison, Leaving
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

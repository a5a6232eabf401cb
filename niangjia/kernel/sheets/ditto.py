"""The marks people write for “the same as above”."""

from __future__ import annotations

from niangjia.kernel.sheets.cells import squeezed

LONGEST_DITTO = 8
_DITTO = frozenset(
    (
        *("同上", "同前", "同上行", "同上格", "ditto"),
        *("〃", "″", "〞", "〝", '"', "''", '""', "“", "”", "““", "””", "″″", "〃〃"),
    )
)
_FRAMES = "-—－…. "


def is_ditto(text: str) -> bool:
    """Whether a cell says that the one above it holds here as well: 同上, 〃, -"-."""
    if len(text) > LONGEST_DITTO:
        return False
    plain = squeezed(text).lower()
    return (plain.strip(_FRAMES) or plain) in _DITTO

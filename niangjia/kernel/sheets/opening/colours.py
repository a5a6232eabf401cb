"""Which colours are the grey of what no longer counts: no white, no black, no soft shading of a style."""

from __future__ import annotations

Channels = tuple[int, int, int]

GREY_FONT, GREY_FILL = (0x70, 0xE0), (0x78, 0xE0)
"""Lightness of a grey font and a grey fill. Darker fonts are ordinary text (#595959, #404040), and a
fill as light as #F2F2F2 is shading."""

MOST_COLOUR = 0x10
INDEXED: dict[int, Channels] = {22: (0xC0,) * 3, 23: (0x80,) * 3, 55: (0x96,) * 3, 63: (0x33,) * 3}
"""The greys of the palette every spreadsheet program begins with, by their index."""


def is_grey(channels: Channels | None, lightness: tuple[int, int], tint: float = 0.0) -> bool:
    """Whether a colour, made lighter or darker by `tint` (-1 to 1), is a grey within `lightness`."""
    if channels is None or max(channels) - min(channels) > MOST_COLOUR:
        return False
    plain = sum(channels) / 3
    seen = plain * (1 + tint) if tint < 0 else plain * (1 - tint) + 0xFF * tint
    return lightness[0] <= seen <= lightness[1]


def from_hexadecimal(written: str) -> Channels | None:
    """`FF808080`, `808080` or `#808080` as red, green and blue; None for anything else."""
    digits = written.lstrip("#")[-6:]
    try:
        red, green, blue = bytes.fromhex(digits)
    except ValueError:
        return None
    return red, green, blue

"""styles.xml: under which numbers a cell is struck through, and under which it is greyed out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar
from xml.etree.ElementTree import Element

from niangjia.kernel.sheets.opening.colours import (
    GREY_FILL,
    GREY_FONT,
    INDEXED,
    Channels,
    from_hexadecimal,
    is_grey,
)

_GREY_PATTERNS = frozenset(("lightGray", "mediumGray", "darkGray"))
_SWAPPED = (1, 0, 3, 2)  # a theme writes dark before light; cells count them the other way round
_FALSE = frozenset(("0", "false"))
Some = TypeVar("Some")


@dataclass(frozen=True, slots=True)
class Looks:
    """Numbers of the cell formats that mean: no longer."""

    struck: frozenset[int] = frozenset()
    grey: frozenset[int] = frozenset()


def looks_of(styles: Element | None, theme: Element | None) -> Looks:
    """The looks a workbook declares; most declare none, and their sheets need no second glance."""
    if styles is None:
        return Looks()
    colours = _theme_colours(theme)
    fonts = [_struck_or_grey(font, colours) for font in styles.iterfind("{*}fonts/{*}font")]
    fills = [_is_grey_fill(fill, colours) for fill in styles.iterfind("{*}fills/{*}fill")]
    struck, grey = set(), set()
    for number, format_ in enumerate(styles.iterfind("{*}cellXfs/{*}xf")):
        is_struck, is_grey_font = _at(fonts, format_.get("fontId"), (False, False))
        if is_struck:
            struck.add(number)
        if is_grey_font or _at(fills, format_.get("fillId"), False):
            grey.add(number)
    return Looks(frozenset(struck), frozenset(grey))


def _at(known: Sequence[Some], index: str | None, otherwise: Some) -> Some:
    place = int(index) if index and index.isdecimal() and len(index) < 10 else 0
    return known[place] if place < len(known) else otherwise


def _struck_or_grey(font: Element, theme: Sequence[Channels | None]) -> tuple[bool, bool]:
    strike = font.find("{*}strike")
    struck = strike is not None and strike.get("val", "1") not in _FALSE
    return struck, _is_grey(font.find("{*}color"), theme, GREY_FONT)


def _is_grey_fill(fill: Element, theme: Sequence[Channels | None]) -> bool:
    pattern = fill.find("{*}patternFill")
    if pattern is None:
        return False
    kind = pattern.get("patternType")
    return kind in _GREY_PATTERNS or (
        kind == "solid" and _is_grey(pattern.find("{*}fgColor"), theme, GREY_FILL)
    )


def _is_grey(colour: Element | None, theme: Sequence[Channels | None], lightness: tuple[int, int]) -> bool:
    if colour is None:
        return False
    written, tint = colour.get("rgb"), float(colour.get("tint") or 0)
    if written:
        return is_grey(from_hexadecimal(written), lightness, tint)
    if index := colour.get("indexed"):
        return is_grey(INDEXED.get(int(index)), lightness, tint)
    return is_grey(_at(theme, colour.get("theme"), None) if colour.get("theme") else None, lightness, tint)


def _theme_colours(theme: Element | None) -> list[Channels | None]:
    scheme = theme.find("{*}themeElements/{*}clrScheme") if theme is not None else None
    if scheme is None:
        return [(0xFF,) * 3, (0,) * 3]
    written = [next((one.get("lastClr") or one.get("val") or "" for one in colour), "") for colour in scheme]
    colours = [from_hexadecimal(one) for one in written]
    return [colours[_SWAPPED[at] if at < len(_SWAPPED) else at] for at in range(len(colours))]

"""Free text and names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from niangjia.kernel.names import MIDDLE_DOTS
from niangjia.kernel.sheets.cells import EXACT_DIGITS, Cell, half_width, shown
from niangjia.kernel.sheets.kinds.kind import Kind, Read, refused
from niangjia.kernel.sheets.kinds.plain import plain_text
from niangjia.kernel.sheets.repairs import Repair
from niangjia.kernel.wording import Wording

_DOTS = re.compile(rf"[{MIDDLE_DOTS}.．]+")
_WIDE_WORD = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
_BRACKETS = str.maketrans("()", "（）")
_RADICALS = re.compile("[\u2f00-\u2fd5]")  # what copying from a PDF makes of 一, 人, 文
_NO_NAME = re.compile(
    r"(?:先生|女士|小姐|同志|老师|主席)$|^(?:待定|待聘|待招|空缺|空岗|暂缺|缺岗|未到位|招聘中)$"
)
_PLAIN = re.compile("[\u4e00-\u9fff]{2,4}")
_LATIN = re.compile(r"[A-Za-z][A-Za-z .'’\-]*")


@dataclass(frozen=True)
class Text(Kind):
    """Text kept as written, without the white space around it."""

    def read(self, cell: Cell) -> Read:
        """Any text; a number too long for a spreadsheet to keep is refused."""
        if isinstance(cell, float | int) and not isinstance(cell, bool) and abs(cell) >= EXACT_DIGITS:
            return refused(
                "number damaged by spreadsheet",
                "长号码被表格存成了数字，末位已丢失",
                "a long number lost its end",
            )
        written = shown(cell)
        return Read(written.strip().lstrip("'") if written else "")


@dataclass(frozen=True)
class Title(Kind):
    """A name of an organisation: no spaces, half-width letters and digits, full-width brackets."""

    def read(self, cell: Cell) -> Read:
        """The name in its usual writing; every change is listed."""
        written = shown(cell)
        repairs = []
        text = "".join(written.split()).lstrip("'")
        if text != written:
            repairs.append(Repair.SPACES)
        narrow = _WIDE_WORD.sub(lambda wide: half_width(wide[0]), text)
        if narrow != text:
            repairs.append(Repair.FULL_WIDTH)
        usual = narrow.translate(_BRACKETS)
        if usual != narrow:
            repairs.append(Repair.BRACKETS)
        return Read(usual, tuple(repairs))


@dataclass(frozen=True)
class Name(Kind):
    """A person's name: Chinese without spaces, parts of a longer name joined by ·."""

    @property
    def hint(self) -> Wording:
        """How to write it."""
        return Wording("姓名，少数民族姓名用间隔号 ·", "name; parts joined by ·")

    def read(self, cell: Cell) -> Read:
        """The name: letters only. Latin names keep their spaces; digits, brackets and titles are refused."""
        if not isinstance(cell, str):
            return _not_a_name(shown(cell))
        if _PLAIN.fullmatch(cell) and not _NO_NAME.search(cell):
            return Read(cell)
        latin = half_width(cell).strip().lstrip("'")
        if _LATIN.fullmatch(latin):
            return Read(" ".join(latin.split()), (Repair.FULL_WIDTH,) if not cell.isascii() else ())
        text, repairs = plain_text(cell, spaces=Repair.SPACE_IN_NAME)
        joined = _DOTS.sub("·", text)
        if joined != text:
            repairs = [*(repair for repair in repairs if repair is not Repair.FULL_WIDTH), Repair.MIDDLE_DOT]
        whole = _RADICALS.sub(lambda radical: normalize("NFKC", radical[0]), joined)
        if whole != joined:
            repairs.append(Repair.RADICAL)
        if len(whole) < 2 or _NO_NAME.search(whole) or not all(_is_letter(part) for part in whole.split("·")):
            return _not_a_name(text)
        return Read(whole, tuple(repairs))


def _is_letter(part: str) -> bool:
    # Characters in the private-use area are rare names typed on older systems; the two planes of rarer
    # characters grow faster than Python learns of it.
    return bool(part) and all(
        character.isalpha()
        or character == "〇"
        or "\ue000" <= character <= "\uf8ff"
        or 0x20000 <= ord(character) < 0x40000
        or 0xF0000 <= ord(character) < 0x10FFFE
        for character in part
    )


def _not_a_name(text: Any) -> Read:
    return refused("not a name", f"“{text}”不像一个姓名", f"“{text}” does not look like a name")

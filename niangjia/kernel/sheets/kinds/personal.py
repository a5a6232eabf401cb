"""Citizen ID numbers and phones: shown masked, and never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from niangjia.kernel import identity
from niangjia.kernel.sheets.cells import EXACT_DIGITS, Cell, half_width, shown
from niangjia.kernel.sheets.kinds.kind import Kind, Read, refused
from niangjia.kernel.sheets.kinds.plain import plain_text
from niangjia.kernel.sheets.repairs import Repair
from niangjia.kernel.wording import Wording

_SCIENTIFIC = re.compile(r"[0-9](\.[0-9]+)?E\+?[0-9]+", re.IGNORECASE)
_MASKED = re.compile(r"[*#●■×]|[xX]{2,}|[0-9][·…_-]{2,}[0-9xX]")
_MOBILE = re.compile(r"(?:\+?0{0,2}86)?(1[3-9][0-9]{9})")
_PLAIN_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_LANDLINE = re.compile(r"(0[0-9]{2,3})?-?([2-9][0-9]{6,7})(?:-([0-9]{1,5}))?")
_PHONE_FILLING = re.compile(r"[-()—–]")
_SEVERAL = re.compile(r"[/、,;]|或|(?<=\d{11})(?=\d{11}$)")
_BETWEEN = re.compile(r"[/、,;|\n\r]+|或者?")
_LABEL = re.compile(r"^(?:手机|电话|座机|办公|办|宅|联系电话|TEL|Tel|tel)号?码?[:：]?")
_EXTENSION = re.compile(r"[(,]?转")


@dataclass(frozen=True)
class CitizenId(Kind):
    """A citizen ID number of eighteen characters, X in upper case."""

    personal: ClassVar[bool] = True

    @property
    def hint(self) -> Wording:
        """How to write it."""
        return Wording("18位身份证号，按文本填写", "18 characters, as text")

    def read(self, cell: Cell) -> Read:
        """The number; one that the spreadsheet made a number has lost its end and is refused."""
        if isinstance(cell, float | int):
            return _damaged() if abs(cell) >= EXACT_DIGITS else _flawed(shown(cell))
        if isinstance(cell, str) and len(cell) == identity.LENGTH and identity.flaw_of(cell) is None:
            return Read(cell)
        text, repairs = plain_text(cell, full_width=Repair.FULL_WIDTH_ID, spaces=Repair.SPACES_IN_ID)
        if _SCIENTIFIC.fullmatch(text):
            return _damaged()
        if _MASKED.search(text):
            return refused("id masked", "身份证号已被遮盖", "the ID number is masked")
        if text.endswith("x"):
            text = text.upper()
            repairs.append(Repair.LOWER_CASE_X)
        flaw = identity.flaw_of(text)
        if flaw is None:
            return Read(text, tuple(repairs))
        if flaw.code == "check digit" and text.endswith("000"):
            return _damaged()  # written out again after the number had lost its last three digits
        return refused(flaw.code, flaw.message.zh, flaw.message.en)


@dataclass(frozen=True)
class Phone(Kind):
    """A mobile number of eleven digits, or a fixed line written 0816-2326881."""

    personal: ClassVar[bool] = True

    @property
    def hint(self) -> Wording:
        """How to write it."""
        return Wording("手机号或带区号的座机", "a mobile number, or a fixed line with its area code")

    def read(self, cell: Cell) -> Read:
        """One phone; +86, spaces and dashes are repaired, several in one cell are refused."""
        text, repairs = plain_text(cell)
        phone = _phone_in(text)
        if phone is None and _SEVERAL.search(text):
            return refused("several values", "一格内有多个号码", "more than one phone in a cell")
        if phone is None:
            return refused("not a phone", "不是完整的电话号码", "not a whole phone number")
        return Read(phone, tuple(repairs) if text == phone else (*repairs, Repair.PHONE_SHAPE))


@dataclass(frozen=True)
class Phones(Phone):
    """One phone or several, as a tuple: mobile numbers first, else in the order they are written."""

    def read(self, cell: Cell) -> Read:
        """Every phone in the cell; where one of them is none, nothing is taken."""
        if isinstance(cell, str) and _PLAIN_MOBILE.fullmatch(cell):
            return Read((cell,))
        read = super().read(cell)
        if read.problem is None:
            return Read((read.value,), read.repairs)
        found = [
            _phone_in("".join(part.split()))
            for part in _BETWEEN.split(half_width(shown(cell)))
            if part.strip()
        ]
        if len(found) < 2:
            found = [_phone_in(part) for part in half_width(shown(cell)).split()]
        whole = [one for one in found if one is not None]
        if len(whole) < len(found) or not found:
            return refused("not a phone", "不是完整的电话号码", "not a whole phone number")
        mobile_first = sorted(dict.fromkeys(whole), key=lambda one: not _MOBILE.fullmatch(one))
        return Read(tuple(mobile_first), (Repair.SEVERAL_PHONES,))

    def show(self, value: Any) -> str:
        """The first of them: in its mask the others could not be told apart."""
        return str(value[0])

    def written(self, value: Any) -> Cell:
        """All of them, or the one phone that a row holds."""
        return "、".join(value) if isinstance(value, tuple) else str(value)


def _phone_in(text: str) -> str | None:
    """The one phone that a text without spaces writes out."""
    text = _LABEL.sub("", text)
    if match := _MOBILE.fullmatch(_PHONE_FILLING.sub("", text)):
        return match[1]
    if match := _LANDLINE.fullmatch(_EXTENSION.sub("-", text).replace("(", "").replace(")", "-")):
        return "-".join(part for part in match.groups() if part)
    return None


def _damaged() -> Read:
    return refused(
        "id damaged by spreadsheet",
        "身份证号被表格存成了数字，末几位已丢失，须按原件重新填写",
        "the spreadsheet made the ID a number and lost its end; write it again from the original",
    )


def _flawed(text: str) -> Read:
    flaw = identity.flaw_of(text)
    assert flaw is not None, "a number that a spreadsheet keeps exactly is too short for an ID"
    return refused(flaw.code, flaw.message.zh, flaw.message.en)

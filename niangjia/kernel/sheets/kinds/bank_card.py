"""Bank cards: shown masked, and never guessed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from niangjia.kernel import bank_card
from niangjia.kernel.sheets.cells import EXACT_DIGITS, Cell
from niangjia.kernel.sheets.kinds.kind import Kind, Read, refused
from niangjia.kernel.sheets.kinds.plain import plain_text
from niangjia.kernel.sheets.repairs import Repair
from niangjia.kernel.wording import Wording

_SCIENTIFIC = re.compile(r"[0-9](\.[0-9]+)?E\+?[0-9]+", re.IGNORECASE)
_MASKED = re.compile(r"[*#●■×xX]")
_GROUPED = re.compile(r"[0-9]{4}(?:-[0-9]{1,4})+")


@dataclass(frozen=True)
class BankCard(Kind):
    """The number of a bank card, 16 to 19 digits whose check digit is right."""

    personal: ClassVar[bool] = True

    @property
    def hint(self) -> Wording:
        """How to write it."""
        return Wording("16至19位银行卡号，按文本填写", "16 to 19 digits, as text")

    def read(self, cell: Cell) -> Read:
        """The number; one that the spreadsheet made a number has lost its end and is refused."""
        if isinstance(cell, float | int) and abs(cell) >= EXACT_DIGITS:
            return _damaged()
        text, repairs = plain_text(cell)
        if _GROUPED.fullmatch(text):
            text, repairs = text.replace("-", ""), [*repairs, Repair.CARD_SHAPE]
        if _SCIENTIFIC.fullmatch(text):
            return _damaged()
        if _MASKED.search(text):
            return refused("card masked", "银行卡号已被遮盖", "the bank card number is masked")
        flaw = bank_card.flaw_of(text)
        if flaw is not None:
            return refused(flaw.code, flaw.message.zh, flaw.message.en)
        return Read(text, tuple(repairs))

    def masked(self, text: str) -> str:
        """6217********1234."""
        return bank_card.mask(text)


def _damaged() -> Read:
    return refused(
        "card damaged by spreadsheet",
        "银行卡号被表格存成了数字，末几位已丢失，须按原件重新填写",
        "the spreadsheet made the card a number and lost its end; write it again from the original",
    )

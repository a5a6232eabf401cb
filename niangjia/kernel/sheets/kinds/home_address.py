"""Home addresses: a line of text, of which the county is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from niangjia.kernel import home_address
from niangjia.kernel.sheets.cells import Cell
from niangjia.kernel.sheets.kinds.kind import Kind, Read, refused
from niangjia.kernel.sheets.kinds.plain import plain_text
from niangjia.kernel.wording import Wording

SHORTEST, LONGEST = 4, 200


@dataclass(frozen=True)
class HomeAddress(Kind):
    """Where somebody lives."""

    personal: ClassVar[bool] = True

    @property
    def hint(self) -> Wording:
        """How to write it."""
        return Wording("从省、市、县写起的详细住址", "in full, from province, prefecture and county on")

    def read(self, cell: Cell) -> Read:
        """The address; what is too short to be one is refused."""
        text, repairs = plain_text(cell)
        if "*" in text:
            return refused("address masked", "住址已被遮盖", "the address is masked")
        if not SHORTEST <= len(text) <= LONGEST:
            return refused("not an address", "不是完整的住址", "not a whole address")
        return Read(text, tuple(repairs))

    def masked(self, text: str) -> str:
        """四川省绵阳市涪城区****."""
        return home_address.mask(text)

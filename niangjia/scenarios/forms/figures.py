"""Which number is asked for its basis: `must.1-.u.GH00000001.person`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Self

from niangjia.scenarios.types import Compared
from niangjia.staffing.types import ANY, COUNTS

_OF = re.compile(r"(\w+)\.(\d)(-?)\.([tgu])\.(\w*)\.(\w+)")


@dataclass(frozen=True, slots=True)
class FigureAsked:
    """Column, side, whether less the present; of a unit, of a group or of the whole; what is counted."""

    column: Compared
    side: int
    less: bool
    unit: bool
    code: str
    counted_in: str

    @classmethod
    def read(cls, text: str, *, sides: int) -> Self | None:
        """What the address asks; None where there is no such number."""
        match = _OF.fullmatch(text)
        if match is None or match[1] not in set(Compared) or int(match[2]) >= sides:
            return None
        column, counted_in = Compared(match[1]), match[6]
        if counted_in not in COUNTS or bool(match[5]) != (match[4] != "t"):
            return None
        if column is Compared.WORKERS:
            counted_in = ANY
        return cls(column, int(match[2]), bool(match[3]), match[4] == "u", match[5], counted_in)

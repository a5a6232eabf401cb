"""What every kind of value can do: read a cell, show a value, write it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from niangjia.kernel.identity import mask
from niangjia.kernel.sheets.cells import Cell
from niangjia.kernel.sheets.entries import Problem
from niangjia.kernel.sheets.repairs import Repair
from niangjia.kernel.wording import Wording


@dataclass(frozen=True, slots=True)
class Read:
    """A cell read: its value with the repairs that were needed, or the problem that stands against it."""

    value: Any = None
    repairs: tuple[Repair, ...] = ()
    problem: Problem | None = None


@dataclass(frozen=True)
class Kind:
    """A kind of value. Readers are pure, and get only cells that are not blank."""

    personal: ClassVar[bool] = False
    """Whether the value is shown masked."""

    @property
    def hint(self) -> Wording:
        """How to fill the column in, for the template."""
        return Wording("文字", "text")

    @property
    def choices(self) -> tuple[str, ...]:
        """The words the template offers; none where anything may be written."""
        return ()

    def read(self, cell: Cell) -> Read:
        """The value in a cell that is not blank."""
        raise NotImplementedError

    def under(self, heading: str, above: str) -> Self:
        """The kind below `heading` (万人, 年薪), where a line above it may tell a measure; numbers care."""
        return self

    def show(self, value: Any) -> str:
        """The value as text, as a correction shows it."""
        return str(value)

    def written(self, value: Any) -> Cell:
        """The value as an export writes it."""
        return self.show(value)

    def masked(self, text: str) -> str:
        """The text of a personal value, in whatever writing, as it may be shown."""
        return mask(text)


def refused(code: str, zh: str, en: str) -> Read:
    """A read that came to nothing, and why."""
    return Read(problem=Problem(code, Wording(zh, en)))

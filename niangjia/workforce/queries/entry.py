"""What a reader asks of the list of people. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum


class Sort(StrEnum):
    """What the list can be sorted by."""

    UNIT = "unit"
    NAME = "name"
    FORM = "form"
    START = "start"
    CONTRACT_END = "contract_end"
    WAGE = "wage"
    BORN = "age"


@dataclass(frozen=True, slots=True)
class Entry:
    """What the list of people is narrowed to and how it stands; an empty field narrows nothing.

    `chosen` are the values of each facet, any of which will do; `quality` is the key of a rule of the data.
    """

    text: str = ""
    unit_path: str = ""
    chosen: Mapping[str, Sequence[str]] = field(default_factory=dict)
    quality: str = ""
    sort: Sort = Sort.UNIT
    downward: bool = False

    @property
    def narrowed(self) -> bool:
        """Whether anything but the unit narrows the list."""
        return bool(self.text or self.quality or any(self.chosen.values()))

    @property
    def of_one_side(self) -> bool:
        """Whether no more than one facet narrows the list, beside the unit."""
        return not self.text.strip() and not self.quality and sum(map(bool, self.chosen.values())) <= 1

    def wide(self) -> Entry:
        """The same without its facets."""
        return replace(self, chosen={})

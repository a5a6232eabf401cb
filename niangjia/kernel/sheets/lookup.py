"""Finding what a name in a cell stands for, among the names that are known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from niangjia.kernel.sheets.repairs import Repair
from niangjia.kernel.wording import Wording

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Match(Generic[Key]):
    """The one thing a name stands for; `name` and `within` are its full name and the area it lies in.

    `by` tells what the name was, where it was not the full one: an alias, or a former name.
    """

    key: Key
    name: str
    within: str
    by: Repair = Repair.ALIAS


@dataclass(frozen=True, slots=True)
class NoMatch:
    """Nothing, or nothing certain: the reason's code and sentence, and the nearest known names."""

    code: str
    message: Wording
    nearest: tuple[str, ...] = ()


class Lookup(Protocol[Key]):
    """Whatever can say what a name, within an area if one is given, stands for."""

    def find(self, name: str, within: str | None = None) -> Match[Key] | NoMatch:
        """The match, or why there is none."""

    def area_in(self, text: str) -> str | None:
        """The one known area that a sheet's name or a title speaks of; None where it tells none for sure."""

"""What the rows of a list mean: told by the list, asked by the reader."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Generic

from niangjia.kernel.sheets.entries import Problem, Row
from niangjia.kernel.sheets.row import RowInReading
from niangjia.kernel.wording import Wording


def _no_place(_: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Meaning(Generic[Row]):
    """What the rows of a list mean.

    `of` makes the facts of a row, or notes against it why it cannot. `identity` tells whom or what a row is
    about: a second row about the same is a duplicate where `together` makes one of both. Else both are
    refused, for nothing tells which is right: with what `contradicting` says, or with `contradiction` on
    column `about`. `tells_place` answers which place the name of a sheet, a title or a line between
    the rows names.
    """

    of: Callable[[RowInReading], Row | None]
    identity: Callable[[Row], Hashable]
    about: str
    contradiction: str
    contradicted: Wording
    together: Callable[[Row, Row], Row | None] = lambda one, other: one if one == other else None
    contradicting: Callable[[Row, Row], Problem | None] = lambda _, __: None
    tells_place: Callable[[str], str | None] = _no_place

    def problem_between(self, one: Row, other: Row) -> Problem:
        """Why two rows about the same cannot both be right."""
        return self.contradicting(one, other) or Problem(self.contradiction, self.contradicted, self.about)

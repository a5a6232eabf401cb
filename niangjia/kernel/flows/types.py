"""The words of a flow. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording


class Desk(StrEnum):
    """Whose desk a move belongs to: the unit's own, or that of the unit directly above it."""

    OWN = "own"
    ABOVE = "above"


class Need(StrEnum):
    """What a move must bring along."""

    OPINION = "opinion"
    PAPER = "paper"
    ISSUER = "issuer"
    SCAN = "scan"


NEEDS: dict[Need, Wording] = {
    Need.OPINION: Wording("意见或理由", "an opinion or reason"),
    Need.PAPER: Wording("文号和成文日期", "the number and date of the paper"),
    Need.ISSUER: Wording("批复机关", "the office that replied"),
    Need.SCAN: Wording("盖章文件的扫描件", "the scan of the stamped paper"),
}


@dataclass(frozen=True, slots=True)
class Move:
    """One way from a state to another. `apart_from`: moves of this round whose doer may not do this one, nor
    whoever they were done for, nor anybody who stands in for either.

    A move `of_itself` comes of another act and is offered to nobody: a record gives way to a later one.
    """

    name: str
    label: Wording
    start: frozenset[str]
    end: str
    power: Permission
    desk: Desk = Desk.OWN
    needs: frozenset[Need] = frozenset()
    apart_from: tuple[str, ...] = ()
    of_itself: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """A record's states and the moves between them. A round begins whenever a move ends in `first`."""

    name: str
    first: str
    states: Mapping[str, Wording]
    moves: tuple[Move, ...]

    def move(self, name: str) -> Move:
        """The move of that name. Raises KeyError."""
        found = next((move for move in self.moves if move.name == name), None)
        if found is None:
            raise KeyError(name)
        return found


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody brings to a move: the legal day, an opinion, the paper's number, date and issuer.

    `scan`: the stamped paper hangs on the record as a file.
    """

    on: date
    opinion: str = ""
    number: str = ""
    paper_date: date | None = None
    issuer: str = ""
    scan: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A move that was taken: by whom and for whom, at which unit's desk, when, and what it brought.

    `by_name` is signed with the absent person's: 张三（代李四）.
    """

    move: str
    round: int
    by: str
    by_name: str
    unit_name: str
    at: datetime
    given: Given
    behalf_key: str = ""

    @property
    def persons(self) -> frozenset[str]:
        """The keys of all whose act it was: of the one who did it, and of the absent person stood in for."""
        return frozenset((self.by, self.behalf_key)) - {""}

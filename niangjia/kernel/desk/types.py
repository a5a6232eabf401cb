"""What lies on a desk: work that waits, what happened, headline numbers, shortcuts. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from niangjia.kernel.events import Event
from niangjia.kernel.figure import Figure
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording

MOST = 999
"""As far as a desk counts: of more it says that there are more."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Work that waits for a unit's desk: for whoever holds the power there, never for one person.

    `kind` is app.noun. `due` is the last day on which it is in time, of several the earliest; `since` the day
    from which it has waited. `unit_code` is empty where it is not the work of one unit.
    """

    kind: str
    title: Wording
    why: Wording
    url: str
    since: date | None = None
    due: date | None = None
    unit_code: str = ""
    unit_name: str = ""
    count: int = 1

    def days_left(self, on: date) -> int | None:
        """How many days are left; below 0 it is late. None where no day is set."""
        return None if self.due is None else (self.due - on).days

    def late(self, on: date) -> bool:
        """Whether its day is past."""
        return self.due is not None and self.due < on


@dataclass(frozen=True, slots=True)
class Told:
    """How the events of one name are told: 导入花名册 1 次，新增 12 人; Rosters taken in: 1, 12 added.

    `each` is the Chinese word an event is counted with; other than 次 it counts records, each once however
    often it was touched. `adds` are numbers of the event's details, summed; 0 is not told. `record` is the
    route of one record, by its id; `listed` the route where several are found.
    """

    name: str
    what: Wording
    power: Permission
    each: str = "次"
    adds: Mapping[str, Wording] = field(default_factory=dict)
    record: str = ""
    listed: str = ""


@dataclass(frozen=True, slots=True)
class Happened:
    """An audit event, as far as the desk tells it."""

    name: str
    on_id: str
    at: datetime
    who: str
    details: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Change:
    """What happened, in one sentence: when last, by whom, and where to look."""

    sentence: Wording
    url: str
    at: datetime
    who: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """A number of the desk with the address of its basis."""

    label: Wording
    figure: Figure
    url: str
    sub: Wording | None = None
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Board:
    """Headline numbers, and the work that follows from them: read together, since that may take a while."""

    numbers: Sequence[Headline] = ()
    waiting: Sequence[Waiting] = ()


@dataclass(frozen=True, slots=True)
class Shortcut:
    """Something often begun from the desk: its words, its route, its icon, the power it needs."""

    label: Wording
    route: str
    icon: str
    power: Permission


@dataclass(frozen=True, slots=True)
class PlaceAsked(Event[Sequence[str]]):
    """Of which divisions the actor's own union is, or the members of a named set are; empty where of none.

    Whoever knows the tree answers, so that lower floors can ask.
    """

"""The words of the staffing plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from niangjia.funding.types import Funded
from niangjia.kernel.figure import Status
from niangjia.kernel.wording import Wording


class Measure(StrEnum):
    """The columns of the plan: each is a figure with its drawer."""

    WORKERS = "workers"
    MUST = "must"
    MAY = "may"
    VALUE = "value"
    FUNDED = "funded"
    FILLED = "filled"
    SHORTFALL = "shortfall"
    ROOM = "room"
    ABOVE = "above"


LABELS: dict[Measure, Wording] = {
    Measure.WORKERS: Wording("职工人数", "Workers"),
    Measure.MUST: Wording("须配下限", "Mandatory"),
    Measure.MAY: Wording("可增配", "Further permitted"),
    Measure.VALUE: Wording("可配上限", "Ceiling"),
    Measure.FUNDED: Wording("保障名额", "Funded"),
    Measure.FILLED: Wording("已配", "Filled"),
    Measure.SHORTFALL: Wording("缺口", "Shortfall"),
    Measure.ROOM: Wording("可增配空间", "Room to add"),
    Measure.ABOVE: Wording("超配", "Above complement"),
}

PERSON, PROJECT, ANY = "person", "project", "any"
COUNTS: dict[str, Wording] = {PERSON: Wording("名", "persons"), PROJECT: Wording("个项目", "projects")}
"""What a document counts in. Projects are never netted against persons."""


@dataclass(frozen=True, slots=True)
class Filling:
    """Who is on the roster of a unit, as the document that holds there counts them.

    `by_form` counts, `left_out` does not count; `past_end` of those that count have a contract past its end.
    """

    by_form: Mapping[str, int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)
    past_end: int = 0

    @property
    def number(self) -> int:
        """Filled: all that count, the contracts past their end among them."""
        return sum(self.by_form.values())


BUFFER_MONTHS = 12
"""缓冲期: how long a fall in workers asks for nothing. A setting of the house; no document has one."""


@dataclass(frozen=True, slots=True)
class Fall:
    """职工人数下降: from so many workers to so few, and what was within the ceiling before no longer is.

    Only a flag: until the last day of the buffer nothing follows, after it (`over`) ways are looked for;
    nobody is dismissed, and no number of the plan is another because of it.
    """

    before: int
    after: int
    since: date
    until: date
    kept: int
    ceiling: int
    over: bool
    months: int


@dataclass(frozen=True, slots=True)
class Line:
    """One unit of the plan, in bare numbers; None where there is no value, never a silent 0."""

    unit_id: int
    code: str
    name: str
    path: str
    kind: str
    kind_label: Wording
    county: str
    found_by: str
    place: str | None
    workers: int | None
    cut_off_date: date | None
    source: str
    status: Status
    unit: str
    must: int | None
    may: int | None
    value: int | None
    filled: int | None
    filling: Filling
    document: str
    clause: str
    funding: Funded | None = None
    fall: Fall | None = None

    @property
    def funded(self) -> int | None:
        """保障名额: persons, whatever the document counts in; None where no reply covers the unit."""
        return self.funding.posts if self.funding else None

    @property
    def unused(self) -> int | None:
        """资金名额未用: funded posts that nobody fills; no column, only something to look for."""
        if self.funded is None or self.filled is None:
            return None
        return max(0, self.funded - self.filled)

    @property
    def shortfall(self) -> int | None:
        """缺口: only a must makes one."""
        if self.must is None or self.filled is None:
            return None
        return max(0, self.must - self.filled)

    @property
    def room(self) -> int | None:
        """可增配空间: what may still be added once every mandatory post is filled."""
        if self.value is None or self.filled is None:
            return None
        return max(0, self.value - max(self.filled, self.must or 0))

    @property
    def above(self) -> int | None:
        """超配: a flag, no dismissal follows."""
        if self.value is None or self.filled is None:
            return None
        return max(0, self.filled - self.value)

    def status_of(self, measure: Measure) -> Status:
        """Whether a column has a number, lacks one, or does not apply."""
        if self.number(measure) is not None:
            return Status.VALUE
        if measure in (Measure.WORKERS, Measure.FUNDED, Measure.FILLED):
            return Status.MISSING
        if self.status is not Status.VALUE:
            return self.status
        # Room and surplus of a project plan wait for the register of projects; the rest is not worded at all.
        return Status.MISSING if measure in (Measure.ROOM, Measure.ABOVE) else Status.NOT_APPLICABLE

    def number(self, measure: Measure) -> int | None:
        """The bare number in a column."""
        number: int | None = getattr(self, measure.value)
        return number


@dataclass(frozen=True, slots=True)
class Total:
    """A column summed over units that count in the same thing, and over how many of them it could be."""

    unit: str
    numbers: Mapping[Measure, int | None]
    units: int
    with_value: int
    missing: int
    not_applicable: int
    past_end: int
    known: Mapping[Measure, int]
    """Of each column, how many of the units have a number; for funded posts, whatever they count in."""
    lacking: Mapping[Measure, int]
    """Of each column, how many of the units should have a number and have none."""

    def status(self, measure: Measure) -> Status:
        """A sum has a value where any part has one; else it is missing as soon as a part is."""
        if self.numbers[measure] is not None:
            return Status.VALUE
        if measure is Measure.FUNDED:
            return Status.MISSING if self.unit in (ANY, PERSON) else Status.NOT_APPLICABLE
        return Status.MISSING if self.lacking[measure] else Status.NOT_APPLICABLE

    @property
    def statuses(self) -> Mapping[Measure, Status]:
        """Of every column."""
        return {measure: self.status(measure) for measure in Measure}


@dataclass(frozen=True, slots=True)
class Watch:
    """What the units of a plan ask to be looked at: how many of them, and how much it is or since when."""

    short: int = 0
    """Units with fewer persons than they must have."""
    shortfall: int = 0
    idle: int = 0
    """Units that are funded for more persons than are there."""
    unused: int = 0
    fallen: int = 0
    """Units above their ceiling since a fall in workers."""
    fall_first: date | None = None
    over: int = 0
    """Those whose buffer has ended."""
    over_first: date | None = None
    stale: int = 0
    """Units whose count of workers is older than a year."""
    stale_first: date | None = None


@dataclass(frozen=True, slots=True)
class Sums:
    """Lines below one federation, of one kind, that one document answers and that count in the same thing.

    `area` is the smallest area around them that a document speaks for, None where their place is not known;
    `place` the first place of those that have workers. `held` are funded posts that lie with no line,
    `spread` those of them that a federation has not allotted yet.
    """

    path: str
    area: str | None
    kind: str
    counted_in: str
    units: int
    with_value: int
    missing: int
    past_end: int
    place: str | None
    sums: Mapping[Measure, int]
    known: Mapping[Measure, int]
    held: int = 0
    held_known: int = 0
    spread: int = 0
    watch: Watch = Watch()

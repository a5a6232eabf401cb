"""The words of editions. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from niangjia.kernel.terms import Term
from niangjia.kernel.wording import Wording
from niangjia.staffing.types import PERSON, Measure


class State(Term):
    """Where an edition stands on its way."""

    DRAFT = "draft", "起草", "draft"
    COUNTERSIGNING = "countersigning", "会签中", "being countersigned"
    COUNTERSIGNED = "countersigned", "已会签", "countersigned"
    REQUESTED = "requested", "已请示", "approval requested"
    APPROVED = "approved", "已批复", "approved"
    PUBLISHED = "published", "已发布", "published"
    SUPERSEDED = "superseded", "已被调整", "superseded"
    WITHDRAWN = "withdrawn", "已撤回", "withdrawn"

    @property
    def open(self) -> bool:
        """Whether somebody still has to act on it."""
        return self in OPEN

    @property
    def frozen(self) -> bool:
        """Whether its facts and figures can change no more."""
        return self is not State.DRAFT


OPEN = (State.DRAFT, State.COUNTERSIGNING, State.COUNTERSIGNED, State.REQUESTED, State.APPROVED)
IN_FORCE = (State.PUBLISHED, State.SUPERSEDED)

PLANNED = "planned"
PLANNED_LABEL = Wording("计划数", "Planned")
COLUMNS: tuple[Measure, ...] = (
    Measure.WORKERS,
    Measure.MUST,
    Measure.MAY,
    Measure.VALUE,
    Measure.FUNDED,
    Measure.FILLED,
    Measure.SHORTFALL,
)
"""What an edition shows beside the planned posts."""

ANNUAL = 1
"""The number of the annual plan; higher ones adjust it in the middle of the year."""
DUE = (3, 31)
"""Month and day by which the year's plan should be on its way: a reminder of ours, no document says so."""
MOST_AT_ONCE = 5_000
"""Units whose facts are taken while the page waits; above it a job takes them."""
TRANSCRIBED = Wording("据纸质批复补录", "transcribed from the reply on paper")


@dataclass(frozen=True, slots=True)
class Scan:
    """A stamped paper as a file, sent along with a move."""

    file_name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Earlier:
    """An edition of the same unit and year, as a new one is judged by it."""

    number: int
    state: State


@dataclass(frozen=True, slots=True)
class Brief:
    """What a new edition is to be: whose plan, of which year, on the facts of which day."""

    year: int
    on: date
    note: str = ""
    scenario: int | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Posts that a scenario asks for a unit, and why."""

    planned: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Retaken:
    """What came of taking the facts of a draft anew: how many units, and whose planned posts were let go."""

    added: int = 0
    gone: int = 0
    changed: int = 0
    reset: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A number that does not come out as it was frozen."""

    code: str
    name: str
    label: Wording
    frozen: str
    computed: str


@dataclass(frozen=True, slots=True)
class Agreement:
    """An edition computed again from frozen facts and kept texts: how many numbers agree, which do not."""

    numbers: int
    units: int
    texts: int
    differing: Sequence[Disagreement] = ()

    @property
    def whole(self) -> bool:
        """Whether everything comes out the same, to the last digit."""
        return not self.differing

    @property
    def agree(self) -> int:
        """How many numbers come out the same."""
        return self.numbers - len(self.differing)


Numbers = Mapping[str, int | None]
"""Column → number: the values of `Measure`, and `PLANNED`."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One unit (or county) in two plans, column by column."""

    code: str
    name: str
    county: str
    before: Numbers | None
    """None: not in the first plan."""

    after: Numbers | None
    """None: not in the second."""

    counted_in: str = PERSON
    """What the second plan counts it in, the first where it is in no other; projects are no persons."""

    def change(self, column: str) -> int | None:
        """The second less the first; None where either is not known."""
        first, second = (self.before or {}).get(column), (self.after or {}).get(column)
        return None if first is None or second is None else second - first

    @property
    def differs(self) -> bool:
        """Whether anything is otherwise."""
        return self.before != self.after

"""What a paper of an edition is made from: frozen numbers, their clauses, what the way brought. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from niangjia.editions.types import ANNUAL, Compared, Numbers, State
from niangjia.funding.types import Reply
from niangjia.kernel.figure import Citation, Status
from niangjia.kernel.terms import Term
from niangjia.staffing.types import PERSON

UNALLOTTED, LEFT = "尚未分配到单位", "已撤并单位名下"
"""Why funded posts lie with no unit of an edition."""


class Paper(Term):
    """The papers (公文) that an edition can leave the house as."""

    PLAN = "plan", "计划", "plan"
    REQUEST = "request", "请示", "request"
    REPLY = "reply", "批复", "formal reply"
    RETURN = "return", "退回函", "letter of return"
    CIRCULAR = "circular", "配备情况通报", "circular on staffing"
    NOTICE = "notice", "调整通知", "notice of adjustment"


@dataclass(frozen=True, slots=True)
class Row:
    """A unit of the edition; `basis` is the place of its clause in `Matter.bases`, from 1; 0: none speaks."""

    name: str
    group: str
    kind: str
    counted_in: str
    status: Status
    numbers: Numbers
    cut_off_date: date | None = None
    reason: str = ""
    basis: int = 0


@dataclass(frozen=True, slots=True)
class Basis:
    """A clause that the edition rests on; `units` get their posts by it, 0 where it says who fills them."""

    citation: Citation
    units: int


@dataclass(frozen=True, slots=True)
class Money:
    """A budget reply, and how many of its posts lie with units of the edition."""

    reply: Reply
    posts: int
    of: int | None


@dataclass(frozen=True, slots=True)
class Issued:
    """What a step of the way brought with it: the paper's number and date, who issued it, an opinion."""

    number: str = ""
    dated: date | None = None
    issuer: str = ""
    opinion: str = ""
    transcribed: bool = False


@dataclass(frozen=True, slots=True)
class Before:
    """The edition that is adjusted: its name, its number as it was issued, and what is otherwise now."""

    title: str
    number: str
    differing: Sequence[Compared] = ()

    def counted_in(self, unit: str = PERSON) -> list[Compared]:
        """Those that differ and count in persons, or in projects."""
        return [one for one in self.differing if one.counted_in == unit]


@dataclass(frozen=True, slots=True)
class Matter:
    """An edition, as far as its papers speak of it.

    `above` is the union directly above, empty where it is not known; `below` those a circular goes to. Where
    something was not brought, what it would have brought is None and stands as a blank. `held` are the funded
    posts that lie with no unit yet, `left` those of units that are closed, both by county.
    """

    organ: str
    above: str
    below: str
    each: str
    year: int
    number: int
    title: str
    on: date
    state: State
    note: str = ""
    rows: Sequence[Row] = ()
    bases: Sequence[Basis] = ()
    money: Sequence[Money] = ()
    held: Mapping[str, int] = field(default_factory=dict)
    left: Mapping[str, int] = field(default_factory=dict)
    requested: Issued | None = None
    decided: Issued | None = None
    returned: Issued | None = None
    returned_request: Issued | None = None
    published: Issued | None = None
    before: Before | None = None

    @property
    def adjusts(self) -> bool:
        """Whether it is an adjustment in the middle of the year."""
        return self.number > ANNUAL

    @property
    def short(self) -> str:
        """The place as people say it: 涪城区总工会 → 涪城区."""
        return self.organ.removesuffix("总工会")

    @property
    def whole(self) -> str:
        """All of the place: 全市, 全县, 全区."""
        last = self.short[-1:]
        return f"全{last}" if last in "省市州盟县区旗" and last else "本辖区"

    @property
    def grouped(self) -> bool:
        """Whether units are summed by a federation below."""
        return any(row.group for row in self.rows)

    @property
    def elsewhere(self) -> list[tuple[str, str, int]]:
        """Funded posts that lie with no line: why, county, how many."""
        found = ((UNALLOTTED, self.held), (LEFT, self.left))
        return [(why, name, posts) for why, some in found for name, posts in some.items()]

    @property
    def funded(self) -> bool:
        """Whether any budget reply stands."""
        return bool(self.money)

    def counted_in(self, unit: str = PERSON) -> list[Row]:
        """The units that count in persons, or in projects."""
        return [row for row in self.rows if row.counted_in == unit]

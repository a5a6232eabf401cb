"""Scenarios beside the present: the facts are read once, every side is computed from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from niangjia.funding import facade as funding
from niangjia.funding.types import Funded
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Figure
from niangjia.kernel.wording import Wording
from niangjia.organisations import facade as organisations
from niangjia.policy import facade as policy
from niangjia.scenarios import rules
from niangjia.scenarios.rules.figures import PRESENT
from niangjia.scenarios.rules.shifts import Headcount, Shifts, shifted
from niangjia.scenarios.rules.sums import number_of, status_of, sums
from niangjia.scenarios.types import Changes, Compared, Sum
from niangjia.staffing import facade as staffing
from niangjia.staffing.facade import Facts
from niangjia.staffing.types import COUNTS, Line
from niangjia.workforce import facade as workforce

MOST_SIDES = 4
Sums = tuple[Mapping[Compared, Sum], ...]
"""Of every side in turn, the present first."""

MOST_NAMED = 20


@dataclass(frozen=True)
class Side:
    """The present (without changes) or a scenario: its lines, its price of a post, what could not be tried.

    `facts` and `lines` stand in the order of the present's.
    """

    name: Wording
    changes: Changes
    documents: policy.Library
    facts: Sequence[Facts]
    lines: Sequence[Line]
    price: Figure
    problems: tuple[Wording, ...] = ()
    warnings: tuple[Wording, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """The present and up to four scenarios of everything below a unit on a day."""

    under: organisations.Unit
    on: date
    federations: Sequence[organisations.Unit]
    sides: tuple[Side, ...]
    wages: workforce.WagesOn
    held: Sequence[Funded] = ()
    """Funded posts that lie with no unit of the comparison, as on the plan."""

    @property
    def present(self) -> Side:
        """The side that nothing is changed in."""
        return self.sides[0]

    @property
    def trials(self) -> tuple[Side, ...]:
        """The scenarios."""
        return self.sides[1:]

    @cached_property
    def plans(self) -> tuple[staffing.Plan, ...]:
        """Each side as a plan: for its groups."""
        return tuple(
            staffing.Plan(self.under, self.on, side.lines, self.federations, self.held) for side in self.sides
        )

    @cached_property
    def counted(self) -> tuple[str, ...]:
        """What posts are counted in on any side: persons, projects."""
        used = {line.unit for side in self.sides for line in side.lines}
        return tuple(one for one in COUNTS if one in used)

    @cached_property
    def totals(self) -> Mapping[str, Sums]:
        """For each thing counted, every side's sums."""
        return {
            one: tuple(sums(side.lines, one, side.price, self.held) for side in self.sides)
            for one in self.counted
        }

    def groups(self, counted_in: str, most: int | None = None) -> list[tuple[staffing.Group, Sums]]:
        """The federations next below (else the units), at most so many, each with every side's sums."""
        key = (counted_in, most)
        if key not in self._groups:
            self._groups[key] = self._summed(counted_in, most)
        return self._groups[key]

    @cached_property
    def _groups(self) -> dict[tuple[str, int | None], list[tuple[staffing.Group, Sums]]]:
        return {}

    def _summed(self, counted_in: str, most: int | None) -> list[tuple[staffing.Group, Sums]]:
        found: list[tuple[staffing.Group, Sums]] = []
        for each in zip(*(plan.groups[:most] for plan in self.plans), strict=True):
            whole = tuple(
                sums(group.lines, counted_in, side.price, group.held)
                for group, side in zip(each, self.sides, strict=True)
            )
            found.append((each[0], whole))
        return found

    def differs(self, at: int, columns: Sequence[Compared]) -> bool:
        """Whether the unit at this place has another number or status on some side."""
        now = self.present
        for side in self.trials:
            asked = columns
            if _alike(side.lines[at], now.lines[at]):
                if side.price.value == now.price.value and Compared.WORKERS not in columns:
                    continue
                asked = [one for one in columns if one.measure is None or one is Compared.WORKERS]
            if any(_cell(side, at, one) != _cell(now, at, one) for one in asked):
                return True
        return False


def _alike(one: Line, other: Line) -> bool:
    """Whether two lines of a unit have the same numbers, whatever their workers."""
    return one is other or _numbers(one) == _numbers(other)


def _numbers(line: Line) -> tuple[object, ...]:
    return line.unit, line.status, line.must, line.may, line.value, line.filled


def _cell(side: Side, at: int, column: Compared) -> object:
    """The number, else why there is none."""
    line, price = side.lines[at], side.price
    number = number_of(line, column, price)
    return status_of(line, column, price) if number is None else number


def compare(
    under: str,
    scenarios: Sequence[tuple[Wording, Changes]],
    *,
    on: date,
    by: Actor,
    drafts: Sequence[policy.Document] = (),
    priced: str = "",
) -> Comparison:
    """The scenarios beside the present, below the unit of a code. Raises `UnknownCode`.

    The wage that is not typed in is the average below `priced`, else below the unit itself.
    """
    unit = organisations.unit_at(under, by=by)
    facts = staffing.facts_below(unit, on=on, by=by)
    payroll = organisations.unit_at(priced, by=by) if priced and priced != under else unit
    wages = workforce.wages_on(payroll, on=on, by=by)
    library = policy.library()
    lines = [staffing.line_of(one, on=on, documents=library) for one in facts]
    nothing = Changes()
    now = Side(PRESENT, nothing, library, facts, lines, _price(nothing, wages))
    trials = tuple(_side(name, changes, now, on, wages, drafts) for name, changes in scenarios[:MOST_SIDES])
    below = organisations.federations_below(unit, by=by)
    at_lines = {line.unit_id for line in lines}
    funded = funding.funded_below(unit.scope_path, on=on, by=by)
    held = [one for key, one in funded.items() if key not in at_lines]
    return Comparison(unit, on, below, (now, *trials), wages, held)


def _price(changes: Changes, wages: workforce.WagesOn) -> Figure:
    return rules.price_of(changes.price, average=wages.average, known=wages.known, people=wages.people)


def _side(
    name: Wording,
    changes: Changes,
    now: Side,
    on: date,
    wages: workforce.WagesOn,
    drafts: Sequence[policy.Document],
) -> Side:
    trial = rules.library_of(changes.texts, present=now.documents, on=on, drafts=drafts)
    facts, problems = _with_shifts(changes, now.facts)
    lines = list(now.lines)
    same_rules = _Unchanged(now.documents, trial.library, on)
    for at, (before, after) in enumerate(zip(now.facts, facts, strict=True)):
        if after is not before or not same_rules(after):
            lines[at] = staffing.line_of(after, on=on, documents=trial.library)
    return Side(
        name,
        changes,
        trial.library,
        facts,
        lines,
        _price(changes, wages),
        (*trial.problems, *problems),
        trial.warnings,
    )


class _Unchanged:
    """Whether the same rules answer for a unit in both libraries: asked once for each place and kind."""

    def __init__(self, now: policy.Library, then: policy.Library, on: date) -> None:
        self._libraries, self._on = (now, then), on
        self._known: dict[tuple[str | None, str], bool] = {}

    def __call__(self, facts: Facts) -> bool:
        key = (facts.place, facts.kind.value)
        if key not in self._known:
            self._known[key] = self._libraries[0] is self._libraries[1] or self._same(*key)
        return self._known[key]

    def _same(self, place: str | None, kind: str) -> bool:
        if not place:
            return True
        for provision in ("staffing.posts", "staffing.filled_by"):
            before, after = (
                policy.in_force(provision, place=place, on=self._on, kind=kind, documents=one)
                for one in self._libraries
            )
            if (before and before.rule) is not (after and after.rule):
                return False
        return True


def _with_shifts(changes: Changes, facts: Sequence[Facts]) -> tuple[Sequence[Facts], tuple[Wording, ...]]:
    shifts = Shifts(changes)
    if shifts.none:
        return facts, ()
    heads = [Headcount(one.code, one.name, one.kind, one.workers) for one in facts]
    found = []
    for one, head in zip(facts, heads, strict=True):
        shift = shifts.of(head)
        workers = shifted(one.workers, shift) if shift else one.workers
        if workers != one.workers:
            one = replace(one, workers=workers)
        found.append(one)
    lost = shifts.unmatched(heads)
    return found, (_lost(lost),) if lost else ()


def _lost(names: Sequence[str]) -> Wording:
    shown, rest = "、".join(names[:MOST_NAMED]), len(names) - MOST_NAMED
    more = (f" 等 {len(names)} 个", f" and {rest} more") if rest > 0 else ("", "")
    return Wording(
        f"下列单位在该范围内找不到或不止一个，没有计入：{shown}{more[0]}。请改写单位代码。",
        f"Not found below, or more than one of the name, and left out: {shown}{more[1]}. Use unit codes.",
    )

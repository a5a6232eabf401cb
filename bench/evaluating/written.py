"""The rules as one who calculates by hand puts them: a table of numbers, and who answers.

Floor and OpenFisca calculate with them alike: up to `threshold` workers `base` posts, above it `kept` posts
and `add` for each `every` of the workers beyond `skipped`, rounded by `ahead`, at least `at_least` of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bench.evaluating.cases import KINDS, ON, PROVISION
from niangjia.kernel.figure import Force
from niangjia.policy.facade import Library, Rule
from niangjia.policy.kinds.headcount_steps import HeadcountTerms

DIGITS = 9
"""Of a township's code."""
FORCES = {Force.MUST: 0, Force.MAY: 1}
NEITHER = 2


@dataclass(frozen=True, slots=True)
class Written:
    """What a rule says, in numbers; guidance has none."""

    threshold: int = 0
    base: int = 0
    kept: int = 0
    every: int = 1
    add: int = 0
    skipped: int = 0
    ahead: int = 0
    at_least: int = 0
    base_force: int = NEITHER
    step_force: int = NEITHER
    numeric: bool = False

    @classmethod
    def of(cls, rule: Rule | None) -> Written:
        """A rule under the readings that its terms take by themselves, as all documents here do."""
        if rule is None or not isinstance(rule.terms, HeadcountTerms):
            return cls()
        terms, step = rule.terms, rule.terms.step
        return cls(
            threshold=terms.threshold,
            base=terms.base.count,
            kept=0 if step.in_place_of_base else terms.base.count,
            every=step.every,
            add=step.add,
            skipped=terms.threshold if step.of == "excess" else 0,
            ahead={"floor": 0, "ceil": step.every - 1, "half_up": step.every // 2}[step.rounding],
            at_least=step.at_least,
            base_force=FORCES.get(terms.base.force, NEITHER),
            step_force=FORCES.get(step.force, NEITHER),
            numeric=True,
        )


def numbered(library: Library) -> dict[Rule, int]:
    """Every rule on posts, the nearest to the ground first, and its number: the same in each process."""
    return {rule: at for at, rule in enumerate(library.rules_on(PROVISION), start=1)}


def tabled(rules: dict[Rule, int]) -> dict[str, list[int] | int]:
    """Each number by the number of the rule; one alone where all that have numbers say the same."""
    rows = [asdict(Written.of(rule)) for rule in (None, *rules)]
    table: dict[str, list[int] | int] = {}
    for name in rows[0]:
        said = {row[name] for row in rows[1:] if row["numeric"] or name == "numeric"}
        table[name] = said.pop() if len(said) == 1 else [row[name] for row in rows]
    return table


@dataclass(frozen=True, slots=True)
class Slots:
    """Who answers for each kind of unit: `rules[i][kind]` from the township with number `starts[i]` on."""

    starts: NDArray[np.int64]
    rules: NDArray[np.intp]

    @classmethod
    def of(cls, rules: dict[Rule, int]) -> Slots:
        """The nearest rule that is in force and speaks for the kind; 0 where none does."""
        ends = {end for rule in rules for end in _ends(rule.jurisdiction)}
        starts = sorted(ends - {10**DIGITS})
        near = [[_answering(rules, f"{start:0{DIGITS}}", kind) for kind in KINDS] for start in starts]
        return cls(np.array(starts), np.array(near))

    @property
    def alone(self) -> bool:
        """Whether one rule answers for every place and kind."""
        return bool((self.rules == self.rules[0, 0]).all())

    def rule(self, codes: Sequence[str], place: NDArray[Any], kind: NDArray[Any]) -> NDArray[np.intp]:
        """The rule of units of these kinds in the townships `codes[place]`."""
        numbers = np.fromiter(map(int, codes), np.int64, len(codes))
        area = np.searchsorted(self.starts, numbers, "right") - 1
        return self.rules[area[place], kind]


def _ends(area: str) -> tuple[int, int]:
    """The first township in an area, and the first beyond it."""
    each = 10 ** (DIGITS - len(area))
    first = int(area or "0") * each
    return first, first + each


def _answering(rules: dict[Rule, int], township: str, kind: str) -> int:
    around = (rule for rule in rules if township.startswith(rule.jurisdiction))
    return next((rules[rule] for rule in around if rule.in_force(ON) and rule.speaks_for(kind)), 0)

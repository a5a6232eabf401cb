"""Another number of workers: whose shift holds for a unit, and what it makes of the count. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from niangjia.kernel.wording import Wording
from niangjia.organisations.types import UnitKind
from niangjia.scenarios.types import Changes, Shift


@dataclass(frozen=True, slots=True)
class Headcount:
    """A unit as shifts name it, with its present number of workers."""

    code: str
    name: str
    kind: UnitKind
    workers: int | None


class Shifts:
    """The shifts of a scenario: a unit's own goes before its kind's, its kind's before everyone's."""

    def __init__(self, changes: Changes) -> None:
        self._everyone = changes.everyone
        self._kinds = changes.kinds
        self._units = {one.unit: one.shift for one in changes.units}

    @property
    def none(self) -> bool:
        """Whether nobody's number changes."""
        return not (self._everyone or self._kinds or self._units)

    def of(self, unit: Headcount) -> Shift | None:
        """The one shift that holds for a unit; shifts are never added up."""
        own = self._units.get(unit.code) or self._units.get(unit.name)
        return own or self._kinds.get(unit.kind) or self._everyone

    def unmatched(self, units: Iterable[Headcount]) -> list[str]:
        """Names in the scenario that mean no unit below, or more than one."""
        found = Counter(name for unit in units for name in {unit.code, unit.name})
        return [name for name in self._units if found[name] != 1]


def shifted(workers: int | None, shift: Shift) -> int | None:
    """The number of workers after a shift, never below 0; a part of a person counts from one half.

    A number that is not known stays so, unless the shift says what it is.
    """
    if shift.to is not None:
        return shift.to
    if workers is None:
        return None
    if shift.by is not None:
        return max(0, workers + shift.by)
    assert shift.percent is not None
    exact = workers * (100 + shift.percent) / 100
    return int(exact.quantize(Decimal(1), ROUND_HALF_UP))


def said(shift: Shift) -> Wording:
    """+10%, －200人, 改为 8,000人."""
    if shift.to is not None:
        return Wording(f"改为 {shift.to:,} 人", f"set to {shift.to:,}")
    if shift.by is not None:
        return Wording(f"{shift.by:+,} 人", f"{shift.by:+,}")
    percent = f"{shift.percent:+f}"
    percent = percent.rstrip("0").rstrip(".") if "." in percent else percent
    return Wording(f"{percent}%", f"{percent}%")

"""One engagement as rules see it: its days, its contract, the spells away from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from niangjia.workforce.types.engagement import EmploymentForm, EngagementStatus


@dataclass(frozen=True, slots=True)
class Away:
    """Leave or secondment: from its first day to the day of return (None: not known yet)."""

    status: EngagementStatus
    begins: date
    ends: date | None = None
    workplace: str = ""

    def holds(self, on: date) -> bool:
        """Whether the day lies within."""
        return self.begins <= on and (self.ends is None or on < self.ends)


@dataclass(frozen=True, slots=True)
class Posting:
    """An engagement: `left_date` is the first day the person is no longer there."""

    unit_id: int
    unit: str
    form: EmploymentForm
    start_date: date | None
    left_date: date | None = None
    contract_end_date: date | None = None
    open_ended: bool = False
    away: tuple[Away, ...] = ()

    def begun(self, on: date) -> bool:
        """Whether it has begun, as far as is known."""
        return self.start_date is None or self.start_date <= on

    def holds(self, on: date) -> bool:
        """在册: begun and not left, whatever the contract's end."""
        return self.begun(on) and (self.left_date is None or on < self.left_date)

    def away_on(self, on: date) -> Away | None:
        """The leave or secondment that the day lies in."""
        return next((one for one in self.away if one.holds(on)), None)

    def meets(self, start: date | None, end: date | None) -> bool:
        """Whether any day lies in both this engagement and the days from `start` until before `end`."""
        return (self.left_date is None or start is None or start < self.left_date) and (
            end is None or self.start_date is None or self.start_date < end
        )

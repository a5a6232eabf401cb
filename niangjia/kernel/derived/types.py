"""What is derived from facts and stored, and how fresh it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from niangjia.kernel.jobs.types import JobState
from niangjia.kernel.wording import Wording

AT_ONCE = 2_000
"""Units that are derived anew while a page waits; of more, a job takes care."""


@dataclass(frozen=True, slots=True)
class Derived:
    """One thing that is derived unit by unit and stored, named app.noun.

    `renew(units, on=)` derives these units anew, all in one go, as the house itself (it sees every row).
    `table` is where the rows lie, with `unit_id`, `scope_path` and `holds_until`, the first day on which what
    is stored may be otherwise though no fact changes; empty where nothing depends on the day. `before(on)` is
    called before marks are read, to leave marks for what no trigger sees.
    """

    subject: str
    label: Wording
    renew: Callable[..., None]
    table: str = ""
    before: Callable[[date], None] = lambda on: None


class NotNow(Exception):
    """It cannot be derived at this moment, for another transaction is changing what it rests on: the marks
    stay, the next reader or batch tries again."""


@dataclass(frozen=True, slots=True)
class State:
    """Whether what is stored below a path holds; while not, how many units wait, and for which job."""

    waiting: int = 0
    job: JobState | None = None

    @property
    def fresh(self) -> bool:
        """Whether everything shown is as the facts say."""
        return self.waiting == 0

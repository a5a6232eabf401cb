"""What a job looks like from outside. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from niangjia.kernel.terms import Term
from niangjia.kernel.wording import Wording


class State(Term):
    """Where a job is. Running is never stored: it is true as long as a living worker holds the job."""

    WAITING = "waiting", "排队中", "waiting"
    RUNNING = "running", "进行中", "running"
    DONE = "done", "已完成", "done"
    FAILED = "failed", "未完成", "failed"
    CANCELLED = "cancelled", "已取消", "cancelled"


@dataclass(frozen=True, slots=True)
class JobState:
    """One job as its page shows it; `done` and `total` count what the job itself counts (rows)."""

    job: int
    kind: str
    state: State
    queued_at: datetime
    ended_at: datetime | None = None
    began_at: datetime | None = None
    """When its present or last run began."""
    told_at: datetime | None = None
    """When `done`, `total` and `said` were last told."""
    done: int = 0
    total: int = 0
    said: Wording | None = None
    failure: Wording | None = None

    @property
    def open(self) -> bool:
        """Whether there is still something to wait for."""
        return self.state in (State.WAITING, State.RUNNING)

    @property
    def rate(self) -> float | None:
        """What was done in a second of the present run; None before anything was told."""
        if self.began_at is None or self.told_at is None or not self.done:
            return None
        seconds = (self.told_at - self.began_at).total_seconds()
        return self.done / seconds if seconds > 0 else None

    @property
    def seconds_left(self) -> float | None:
        """How long the rest takes at the present rate; None when that cannot be said."""
        rate = self.rate
        if self.state is not State.RUNNING or rate is None:
            return None
        return max(self.total - self.done, 0) / rate

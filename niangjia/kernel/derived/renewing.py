"""Deriving anew what is marked: at once where little is, else by a job."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import TypeVar

from django.db import OperationalError, connection
from django.utils import timezone

from niangjia.kernel import jobs
from niangjia.kernel.actor import Actor
from niangjia.kernel.derived import access
from niangjia.kernel.derived.types import AT_ONCE, Derived, NotNow, State
from niangjia.kernel.jobs.registry import worker
from niangjia.kernel.scope import acting
from niangjia.kernel.wording import Wording

T = TypeVar("T")
JOB, ON_KIND = "derived.renew", "derived"
BATCH = 20_000
"""Marks that a job takes in one transaction: what is committed stays, whatever happens to the job."""
TRIES = 10
"""How often a job tries a batch that cannot be derived at this moment."""
Tell = Callable[[int, int, Wording], None]

_known: dict[str, Derived] = {}


def register(what: Derived) -> Derived:
    """Make known how something is derived; told once, when its app is ready."""
    _known[what.subject] = what
    return what


def fresh(what: Derived, path: str, *, on: date, by: Actor) -> State:
    """Make what is stored at and below a path hold on the present day `on`, or say that it does not yet.

    Nothing marked: one query. Few units marked: derived here, in this transaction. Many: given to a job,
    once; what is stored may be shown, with word that it is derived anew. `path` lies in the actor's scope.
    """
    what.before(on)
    high = f"{path}~"
    number = access.waiting(what, path, high, on=on, most=AT_ONCE)
    if number and number <= AT_ONCE and _renewed_here(what, path, high, on=on):
        return State()
    if number <= AT_ONCE:
        return State(number)  # another is at it; the next reader finds it done
    given = f"{what.subject}:{path}"
    jobs.enqueue(
        JOB,
        by=by,
        on_kind=ON_KIND,
        on_id=given,
        scope_path=path,
        arguments={"subject": what.subject, "path": path},
        unique_key=given,
    )
    return State(number, jobs.state_of(ON_KIND, given, by=by))


def untouched(what: Derived, low: str, high: str, *, on: date) -> bool:
    """Whether nothing waits that the actor sees from one path to another and all below it: one query."""
    what.before(on)
    return not access.waiting(what, low, f"{high}~", on=on, most=1)


def _renewed_here(what: Derived, low: str, high: str, *, on: date) -> bool:
    try:
        with acting(worker()):
            renew_next(what, low, high, on=on, most=4 * AT_ONCE, patient=False)
    except NotNow:
        return False
    except OperationalError as problem:
        if getattr(problem.__cause__, "sqlstate", "") != "55P03":  # lock_not_available
            raise
        return False
    return True


def renew_next(what: Derived, low: str, high: str, *, on: date, most: int, patient: bool = True) -> int:
    """Derive the first units that wait, in this transaction; returns how many they were."""
    held = access.hold(what, low, high, on=on, most=most, patient=patient)
    units = access.take(what, low, high, on=on, most=most, held=held)
    if units:
        what.renew(sorted(units), on=on)
    return len(units)


def work_off(
    what: Derived, low: str, high: str, *, on: date, tell: Tell, stopped: Callable[[], bool] = lambda: False
) -> int:
    """Derive all that waits, batch by batch, each committed; returns how many units that were."""
    with acting(worker()):
        what.before(on)
        total = access.counted(what, low, high, on=on)
    done = refused = 0
    while not stopped():
        try:
            with acting(worker()):
                what.before(on)
                number = renew_next(what, low, high, on=on, most=BATCH)
        except NotNow:
            refused += 1
            if refused > TRIES:
                raise
            continue
        done += number
        if not number:
            break
        tell(done, max(done, total), what.label)
    tell(done, done, what.label)
    return done


def beside(work: Callable[[Callable[[], bool]], T]) -> T:
    """Do something in transactions of its own while the job's stays open; `work` is told when to stop."""
    stop = threading.Event()

    def run() -> T:
        try:
            return work(stop.is_set)
        finally:
            connection.close()  # the thread's own

    with ThreadPoolExecutor(1) as thread:
        doing = thread.submit(run)
        try:
            return doing.result()
        finally:
            stop.set()


def _job(*, by: Actor, progress: jobs.Progress, subject: str, path: str) -> None:
    on = timezone.localdate()
    what = _known[subject]
    beside(lambda stopped: work_off(what, path, f"{path}~", on=on, tell=progress, stopped=stopped))


jobs.job(JOB)(_job)

"""The retention job: whatever is due is removed, a batch a transaction; what is done stays done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from niangjia.kernel import jobs
from niangjia.kernel.access import within
from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.derived import beside
from niangjia.kernel.jobs import periodic
from niangjia.kernel.permissions import Permission
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.kernel.wording import Wording
from niangjia.privacy import actions
from niangjia.privacy.queries.due import due_rows, everywhere

BATCH = 100
"""People in one transaction: a run that is killed has done whole batches, and the next goes on."""
SAID = Wording("正在清除到期的个人信息", "removing personal data whose time is up")
Tell = Callable[[int, int, Wording], None]


@jobs.job(actions.JOB)
def remove_due(*, by: Actor, progress: jobs.Progress) -> None:
    """Remove what is due within the scope of whoever asked, in transactions of its own."""
    on = timezone.localdate()
    counts = beside(lambda stopped: work_off(by=by, on=on, tell=progress, stopped=stopped))
    actions.note_run(by=by, on=on, counts=counts)


def work_off(
    *, by: Actor, on: date, tell: Tell, stopped: Callable[[], bool] = lambda: False
) -> Mapping[str, int]:
    """Batch after batch until nobody is due; returns how many met which fate. Idempotent."""
    house, counts, last = everywhere(by), Counter[str](), 0
    with acting(house):
        total = _due(on, house, by).count()
    while not stopped():
        with acting(house):
            batch = list(_due(on, house, by).filter(pk__gt=last).values_list("pk", flat=True)[:BATCH])
            if batch:
                counts.update(actions.remove(by=house, persons=batch, on=on))
        if not batch:
            with acting(by):
                counts.update(actions.sweep(by=by, on=on))
            break
        last = batch[-1]
        tell(min(sum(counts.values()), total), total, SAID)
    tell(total, total, SAID)
    return counts


DAILY = "retention"
FIRST_HOUR = 2
"""Not before two in the morning: whoever works late sees what is due until then."""


def _due(on: date, house: Actor, by: Actor) -> QuerySet[Any]:
    """The people within the actor's scope who are due as the house sees it, in an order that lasts."""
    return within(due_rows(on=on, by=house), by).order_by("pk")


@jobs.actors_of(DAILY)
def _house(written: Actor) -> Actor:
    """Whoever the daily run acts as: the house itself, with this one power."""
    return daily()


def daily() -> Actor:
    """The house, removing what is due: nobody asked for it, the register did."""
    return Actor(
        f"{DAILY}:daily",
        "后台",
        Role.OPERATOR.value,
        frozenset({Permission.RETENTION_RUN}),
        Scope.everything(),
        "job",
        "保存期限届满，每日自动清除",
    )


@periodic.every(1800)
def give_daily() -> bool:
    """Give the job once a day; whether it was given now."""
    now = timezone.localtime()
    return now.hour >= FIRST_HOUR and give_on(now.date())


def give_on(on: date) -> bool:
    """Give the job of a day, unless there was one: workers that ask at once give one between them."""
    with acting(by := daily()):
        given = f"daily:{on.isoformat()}"
        if jobs.state_of(actions.ON_KIND, given, by=by) is not None:
            return False
        path = by.scope.low
        jobs.enqueue(
            actions.JOB,
            by=by,
            on_kind=actions.ON_KIND,
            on_id=given,
            scope_path=path,
            unique_key=given,
        )
        return True

"""到期清除: people whose time is up are made anonymous or deleted, a batch a transaction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date

from django.db import transaction

from niangjia.kernel import audit, jobs
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused
from niangjia.kernel.models import Job
from niangjia.kernel.permissions import Permission
from niangjia.privacy.actions.sweeping import SWEEPS
from niangjia.privacy.queries.due import decided
from niangjia.privacy.types import Fate
from niangjia.workforce import facade as workforce

JOB, ON_KIND = "privacy.remove_due", "retention"
ACTS = {Fate.ANONYMISED: workforce.anonymise_person, Fate.DELETED: workforce.delete_person}
KEPT = "kept"
"""Of whom something changed since the list was made: looked at again by the next run."""


@action(Permission.RETENTION_RUN, reasoned=True)
def ask_for_removal(*, by: Actor) -> Job:
    """Have a job remove whatever is due within the actor's scope, now and not at night."""
    path = by.scope.low
    _record("retention.asked_for", by=by, details={})
    return jobs.enqueue(
        JOB,
        by=by,
        on_kind=ON_KIND,
        on_id=path,
        scope_path=path,
        unique_key=f"{JOB}:{path}",
    )


@action(Permission.RETENTION_RUN, reasoned=True)
def remove(*, by: Actor, persons: Collection[int], on: date) -> Mapping[str, int]:
    """Do with each of these people what is due, and return how many met which fate.

    `by` looks over the whole tree. Who came back to work, or is gone, since the list was made is left alone.
    """
    counts: Counter[str] = Counter()
    for person, (fate, _) in decided(persons, on=on, by=by).items():
        act = ACTS.get(fate)
        try:
            with transaction.atomic():
                if act is not None:
                    act(by=by, person=person, on=on)
        except (Refused, LookupError):
            counts[KEPT] += 1
        else:
            counts[fate.value] += 1
    _record("retention.batch", by=by, details=dict(counts))
    return counts


@action(Permission.RETENTION_RUN, reasoned=True)
def sweep(*, by: Actor, on: date) -> Mapping[str, int]:
    """Destroy what else is past its time within the scope: uploaded files, sign-ins, answered requests."""
    counts = {kind: run(by=by, on=on) for kind, run in SWEEPS.items()}
    _record("retention.swept", by=by, details=counts)
    return counts


@action(Permission.RETENTION_RUN, reasoned=True)
def note_run(*, by: Actor, on: date, counts: Mapping[str, int]) -> None:
    """The event of a whole run, with its counts: also of a run that found nothing to do."""
    _record("retention.run", by=by, details={"on": on.isoformat(), **counts})


def _record(name: str, *, by: Actor, details: Mapping[str, object]) -> None:
    path = by.scope.low
    audit.record(f"privacy.{name}", by=by, on_kind=ON_KIND, on_id=path, scope_path=path, details=details)

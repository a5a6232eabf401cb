"""The plan of today as it is stored: how it is derived, and whether it holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.conf import settings

from niangjia.kernel import derived
from niangjia.kernel.actor import Actor
from niangjia.kernel.wording import Wording
from niangjia.policy import facade as policy
from niangjia.staffing.access import basis, deriving, summing


def renew(units: Sequence[int], *, on: date) -> None:
    """Derive the lines of these units and the sums they go into. Raises `derived.NotNow` where another
    transaction has just put other documents in force."""
    if not basis.holds(on):
        raise derived.NotNow
    paths = summing.federations_of(units)
    deriving.store(policy.library(), units, on=on, months=settings.BUFFER_MONTHS)
    summing.forget_gone(units)
    paths |= summing.federations_of(units)
    derived.hold_at(PLAN, paths)
    summing.store(sorted(paths))


PLAN = derived.register(
    derived.Derived(
        basis.SUBJECT,
        Wording("正在重算配备计划", "working the staffing plan out anew"),
        renew=renew,
        table="staffing_planline",
        before=basis.follow,
    )
)


def state(path: str, *, on: date, by: Actor) -> derived.State:
    """Make the stored plan at and below a path hold on the present day, or say that it does not yet."""
    return derived.fresh(PLAN, path, on=on, by=by)


def state_of(paths: Sequence[str], *, on: date, by: Actor) -> derived.State:
    """The same of a named set: member by member, where anything within it is marked at all."""
    if derived.untouched(PLAN, min(paths), max(paths), on=on):
        return derived.State()
    found = [state(path, on=on, by=by) for path in paths]
    job = next((one.job for one in found if one.job is not None), None)
    return derived.State(sum(one.waiting for one in found), job)

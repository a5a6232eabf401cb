"""Several units become one: an existing one, or a new one in their place."""

from __future__ import annotations

from collections.abc import Sequence

from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations import rules
from niangjia.organisations.actions.closing import close
from niangjia.organisations.actions.correcting import counted, keep
from niangjia.organisations.actions.deciding import Done, above, decided, record
from niangjia.organisations.actions.renaming import is_taken
from niangjia.organisations.actions.setting_up import found, founded
from niangjia.organisations.models import Unit
from niangjia.organisations.types import Consequence, Count, Decision, NewUnit, SuccessionKind


@action(Permission.UNIT_REORGANISE, reasoned=True)
def merge_units(
    *,
    by: Actor,
    units: Sequence[Unit],
    into: Unit | NewUnit,
    decision: Decision,
    counts: Sequence[Count] = (),
    source: str = "",
) -> Done:
    """Close `units` in favour of one unit, which is founded beside the first of them where it is new.

    Their counts stay what they were before that day; `counts` are those of the merged unit from then on.
    """
    rules.may_merge(units, into if isinstance(into, Unit) else None).enforce()
    told: list[Consequence] = []
    if isinstance(into, Unit):
        *closing, successor = decided(decision, *units, into, by=by)
    else:
        closing = decided(decision, *units, by=by)
        successor, told = _new(into, closing, decision, by=by)
    for unit in closing:
        told += close(unit, successor, kind=SuccessionKind.MERGE, decision=decision, by=by)
    successor.refresh_from_db()
    if counts:
        rules.may_count(counts, cut_off=decision.on, entered=decision.entered).enforce()
        keep(successor, counts, cut_off=decision.on, source=source, by=by)
        told += counted(successor, counts, decision.on)
    told.append(_counts_stay(decision))
    codes = [one.code for one in closing]
    record("unit.formed_by_merger", successor, by=by, decision=decision, units=codes)
    return Done(successor, tuple(told))


def _new(
    new: NewUnit, closing: Sequence[Unit], decision: Decision, *, by: Actor
) -> tuple[Unit, list[Consequence]]:
    parent = above(closing[0], by=by)
    taken = is_taken(new.name.strip(), new.kind, parent.pk, by=by)
    rules.may_found(new, under=parent.unit_kind, taken=taken and new.division_code is None).enforce()
    successor = found(new, parent, on=decision.on, by=by)
    return successor, list(founded(successor, parent, on=decision.on, by=by))


def _counts_stay(decision: Decision) -> Consequence:
    day = said_day(decision.on)
    return Consequence(
        Wording(
            f"{day.zh}以前的职工、会员人数仍记在原单位名下，历史计划不变",
            f"counts before {day.en} stay with the former units, and so do plans of those days",
        )
    )

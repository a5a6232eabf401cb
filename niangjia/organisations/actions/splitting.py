"""One unit becomes several: new ones stand beside it, and the clerk says who goes where."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.events import emit
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording
from niangjia.organisations import rules
from niangjia.organisations.actions.closing import succeed
from niangjia.organisations.actions.deciding import Done, above, decided, record
from niangjia.organisations.actions.renaming import is_taken
from niangjia.organisations.actions.setting_up import found, founded
from niangjia.organisations.events import PeopleAsked
from niangjia.organisations.models import Unit
from niangjia.organisations.types import Consequence, Decision, Part, SuccessionKind


@action(Permission.UNIT_REORGANISE, reasoned=True)
def split_unit(*, by: Actor, unit: Unit, parts: Sequence[Part], decision: Decision) -> Done:
    """Found `parts` beside `unit` from a day on; whoever and whatever is not assigned to one stays."""
    [unit] = decided(decision, unit, by=by)
    parent = above(unit, by=by)
    rules.may_change_on(decision.on, founded=unit.founded_date, closed=unit.closed_date).enforce()
    assigned = Counter(key for part in parts for key in part.people)
    twice = [key for key, times in assigned.items() if times > 1]
    rules.may_split(unit.unit_kind, [part.unit for part in parts], twice=twice).enforce()
    people = sum(len(one) for one in emit(PeopleAsked(unit, decision.on), by=by))
    told: list[Consequence] = []
    for part in parts:
        told += _part(part, unit, parent, decision, by=by)
    record("unit.split", unit, by=by, decision=decision, parts=[part.unit.name for part in parts])
    stay = Wording(f"留在{unit.name}的在册人员", f"people who stay at {unit.name}")
    told.append(Consequence(stay, people - len(assigned)))
    told.append(Consequence(Wording(f"{unit.name}的下级单位和统计数字不变", "units below and counts stay")))
    return Done(unit, tuple(told))


def _part(part: Part, unit: Unit, parent: Unit, decision: Decision, *, by: Actor) -> list[Consequence]:
    new = part.unit
    taken = new.division_code is None and is_taken(new.name.strip(), new.kind, parent.pk, by=by)
    rules.may_found(new, under=parent.unit_kind, taken=taken).enforce()
    successor = found(new, parent, on=decision.on, by=by)
    split = SuccessionKind.SPLIT
    followed = succeed(unit, successor, kind=split, decision=decision, by=by, only=part.people)
    record("unit.founded", successor, by=by, decision=decision, name=successor.name, split_from=unit.code)
    go = Wording(f"转入{successor.name}的在册人员", f"people who go to {successor.name}")
    return [*founded(successor, parent, on=decision.on, by=by), Consequence(go, followed)]

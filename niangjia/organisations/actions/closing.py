"""Units that close: what stood below them and whoever worked there go to the successor on the same day."""

from __future__ import annotations

from datetime import date

from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.events import emit
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations import access, rules
from niangjia.organisations.actions.dating import end
from niangjia.organisations.actions.deciding import Done, decided, record, unless_taken
from niangjia.organisations.actions.moving import rehang
from niangjia.organisations.events import PeopleAsked, UnitSucceeded
from niangjia.organisations.models import Succession, Unit
from niangjia.organisations.queries import place_name, places_of
from niangjia.organisations.types import Consequence, Decision, SuccessionKind


@action(Permission.UNIT_REORGANISE, reasoned=True)
def abolish_unit(*, by: Actor, unit: Unit, successor: Unit | None, decision: Decision) -> Done:
    """Close a unit from a day on. What it still has goes to `successor`; without one it must be empty."""
    unit, *others = decided(decision, unit, *([successor] if successor else []), by=by)
    if others:
        rules.may_merge([unit], others[0]).enforce()
    else:
        people = sum(len(one) for one in emit(PeopleAsked(unit, decision.on), by=by))
        below = len(children_of(unit, by=by))
        rules.may_abolish(people=people, below=below, successor=False).enforce()
    into = others[0] if others else None
    told = close(unit, into, kind=SuccessionKind.ABOLISH, decision=decision, by=by)
    return Done(into or unit, told)


def close(
    unit: Unit, into: Unit | None, *, kind: SuccessionKind, decision: Decision, by: Actor
) -> tuple[Consequence, ...]:
    """Close `unit` on the decision's day; units below it and its people go to `into`. Returns what it did."""
    rules.may_decide_over(unit.scope_path, by.scope.seats).enforce()
    on = decision.on
    for one in (unit, into):
        if one is not None:
            rules.may_change_on(on, founded=one.founded_date, closed=one.closed_date).enforce()
    for rows in (access.affiliations(by), access.territories(by)):
        begun = [one.period.lower for one in rows.filter(unit=unit)]
        rules.may_change_on(on, founded=None, closed=None, changes=begun).enforce()
    children = children_of(unit, by=by)
    if into is not None:
        rules.may_take_in(_namesakes(children, into, by=by), into=into.name).enforce()
    told = [_closed(unit, into, kind, on=on, by=by)]
    policy = _policy(unit, into, on=on, by=by) if into is not None else None
    for child in children:
        assert into is not None, "without a successor a unit with others below it is not closed"
        with unless_taken():
            rehang(child, into, on=on, by=by)
    end(access.affiliations(by).filter(unit=unit), on=on)
    end(access.territories(by).filter(unit=unit), on=on)
    unit.closed_date = on
    unit.save(update_fields=["closed_date"])
    followed = succeed(unit, into, kind=kind, decision=decision, by=by)
    code = into.code if into else None
    record(f"unit.{_VERBS[kind]}", unit, by=by, decision=decision, into=code, people=followed)
    if into is not None:
        told += _followed(unit, into, units=len(children), people=followed)
        told += _counted_later(unit, on=on, by=by)
    return tuple(told) if policy is None else (*told, policy)


def _followed(unit: Unit, into: Unit, *, units: int, people: int) -> list[Consequence]:
    units_go = Wording(
        f"{unit.name}的下级单位，改由{into.name}管理", f"units below {unit.name} that {into.name} takes"
    )
    people_go = Wording(
        f"{unit.name}的在册人员，转入{into.name}", f"people of {unit.name} who go to {into.name}"
    )
    return [Consequence(units_go, units), Consequence(people_go, people)]


def _counted_later(unit: Unit, *, on: date, by: Actor) -> list[Consequence]:
    """That counts of days on which the unit no longer stands are summed up nowhere, where there are any."""
    later = access.headcounts(by).filter(unit=unit, cut_off_date__gte=on).count()
    told = Wording(
        f"{unit.name}在生效日期及以后的统计数字，不再计入汇总，请为承接单位录入",
        f"counts of {unit.name} of that day and later, no longer summed up: enter them for the successor",
    )
    return [Consequence(told, later)] if later else []


def succeed(
    unit: Unit,
    into: Unit | None,
    *,
    kind: SuccessionKind,
    decision: Decision,
    by: Actor,
    only: frozenset[str] | None = None,
) -> int:
    """Keep that `unit` gave way to `into`, and tell those above; returns how many people followed."""
    Succession.objects.create(
        unit=unit,
        successor=into,
        kind=kind.value,
        on_date=decision.on,
        reason=by.reason,
        document_number=decision.document_number,
        document_date=decision.document_date,
    )
    if into is None:
        return 0
    return sum(emit(UnitSucceeded(unit, into, decision.on, _REASONS[kind](unit, into), only), by=by))


def children_of(unit: Unit, *, by: Actor) -> list[Unit]:
    """The open units directly below, held still."""
    rows = access.units(by).filter(parent=unit, closed_date=None)
    return list(rows.select_for_update().order_by("pk"))


def _namesakes(children: list[Unit], into: Unit, *, by: Actor) -> list[str]:
    rows = access.units(by).filter(parent=into, closed_date=None, division_code=None)
    there = set(rows.values_list("name_key", "kind"))
    return [one.name for one in children if one.division_code is None and (one.name_key, one.kind) in there]


def _closed(unit: Unit, into: Unit | None, kind: SuccessionKind, *, on: date, by: Actor) -> Consequence:
    day, (zh, en) = said_day(on), _ENDINGS[kind]
    into_zh, into_en = (f"，并入{into.name}", f" into {into.name}") if into else ("", "")
    return Consequence(
        Wording(f"自{day.zh}起，{unit.name}{zh}{into_zh}", f"from {day.en} {unit.name} is {en}{into_en}")
    )


def _policy(unit: Unit, into: Unit, *, on: date, by: Actor) -> Consequence | None:
    """That another policy holds from now on, where it does."""
    places = places_of([unit.pk, into.pk], on=on, by=by)
    before, after = places.get(unit.pk), places.get(into.pk)
    if before is None or after is None or before == after:
        return None
    zh = f"原属{unit.name}的人员和工作改适用{place_name(after)}的政策（原适用{place_name(before)}的政策）"
    return Consequence(
        Wording(zh, f"the policy of {place_name(after)} holds, not that of {place_name(before)}")
    )


_ENDINGS = {
    SuccessionKind.MERGE: ("不再单设", "merged"),
    SuccessionKind.ABOLISH: ("撤销", "closed"),
    SuccessionKind.SPLIT: ("分设", "split"),
}
_VERBS = {SuccessionKind.MERGE: "merged", SuccessionKind.ABOLISH: "abolished", SuccessionKind.SPLIT: "split"}
_REASONS = {
    SuccessionKind.MERGE: lambda unit, into: Wording(f"并入{into.name}", f"merged into {into.name}"),
    SuccessionKind.ABOLISH: lambda unit, into: Wording(
        f"{unit.name}撤销，转入{into.name}", f"{unit.name} was closed; to {into.name}"
    ),
    SuccessionKind.SPLIT: lambda unit, into: Wording(f"分设，转入{into.name}", f"split; to {into.name}"),
}

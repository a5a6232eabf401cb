"""Where a unit stands from a day on: the federation that manages it, the division whose policy holds."""

from __future__ import annotations

from datetime import date

from niangjia.kernel.access import below
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.events import emit
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations import access, rules
from niangjia.organisations.actions.dating import turn
from niangjia.organisations.actions.deciding import Done, decided, record
from niangjia.organisations.actions.founding import division_of
from niangjia.organisations.events import PeopleCounted
from niangjia.organisations.models import Affiliation, Territory, Unit
from niangjia.organisations.queries import place_name, places_of
from niangjia.organisations.types import Consequence, Decision


@action(Permission.UNIT_MOVE, reasoned=True)
def move_unit(*, by: Actor, unit: Unit, parent: Unit, decision: Decision) -> Done:
    """Put `unit` and all below it under `parent`; territory, and so the policy that holds, stays."""
    unit, parent = decided(decision, unit, parent, by=by)
    rules.may_decide_over(unit.scope_path, by.scope.seats).enforce()
    rules.may_change_on(decision.on, founded=parent.founded_date, closed=parent.closed_date).enforce()
    told = _along(unit, on=decision.on, by=by)
    before = access.units(by).filter(pk=unit.parent_id).first() if unit.parent_id else None
    rehang(unit, parent, on=decision.on, by=by)
    record(
        "unit.moved",
        unit,
        by=by,
        decision=decision,
        **{"from": before.code if before else None, "to": parent.code},
    )
    return Done(unit, (_moved(unit, before, parent, decision.on), *told))


def rehang(unit: Unit, parent: Unit, *, on: date, by: Actor) -> None:
    """Let a unit be managed by `parent` from a day on; its subtree and all rows of it follow by trigger."""
    rules.may_move(unit.scope_path, parent.scope_path).enforce()
    turn(unit, access.affiliations(by), Affiliation(unit=unit, parent=parent), on=on)
    unit.parent = parent
    unit.save(update_fields=["parent"])
    unit.refresh_from_db()


@action(Permission.UNIT_MOVE, reasoned=True)
def change_territory(*, by: Actor, unit: Unit, place: str, decision: Decision) -> Done:
    """Let the policy of another division hold for a unit from a day on; who manages it stays.

    Raises `UnknownCode` for a code that the table of divisions does not have.
    """
    [unit] = decided(decision, unit, by=by)
    rules.may_decide_over(unit.scope_path, by.scope.seats).enforce()
    code = division_of(place).code
    former = turn(unit, access.territories(by), Territory(unit=unit, division_code=code), on=decision.on)
    before = former.division_code if former else None
    record("unit.territory_changed", unit, by=by, decision=decision, **{"from": before, "to": code})
    return Done(unit, _place_changed(before, code, decision.on))


def _along(unit: Unit, *, on: date, by: Actor) -> list[Consequence]:
    """What goes along with a unit, counted before it goes; and that its policy stays."""
    path = unit.scope_path
    units = below(access.units(by), path).filter(closed_date=None).exclude(pk=unit.pk).count()
    people = sum(emit(PeopleCounted(path, on), by=by))
    counts = below(access.headcounts(by), path).count()
    place = places_of([unit.pk], on=on, by=by).get(unit.pk, "")
    said = place_name(place) if place else "—"
    return [
        Consequence(Wording("随同调整的下级单位", "units below that go along"), units),
        Consequence(Wording("随同调整的在册人员", "people on the roster who go along"), people),
        Consequence(Wording("随同调整的职工、会员统计数字", "counts that go along"), counts),
        Consequence(Wording(f"适用政策的地区不变：{said}", f"the policy of {said} still holds")),
    ]


def _moved(unit: Unit, before: Unit | None, parent: Unit, on: date) -> Consequence:
    day = said_day(on)
    former = before.name if before else "—"
    return Consequence(
        Wording(
            f"自{day.zh}起，{unit.name}由{parent.name}管理（原由{former}管理）；管理和汇总随之调整",
            f"from {day.en} {unit.name} is managed by {parent.name} (before: {former}), and summed up there",
        )
    )


def _place_changed(before: str | None, code: str, on: date) -> tuple[Consequence, ...]:
    day, former, now = said_day(on), place_name(before) if before else "—", place_name(code)
    return (
        Consequence(
            Wording(
                f"自{day.zh}起适用{now}的政策（原适用{former}的政策），配备计划据此重新计算",
                f"from {day.en} the policy of {now} holds (before: {former}); the plan is computed anew",
            )
        ),
        Consequence(Wording("隶属关系不变", "who manages it stays")),
    )

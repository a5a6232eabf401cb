"""A unit's name from a day on; the former name is kept, so that older lists still find the unit."""

from __future__ import annotations

from django.db.backends.postgresql.psycopg_any import DateRange

from niangjia.kernel import names
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations import access, naming, rules
from niangjia.organisations.actions.deciding import Done, decided, record, unless_taken
from niangjia.organisations.models import Unit, UnitName
from niangjia.organisations.queries import county_names, county_of
from niangjia.organisations.types import Consequence, Decision, UnitKind


@action(Permission.UNIT_EDIT, reasoned=True)
def rename_unit(*, by: Actor, unit: Unit, name: str, decision: Decision) -> Done:
    """Let a unit bear another name from a day on. A second renaming on one day replaces the first."""
    [unit] = decided(decision, unit, by=by)
    rules.may_decide_over(unit.scope_path, by.scope.seats).enforce()
    name = name.strip()
    taken = is_taken(name, unit.unit_kind, unit.parent_id, by=by, but=unit)
    rules.may_rename(name, present=unit.name, taken=taken and unit.division_code is None).enforce()
    former = unit.name
    _keep_former(unit, by=by, decision=decision)
    unit.name, unit.initials = name, names.initials(name)
    unit.name_key = key_of(name, unit.scope_path, by=by)
    with unless_taken():
        unit.save(update_fields=["name", "name_key", "initials"])
    record("unit.renamed", unit, by=by, decision=decision, **{"from": former, "to": name})
    return Done(unit, _consequences(former, name, decision))


def is_taken(name: str, kind: UnitKind, parent: int | None, *, by: Actor, but: Unit | None = None) -> bool:
    """Whether an open unit of that kind and name stands below a unit; one that is `but` does not count."""
    rows = access.units(by).filter(parent=parent, kind=kind.value, closed_date=None)
    if but is not None:
        rows = rows.exclude(pk=but.pk)
    key = naming.name_key(name)
    return any(key == naming.name_key(one) or one == name for one in rows.values_list("name", flat=True))


def key_of(name: str, path: str, *, by: Actor) -> str:
    """The name as it is matched, without the county that manages the unit at a path."""
    return naming.without_county(naming.name_key(name), county_of(path, county_names(by=by, above=[path])))


def _keep_former(unit: Unit, *, by: Actor, decision: Decision) -> None:
    ended = [one.period.upper for one in access.former_names(by).filter(unit=unit).order_by("period")]
    rules.may_change_on(
        decision.on, founded=unit.founded_date, closed=unit.closed_date, changes=ended
    ).enforce()
    since = ended[-1] if ended else unit.founded_date
    if since != decision.on:
        UnitName.objects.create(unit=unit, name=unit.name, period=DateRange(since, decision.on))


def _consequences(former: str, name: str, decision: Decision) -> tuple[Consequence, ...]:
    day = said_day(decision.on)
    return (
        Consequence(Wording(f"自{day.zh}起更名为“{name}”", f"from {day.en} it is named “{name}”")),
        Consequence(
            Wording(
                f"“{former}”留作曾用名，按旧名称填报的表仍能对上",
                f"“{former}” is kept as a former name: lists that use it still find the unit",
            )
        ),
        Consequence(Wording("隶属关系、属地、人员和统计数字不变", "nothing else changes")),
    )

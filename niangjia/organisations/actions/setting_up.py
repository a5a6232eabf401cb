"""Setting up one unit by hand, from a day on."""

from __future__ import annotations

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations import rules
from niangjia.organisations.actions.deciding import Done, decided, record, unless_taken
from niangjia.organisations.actions.founding import division_of, drafted, settle
from niangjia.organisations.actions.renaming import is_taken
from niangjia.organisations.models import Unit
from niangjia.organisations.queries import county_names, county_of, place_name, places_of
from niangjia.organisations.types import Consequence, Decision, NewUnit


def found(new: NewUnit, parent: Unit, *, on: date, by: Actor) -> Unit:
    """A unit decided on by hand, below `parent` from a day on. Raises `UnknownCode`, `Refused`."""
    own = division_of(new.division_code).code if new.division_code else None
    place = division_of(new.place).code if new.place else own
    place = place or places_of([parent.pk], on=on, by=by).get(parent.pk, "")
    county = county_of(parent.scope_path, county_names(by=by, above=[parent.scope_path]))
    unit = drafted(new.name.strip(), new.kind, parent=parent, county=county, division_code=own)
    unit.founded_date = on
    with unless_taken():
        settle([unit], [place], since=DateRange(on, None))
    unit.refresh_from_db()
    return unit


@action(Permission.UNIT_FOUND, reasoned=True)
def found_unit(*, by: Actor, parent: Unit, new: NewUnit, decision: Decision) -> Done:
    """Found one unit by hand below another from a day on."""
    [parent] = decided(decision, parent, by=by)
    rules.may_change_on(decision.on, founded=parent.founded_date, closed=parent.closed_date).enforce()
    taken = new.division_code is None and is_taken(new.name.strip(), new.kind, parent.pk, by=by)
    rules.may_found(new, under=parent.unit_kind, taken=taken).enforce()
    unit = found(new, parent, on=decision.on, by=by)
    record("unit.founded", unit, by=by, decision=decision, name=unit.name, under=parent.code)
    return Done(unit, founded(unit, parent, on=decision.on, by=by))


def founded(unit: Unit, parent: Unit, *, on: date, by: Actor) -> tuple[Consequence, ...]:
    """What founding a unit did, in words."""
    day = said_day(on)
    place = place_name(places_of([unit.pk], on=on, by=by).get(unit.pk, ""))
    return (
        Consequence(
            Wording(
                f"自{day.zh}起设立{unit.name}（{unit.unit_kind.label.zh}），由{parent.name}管理",
                f"from {day.en} {unit.name} ({unit.unit_kind.label.en}) stands under {parent.name}",
            )
        ),
        Consequence(Wording(f"{unit.name}适用{place}的政策", f"the policy of {place} holds for {unit.name}")),
    )

"""Facts that the rules of appointing ask for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.db.models import Exists, OuterRef, Q

from niangjia.accounts import access, rules
from niangjia.accounts.models import Account, Appointment, AppointmentUnit
from niangjia.accounts.queries.administrators import administration_of
from niangjia.accounts.types import Given, Held
from niangjia.kernel.actor import Actor, Reach
from niangjia.kernel.figure import Verdict
from niangjia.kernel.roles import ADMINISTRATORS, Role
from niangjia.organisations.facade import Unit


def held_by(account: Account) -> list[Held]:
    """Every appointment of a person, as far as it can be seen."""
    rows = list(access.all_appointments().filter(account=account).order_by("from_date", "pk"))
    return as_held(rows)


def as_held(rows: Sequence[Appointment]) -> list[Held]:
    """Appointments as the rules see them; of a set with its members: one query at most."""
    sets = [row.pk for row in rows if row.reach == Reach.SET]
    members = set_members(sets)
    return [
        Held(
            key=row.pk,
            account=row.account_id,
            role=Role(row.role),
            path=row.unit_path,
            from_date=row.from_date,
            to_date=row.to_date,
            reach=Reach(row.reach),
            members=tuple(one.unit_path for one in members.get(row.pk, ())),
            stands_in=row.acting_for_id is not None,
        )
        for row in rows
    ]


def set_members(appointments: Iterable[int]) -> dict[int, list[AppointmentUnit]]:
    """The members of named sets, each in the order of the tree."""
    keys = list(appointments)
    found: dict[int, list[AppointmentUnit]] = {}
    if keys:
        for one in access.set_members(keys):
            found.setdefault(one.appointment_id, []).append(one)
    return found


def free_for_administration(path: str, from_date: date, to_date: date | None) -> int:
    """How many people of the unit at a path have an account in use and do no business on those days."""
    business = (
        access.all_appointments()
        .filter(Q(to_date=None) | Q(to_date__gte=from_date), account=OuterRef("pk"))
        .exclude(role__in=[role.value for role in ADMINISTRATORS])
    )
    if to_date is not None:
        business = business.filter(from_date__lte=to_date)
    return access.people_of(path).filter(~Exists(business)).count()


def may_appoint(given: Given, *, units: Sequence[Unit], account: Account, by: Actor, on: date) -> Verdict:
    """Whether the holder of an account may be given a role over these units: the rules, with their facts."""
    first = min(units, key=lambda unit: unit.scope_path)
    verdict = rules.may_appoint(
        given,
        by=by,
        account=account.pk,
        active=account.is_active,
        rank=max(unit.unit_kind.rank for unit in units),
        held=held_by(account),
        path=first.scope_path,
        on=on,
    )
    if not verdict or given.role not in ADMINISTRATORS:
        return verdict
    return rules.may_hold_here(
        of_unit=account.unit_path == first.scope_path,
        free=free_for_administration(first.scope_path, given.from_date, given.to_date),
        above=administration_of(first, on=on).keeper,
    )


def values_of(appointment: Appointment) -> Mapping[str, object]:
    """What a form of an appointment shows, and must find unchanged."""
    return {"from_date": appointment.from_date, "to_date": appointment.to_date}

"""The actor that a signed-in person, a token or a job is today. Without an appointment: nobody at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db.models import F, Q, QuerySet
from django.utils import timezone

from niangjia.accounts.models import Account, ApiToken, Appointment, AppointmentUnit
from niangjia.accounts.tokens import fingerprint
from niangjia.kernel.actor import Actor, Reach, Scope, Source
from niangjia.kernel.command import operator
from niangjia.kernel.roles import ADMINISTRATORS, POWERS, Role
from niangjia.kernel.scope import acting, trying, whose


def holding(on: date, prefix: str = "") -> Q:
    """What says of an appointment that a day lies in it."""
    begun, ended = Q(**{f"{prefix}from_date__lte": on}), Q(**{f"{prefix}to_date__lt": on})
    return begun & (Q(**{f"{prefix}to_date": None}) | ~ended)


def appointments(account: Account, *, on: date) -> QuerySet[Appointment]:
    """The appointments of a person that hold on a day, one's own before those for others, the oldest first.

    One that stands in for somebody absent holds only while that person's own does.
    """
    own = Q(acting_for=None) | holding(on, "acting_for__")
    found = Appointment.objects.filter(holding(on), own, account=account)
    found = found.select_related("account", "acting_for__account")
    return found.order_by(F("acting_for").asc(nulls_first=True), "from_date", "pk")


def actor_of(account: Account, *, on: date, source: Source, chosen: int | None = None) -> Actor | None:
    """The actor a person is under the appointment chosen, else under the first that holds."""
    held = list(appointments(account, on=on))
    if not held:
        return None
    return under(next((one for one in held if one.pk == chosen), held[0]), source)


def acted_under(account: Account, *, on: date, by: Actor) -> Appointment:
    """Of a person's appointments, the one that the person acts under at present."""
    held = list(appointments(account, on=on))
    return next((one for one in held if under(one, by.source) == replace(by, reason="", address="")), held[0])


def actor_with(secret: str, *, on: date) -> Actor | None:
    """The actor whom a token stands for; nobody once it, its account or its appointment has ended.

    Administrators hold none: a token passes no second step.
    """
    mark = fingerprint(secret)
    with trying(mark):
        good = ApiToken.objects.filter(fingerprint=mark, revoked_at=None, last_date__gte=on)
        if (token := good.annotate(_=whose()).first()) is None:
            return None
        open_to = appointments(Account(pk=token.account_id), on=on).filter(account__is_active=True)
        held = open_to.filter(account__must_change_password=False, pk=token.appointment_id).first()
        actor = None if held is None else under(held, "api")
        if actor is None or actor.role in ADMINISTRATORS:
            return None
        ApiToken.objects.filter(pk=token.pk).exclude(used_date=on).update(used_date=on)
        return actor


def under(appointment: Appointment, source: Source) -> Actor:
    """The actor a person is under an appointment; for somebody absent, with that person's role and scope."""
    account, own = appointment.account, appointment.acting_for or appointment
    role, absent = Role(own.role), own.account if appointment.acting_for else None
    return Actor(
        key=f"account:{account.pk}",
        name=account.name,
        role=role.value,
        permissions=POWERS[role],
        scope=scope_of(own),
        source=source,
        behalf=absent.name if absent else "",
        behalf_key=f"account:{absent.pk}" if absent else "",
    )


def scope_of(appointment: Appointment) -> Scope:
    """How far an appointment reaches, in the tree as it stands."""
    match Reach(appointment.reach):
        case Reach.UNIT:
            return Scope.alone(appointment.unit_path, appointment.unit_name)
        case Reach.SET:
            members = list(members_of(appointment))
            label = f"{members[0].unit_name}等{len(members)}个单位" if members[1:] else members[0].unit_name
            return Scope.among((one.unit_path for one in members), label)
    return Scope.below(appointment.unit_path, appointment.unit_name)


def members_of(appointment: Appointment) -> QuerySet[AppointmentUnit]:
    """The members of the named set that an appointment reaches over, in the order of the tree."""
    return AppointmentUnit.objects.filter(appointment=appointment).order_by("unit_path")


def actor_of_job(written: Actor) -> Actor | None:
    """The actor of a job with today's powers and no wider than today's appointment; nobody without one.

    `written` is the actor as kept on the job: key, role, behalf and scope, of a named set its first member.
    """
    account = Account.objects.filter(pk=int(written.key.partition(":")[2]), is_active=True).first()
    if account is None:
        return None
    held = [under(one, written.source) for one in appointments(account, on=timezone.localdate())]
    alike = [one for one in held if (one.role, one.behalf_key) == (written.role, written.behalf_key)]
    scope = _no_wider(written.scope, [one.scope for one in alike])
    return replace(written, permissions=POWERS[Role(written.role)], scope=scope) if scope else None


def _no_wider(written: Scope, today: Sequence[Scope]) -> Scope | None:
    """Of what a job was given over, what an appointment still gives; the very same appointment first."""
    there = [scope for scope in today if scope.holds(written.low)]
    same = [scope for scope in there if scope.reach is written.reach and _seat(scope, written)]
    if same:
        return same[0]
    return next((written if scope.covers(written.low) else scope for scope in there), None)


def _seat(scope: Scope, written: Scope) -> bool:
    return written.low in scope.only if scope.only else scope.low == written.low


def any_account() -> bool:
    """Whether anybody can sign in yet."""
    with acting(operator()):
        return bool(Account.objects.exists())

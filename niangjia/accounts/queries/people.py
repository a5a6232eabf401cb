"""The list of accounts: found by name, narrowed by role, unit and state, each with what holds today."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Exists, OuterRef, Q, QuerySet, When

from niangjia.accounts import access
from niangjia.accounts.models import Account, Appointment
from niangjia.accounts.queries.acting import holding
from niangjia.accounts.queries.held import set_members
from niangjia.accounts.types import AccountState
from niangjia.kernel.actor import Actor, Reach
from niangjia.kernel.roles import LABELS, Role
from niangjia.kernel.wording import Wording


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is narrowed by; an empty field narrows nothing."""

    text: str = ""
    role: Role | None = None
    state: AccountState | None = None
    under: str = ""
    """The path of the unit at and below which people work."""

    @property
    def told(self) -> dict[str, object]:
        """What was asked, for the record of an export."""
        asked = {"text": self.text, "role": self.role, "state": self.state, "under": self.under}
        return {name: str(value) for name, value in asked.items() if value}


@dataclass(frozen=True, slots=True)
class Office:
    """An appointment in words: the role, over what, and for whom where somebody is absent."""

    appointment: Appointment
    role: Wording
    over: Wording

    @property
    def behalf(self) -> str:
        """The absent person's name."""
        own = self.appointment.acting_for
        return own.account.name if own is not None else ""

    @property
    def said(self) -> Wording:
        """All of it in one line."""
        return Wording(f"{self.role.zh}（{self.over.zh}）", f"{self.role.en} ({self.over.en})")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list."""

    account: Account
    offices: Sequence[Office]
    last_sign_in: datetime | None = None

    @property
    def state(self) -> AccountState:
        """Whether it can be used, and for anything."""
        if not self.account.is_active:
            return AccountState.OFF
        return AccountState.IN_USE if self.offices else AccountState.IDLE


def found(asked: Asked, *, on: date, by: Actor) -> QuerySet[Account]:
    """The accounts that are asked for, in the order of the tree, then by name."""
    rows = access.accounts(by)
    held = access.all_appointments().filter(holding(on), account=OuterRef("pk"))
    if text := asked.text.strip():
        rows = rows.filter(Q(name__icontains=text) | Q(username__icontains=text))
    if asked.role is not None:
        rows = rows.filter(Exists(held.filter(role=asked.role.value)))
    if asked.under:
        rows = rows.filter(unit_path__gte=asked.under, unit_path__lt=f"{asked.under}~")
    match asked.state:
        case AccountState.OFF:
            rows = rows.filter(is_active=False)
        case AccountState.IN_USE:
            rows = rows.filter(Exists(held), is_active=True)
        case AccountState.IDLE:
            rows = rows.filter(~Exists(held), is_active=True)
    return rows.order_by("unit_path", "name", "pk")


def who_may_stand_in(absent: Appointment, *, by: Actor) -> QuerySet[Account]:
    """Whom an absent person's work may be given to: others of the same unit and of those in scope, the same
    unit first."""
    rows = access.own_accounts(by).filter(is_active=True).exclude(pk=absent.account_id)
    return rows.order_by(
        Case(When(unit_path=absent.account.unit_path, then=0), default=1), "unit_path", "name"
    )


def rows_of(
    accounts: Iterable[Account], *, on: date, by: Actor, signed_in: Mapping[int, datetime] | None = None
) -> list[Row]:
    """Accounts, cut to a page before, with the appointments that hold: two queries."""
    people = list(accounts)
    held = access.appointments(by).filter(holding(on), account__in=[one.pk for one in people])
    held = held.filter(Q(acting_for=None) | holding(on, "acting_for__")).order_by("from_date", "pk")
    offices: dict[int, list[Office]] = {}
    for office in in_words(list(held)):
        offices.setdefault(office.appointment.account_id, []).append(office)
    last = signed_in or {}
    return [Row(one, offices.get(one.pk, ()), last.get(one.pk)) for one in people]


def in_words(appointments: Sequence[Appointment]) -> list[Office]:
    """Appointments in words; of named sets with their members: one query at most."""
    own = {one.pk: one.acting_for or one for one in appointments}
    members = set_members(one.pk for one in own.values() if one.reach == Reach.SET)
    return [
        Office(
            one,
            LABELS[Role(one.role)],
            over(own[one.pk], [unit.unit_name for unit in members.get(own[one.pk].pk, ())]),
        )
        for one in appointments
    ]


def over(appointment: Appointment, members: Sequence[str]) -> Wording:
    """How far an appointment reaches, in words."""
    reach, name = Reach(appointment.reach), appointment.unit_name
    if reach is Reach.SET and members:
        return Wording(f"{reach.label.zh}：{'、'.join(members)}", f"{reach.label.en}: {', '.join(members)}")
    return Wording(f"{name}，{reach.label.zh}", f"{name}, {reach.label.en}")

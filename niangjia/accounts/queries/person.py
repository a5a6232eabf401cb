"""One person's page: the account, every appointment and where it stands, what was changed and by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from niangjia.accounts import access, rules
from niangjia.accounts.models import Account, Appointment
from niangjia.accounts.queries.held import as_held
from niangjia.accounts.queries.people import Office, in_words
from niangjia.accounts.types import Standing
from niangjia.kernel.access import NotThere
from niangjia.kernel.actor import Actor, Reach
from niangjia.kernel.changes import Act, Telling, acts
from niangjia.kernel.figure import Verdict
from niangjia.kernel.roles import LABELS, Role
from niangjia.kernel.wording import Wording


@dataclass(frozen=True, slots=True)
class Kept:
    """One appointment of the person's, as the page shows it."""

    office: Office
    standing: Standing
    may_end: Verdict
    may_pass_on: Verdict
    """Whether somebody may stand in under it."""

    @property
    def appointment(self) -> Appointment:
        """The appointment itself."""
        return self.office.appointment


def account_at(key: int, *, by: Actor) -> Account:
    """An account in scope. Raises `NotThere`."""
    found = access.accounts(by).filter(pk=key).first()
    if found is None:
        raise NotThere(f"account {key}")
    return found


def appointment_at(key: int, *, by: Actor) -> Appointment:
    """An appointment in scope. Raises `NotThere`."""
    found = access.appointments(by).filter(pk=key).first()
    if found is None:
        raise NotThere(f"appointment {key}")
    return found


def appointments_of(account: Account, *, on: date, by: Actor) -> list[Kept]:
    """A person's appointments: those that hold first, then those to come, then those that ended."""
    rows = list(access.appointments(by).filter(account=account).order_by("-from_date", "-pk"))
    held = as_held(rows)
    kept = [
        Kept(
            office,
            rules.standing(one, on=on, own=_own(office.appointment)),
            rules.may_end(one, on - timedelta(days=1), by=by, on=on),
            rules.may_pass_on(one, on=on),
        )
        for office, one in zip(in_words(rows), held, strict=True)
    ]
    return sorted(kept, key=lambda one: list(Standing).index(one.standing))


def standing_in_for(account: Account, *, on: date, by: Actor) -> list[Office]:
    """Who stands in for a person today or will."""
    rows = access.appointments(by).filter(acting_for__account=account, to_date__gte=on)
    return in_words(list(rows.order_by("from_date", "pk")))


def history_of(account: Account, *, by: Actor) -> list[Act]:
    """Every change of the account and of its appointments, the newest first."""
    kept = list(access.versions(account, by))
    members: dict[int, list[str]] = {}
    for one in access.set_members({version.pgh_obj_id for version in kept}):
        members.setdefault(one.appointment_id, []).append(one.unit_name)
    named = (Wording("指定单位", "its units"), lambda one: "、".join(members.get(one.pgh_obj_id, ())))
    told = Telling(what=_role, fields=(*APPOINTMENT.fields, named))
    return acts([(ACCOUNT, access.account_versions(account)), (told, kept)])


def _own(appointment: Appointment) -> tuple[date, date | None] | None:
    own = appointment.acting_for
    return (own.from_date, own.to_date) if own is not None else None


def _role(version: Any) -> Wording:
    role, name = LABELS[Role(version.role)], version.unit_name
    return Wording(f"任命：{role.zh}（{name}）", f"appointment: {role.en} ({name})")


def _fields() -> Sequence[tuple[Wording, Any]]:
    return (
        (Wording("范围", "reach"), lambda one: Reach(one.reach).label),
        (Wording("开始", "from"), lambda one: one.from_date),
        (Wording("最后一天", "last day"), lambda one: one.to_date),
        (Wording("事由", "reason"), lambda one: one.reason),
    )


APPOINTMENT = Telling(what=_role, fields=_fields())
ACCOUNT = Telling(
    what=lambda one: Wording("账号", "account"),
    fields=(
        (Wording("姓名", "name"), lambda one: one.name),
        (Wording("用户名", "user name"), lambda one: one.username),
        (Wording("单位", "unit"), lambda one: one.unit_name),
        (Wording("启用", "switched on"), lambda one: one.is_active),
        (Wording("须更换一次性密码", "one-time password"), lambda one: one.must_change_password),
    ),
)

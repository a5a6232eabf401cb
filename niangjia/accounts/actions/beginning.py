"""The first three of a unit: opened and appointed in one act by the operator at the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from niangjia.accounts.actions.accounts import open_account
from niangjia.accounts.actions.appointing import give
from niangjia.accounts.models import Appointment
from niangjia.accounts.types import Given, NewSignIn
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.roles import Role
from niangjia.organisations.facade import Unit


@action(Permission.APPOINT)
def begin_administration(
    *, by: Actor, unit: Unit, people: Mapping[Role, NewSignIn], on: date
) -> list[Appointment]:
    """Give a unit its administrators: nobody else could, for an administrator needs two beside them.

    Raises `Refused` where the unit has no three persons for them afterwards.
    """
    opened = {role: open_account(by=by, new=new, unit=unit) for role, new in people.items()}
    return [
        give(by=by, account=account, units=[unit], given=Given(role, on), on=on)
        for role, account in opened.items()
    ]

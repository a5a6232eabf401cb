"""A unit's people for the tests of accounts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from niangjia.accounts import actions
from niangjia.accounts.models import Account, Appointment
from niangjia.accounts.queries import actor_of
from niangjia.accounts.rules import THREE
from niangjia.accounts.types import Given, NewSignIn
from niangjia.kernel.actor import Actor, Reach
from niangjia.kernel.command import operator
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations.facade import Unit
from tests.cast import PASSWORD

ON = date(2026, 6, 30)


def opened(unit: Unit, *names: str) -> list[Account]:
    """Accounts of people of a unit, without any appointment."""
    by = operator()
    with acting(by):
        new = [NewSignIn(name, name, PASSWORD, one_time=False) for name in names]
        return [actions.open_account(by=by, new=one, unit=unit) for one in new]


def given(
    account: Account,
    *units: Unit,
    role: Role = Role.COUNTY_CLERK,
    reach: Reach = Reach.BELOW,
    since: date = ON,
    until: date | None = None,
) -> Appointment:
    """An appointment, by the operator."""
    by = operator()
    with acting(by):
        what = Given(role, since, until, reach, "for the tests")
        return actions.give(by=by, account=account, units=units, given=what, on=since)


def actor(account: Account, on: date = ON, chosen: int | None = None) -> Actor:
    """Whom somebody acts as on a day."""
    with acting(operator()):
        found = actor_of(account, on=on, source="test", chosen=chosen)
    assert found is not None
    return found


def three(unit: Unit, names: Iterable[str] = ("system", "security", "audit")) -> list[Actor]:
    """The three administrators of a unit: system, security, audit."""
    by = operator()
    people = {
        role: NewSignIn(name, name, PASSWORD, one_time=False) for role, name in zip(THREE, names, strict=True)
    }
    with acting(by):
        made = actions.begin_administration(by=by, unit=unit, people=people, on=ON)
    return [actor(one.account) for one in made]

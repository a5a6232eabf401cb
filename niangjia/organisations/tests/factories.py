"""Builders of units, lists of units and the people who act, as tests need them."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.test import Client

from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.roles import ADMINISTRATORS, LABELS, POWERS, Role
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import ensure_federation, import_units
from niangjia.organisations.actions.founding import drafted, settle
from niangjia.organisations.models import Unit
from niangjia.organisations.types import Decision, UnitKind, UnitRow

AS_OF = date(2026, 6, 30)
SINCE = date(2026, 1, 1)
TODAY = date(2026, 11, 21)
_serial = count(1)


def operator(reason: str = "机构调整") -> Actor:
    """Over everything, with every power, and with a reason."""
    role = Role.OPERATOR
    return Actor("test:operator", "操作员", role.value, POWERS[role], Scope.everything(), "test", reason)


def actor_over(unit: Unit, role: Role = Role.COUNTY_CLERK) -> Actor:
    """Somebody appointed over a unit and all below it."""
    scope = Scope.below(unit.scope_path, unit.name)
    return Actor(f"test:{role.value}", LABELS[role].zh, role.value, POWERS[role], scope, "test", "机构调整")


def decision(on: date = date(2026, 7, 1), **more: Any) -> Decision:
    """What a change rests on: a day and a paper, entered long after."""
    facts: dict[str, Any] = {"entered": TODAY, "document_number": "绵工发〔2026〕1号"}
    return Decision(on=on, **(facts | more))


def federation(code: str) -> Unit:
    """The federation of a division, founded where it is missing."""
    by = operator()
    with acting(by):
        return ensure_federation(by=by, division_code=code)


def unit_row(name: str = "丰谷镇总工会", **more: Any) -> UnitRow:
    """One row of a units list."""
    facts: dict[str, Any] = {
        "county": "",
        "kind": UnitKind.TOWNSHIP,
        "workers": 3_000,
        "members": 2_500,
        "founded_date": date(2010, 5, 1),
        "contact_name": "王芳",
        "contact_phone": "13800001234",
    }
    return UnitRow(name=name, **(facts | more))


def imported(under: Unit, *rows: UnitRow, as_of: date = AS_OF, source: str = "units.xlsx") -> list[Unit]:
    """Units founded by a list under a county, in the order of its rows."""
    by = operator()
    with acting(by):
        import_units(by=by, under=under, rows=rows, as_of=as_of, source=source)
        found = {unit.name: unit for unit in Unit.objects.filter(name__in=[row.name for row in rows])}
    return [found[row.name] for row in rows]


def zone_federation(parent: Unit, name: str = "高新技术产业开发区总工会") -> Unit:
    """A zone federation of county rank: no division, directly under a prefecture."""
    with acting(operator()):
        unit = drafted(name, UnitKind.ZONE_FEDERATION, parent=parent, division_code=None)
        settle([unit], [parent.division_code or ""])
        unit.refresh_from_db()
    return unit


def signed_in(unit: Unit, role: Role = Role.COUNTY_CLERK) -> Client:
    """A browser in which somebody appointed over a unit is signed in.

    Accounts stand a floor above, so their tables are asked for by name, as Django's own sign-in does.
    """
    username = f"tester{next(_serial)}"
    with acting(operator()):
        accounts, unusable = get_user_model().objects, make_password(None)
        account = accounts.create(username=username, name="测试员", password=unusable)
        apps.get_model("accounts", "Appointment").objects.create(
            account=account,
            role=role.value,
            unit_path=unit.scope_path,
            unit_code=unit.code,
            unit_name=unit.name,
            from_date=SINCE,
        )
    client = Client()
    client.force_login(account)
    if role in ADMINISTRATORS:  # of them a second step is asked before anything opens
        session = client.session
        session["second_factor"] = True
        session.save()
    return client

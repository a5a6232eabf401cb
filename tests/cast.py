"""The standing cast of the walls: two counties of one prefecture, their people, and who looks at them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.test import Client

from niangjia.accounts.facade import NewAccount, actor_of, appoint
from niangjia.accounts.models import Account
from niangjia.accounts.signing.recognising import PROVED
from niangjia.kernel.actor import Actor
from niangjia.kernel.command import operator
from niangjia.kernel.identity import Sex, check_character
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import ensure_federation, import_units
from niangjia.organisations.facade import Unit, units_below
from niangjia.organisations.types import UnitKind, UnitRow
from niangjia.workforce.actions import import_roster
from niangjia.workforce.types import EmploymentForm, EngagementRow, EngagementStatus

ON = date(2026, 6, 30)
PASSWORD = "for-the-tests-only"


@dataclass(frozen=True)
class Cast:
    """Who is on stage."""

    prefecture: Unit
    here: Unit
    there: Unit
    officer: Actor
    clerk: Actor
    foreign_clerk: Actor
    leader: Actor
    vice_chair: Actor


def id_number(serial: int, born: str = "19900101", area: str = "510703") -> str:
    """A valid number of nobody."""
    first = f"{area}{born}{serial:03d}"
    return first + check_character(first)


def unit_row(
    name: str, county: str, *, kind: UnitKind = UnitKind.TOWNSHIP, workers: int | None = 8_000
) -> UnitRow:
    """A row of a list of units."""
    return UnitRow(
        name=name,
        county=county,
        kind=kind,
        workers=workers,
        members=workers,
        founded_date=None,
        contact_name="张三",
        contact_phone="13800000001",
    )


def roster_row(serial: int, unit: Unit, **otherwise: object) -> EngagementRow[int]:
    """A row of a roster, of an invented person posted at a unit."""
    number = id_number(serial)
    facts: dict[str, object] = {
        "name": f"王小{'甲乙丙丁戊己庚辛壬癸'[serial % 10]}",
        "id_number": number,
        "sex": Sex.MALE if serial % 2 else Sex.FEMALE,
        "birth_date": date(1990, 1, 1),
        "ethnic_group": None,
        "political_status": None,
        "education": None,
        "phone": f"139{serial:08d}",
        "level": None,
        "control_number": "",
        "obtained_date": None,
        "form": EmploymentForm.DIRECT,
        "unit_id": unit.pk,
        "unit": unit.name,
        "county": "",
        "employer": "",
        "post_title": "社会化工会工作者",
        "start_date": date(2025, 1, 1),
        "contract_end_date": date(2027, 1, 1),
        "open_ended": False,
        "monthly_wage": Decimal("3200"),
        "insured": True,
        "status": EngagementStatus.ON_DUTY,
        "remark": "",
    }
    return EngagementRow(**{**facts, **otherwise})  # type: ignore[arg-type]


def gather() -> Cast:
    """Found the stage and appoint the cast, as the operator at the command line would."""
    by = operator()
    with acting(by):
        prefecture = ensure_federation(by=by, division_code="5107")
        rows = [
            unit_row("丰谷镇总工会", "涪城区"),
            unit_row("富乐街道总工会", "游仙区", kind=UnitKind.SUBDISTRICT),
        ]
        import_units(by=by, under=prefecture, rows=rows, as_of=ON, source="cast")
        here = ensure_federation(by=by, division_code="510703")
        there = ensure_federation(by=by, division_code="510704")
        for serial, county in ((1, here), (2, there)):
            unit = units_below(county, by=by).get()
            import_roster(by=by, under=county, rows=[roster_row(serial, unit)], as_of=ON, source="cast")
        names = (("officer", Role.PREFECTURE_OFFICER, prefecture), ("clerk", Role.COUNTY_CLERK, here))
        names += (("foreign_clerk", Role.COUNTY_CLERK, there), ("leader", Role.LEADER, prefecture))
        names += (("vice_chair", Role.VICE_CHAIR, here),)
        actors = {name: _appointed(name, role, unit, by=by) for name, role, unit in names}
    return Cast(prefecture, here, there, **actors)


def _appointed(name: str, role: Role, unit: Unit, *, by: Actor) -> Actor:
    new = NewAccount(name, name, role, PASSWORD, one_time=False)
    appointment = appoint(by=by, new=new, unit=unit, on=date(2026, 1, 1))
    actor = actor_of(appointment.account, on=ON, source="test")
    assert actor is not None
    return actor


def account(username: str) -> Account:
    """The account of a sign-in name, as the operator at the command line finds it."""
    with acting(operator()):
        found: Account = Account.objects.get(username=username)
    return found


def signed_in(username: str) -> Client:
    """A browser in which somebody is signed in, the second step passed."""
    client = Client()
    client.force_login(account(username))
    session = client.session
    session[PROVED] = True
    session.save()
    return client

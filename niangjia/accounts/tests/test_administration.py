"""The pages of administration, as the three and others use them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from niangjia.accounts.models import Account, Appointment
from niangjia.accounts.tests.factories import given, opened, three
from niangjia.kernel.actor import Reach
from niangjia.kernel.command import operator
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from tests.cast import Cast, account, gather, signed_in

pytestmark = pytest.mark.usefixtures("db")


@pytest.fixture
def cast(db: None) -> Cast:
    """Two counties, and the three of their prefecture."""
    cast = gather()
    three(cast.prefecture)
    return cast


def today() -> date:
    """The day of the pages."""
    return timezone.localdate()


def text(client: Client, address: str, status: int = 200) -> str:
    """A page in Chinese."""
    answer = client.get(address, headers={"accept-language": "zh-hans"})
    assert answer.status_code == status
    return answer.content.decode()


def found(username: str) -> Account:
    """An account by its name."""
    return account(username)


def held(username: str) -> Appointment:
    """Somebody's one appointment."""
    with acting(operator()):
        return Appointment.objects.get(account__username=username)


def test_the_first_clerk_is_opened_by_one_and_appointed_by_another(cast: Cast) -> None:
    system, security = signed_in("system"), signed_in("security")
    told = system.post(
        "/accounts/people/new/", {"name": "周倩", "username": "ZhouQian", "unit": cast.here.code}
    )
    secret = re.search(r'id="secret"[^>]* value="(\w{16})"', told.content.decode())
    assert secret is not None
    zhou = found("zhouqian")
    assert zhou.check_password(secret[1]) and zhou.must_change_password
    assert "还没有任命" in text(security, f"/accounts/people/{zhou.pk}/")
    again = system.post(
        "/accounts/people/new/", {"name": "周", "username": "zhouqian", "unit": cast.here.code}
    )
    assert (again.status_code, "已有人用" in again.content.decode()) == (422, True)
    sent = {
        "role": "county_clerk",
        "reach": "below",
        "units": cast.here.code,
        "from_date": today().isoformat(),
        "reason": "新任经办",
    }
    address = f"/accounts/people/{zhou.pk}/appoint/"
    assert cast.here.code in text(security, address)
    two = security.post(address, {**sent, "units": [cast.here.code, cast.there.code]})
    assert "只能选一个单位" in two.content.decode()
    refused = security.post(address, {**sent, "role": "prefecture_officer"})
    assert (refused.status_code, "市（州）" in refused.content.decode()) == (422, True)
    assert security.post(address, sent).status_code == 302
    shown = text(security, f"/accounts/people/{zhou.pk}/")
    assert "县总工会经办人" in shown and "新任经办" in shown
    both = {**sent, "role": "leader", "reach": "set", "units": [cast.here.code, cast.there.code]}
    assert security.post(address, both).status_code == 302
    assert "指定单位：涪城区总工会、游仙区总工会" in text(security, f"/accounts/people/{zhou.pk}/")
    for client in (system, signed_in("audit")):
        assert client.post(address, sent).status_code == 403


def test_the_list_is_narrowed_and_costs_the_same_whatever_its_size(cast: Cast) -> None:
    client = signed_in("audit")
    opened(cast.here, *(f"person{n:02d}" for n in range(60)))
    given(found("person00"), cast.here, cast.there, reach=Reach.SET)
    text(client, "/accounts/people/")
    with CaptureQueriesContext(connection) as queries:
        shown = text(client, "/accounts/people/")
    assert len(queries) <= 15
    assert len(shown.encode()) < 150_000
    assert "共 68 个" in shown
    for address, number in (
        ("?q=person0", 10),
        ("?role=county_clerk", 3),
        ("?state=idle", 59),
        ("?state=off", 0),
        ("?state=in_use&role=system_administrator", 1),
        (f"?under={cast.there.code}", 1),
        ("?role=emperor&state=asleep&q=%00", 68),
    ):
        assert f"共 {number} 个" in text(client, f"/accounts/people/{address}"), address
    text(client, "/accounts/people/?under=GH99999999", 404)


def test_a_person_elsewhere_is_not_there(cast: Cast) -> None:
    three(cast.here, ("own_system", "own_security", "own_audit"))
    client = signed_in("own_security")
    shown = text(client, "/accounts/people/")
    named = set(re.findall(r"<code>(\w+)</code>", shown))
    assert named == {"clerk", "vice_chair", "own_system", "own_security", "own_audit"}
    for key in (found("foreign_clerk").pk, 10**20, 0):
        text(client, f"/accounts/people/{key}/", 404)
    for key in (held("foreign_clerk").pk, 10**20):
        text(client, f"/accounts/appointments/{key}/end/", 404)


def test_the_account_is_switched_and_its_password_renewed(cast: Cast) -> None:
    system, clerk = signed_in("system"), found("clerk")
    own = signed_in("clerk")
    assert own.get("/").status_code == 200
    assert system.post(f"/accounts/people/{clerk.pk}/off/").status_code == 302
    assert own.get("/").status_code != 200
    assert "已停用" in text(system, f"/accounts/people/{clerk.pk}/")
    assert system.post(f"/accounts/people/{clerk.pk}/off/").status_code == 403
    assert system.post(f"/accounts/people/{clerk.pk}/on/").status_code == 302
    told = system.post(f"/accounts/people/{clerk.pk}/password/").content.decode()
    secret = re.search(r'id="secret"[^>]* value="(\w{16})"', told)
    assert secret is not None and found("clerk").check_password(secret[1])
    assert system.post(f"/accounts/people/{found('system').pk}/password/").status_code == 403


def test_somebody_stands_in_chooses_that_and_is_shown_so(cast: Cast) -> None:
    security, absent = signed_in("security"), held("clerk")
    address = f"/accounts/appointments/{absent.pk}/stand-in/"
    assert "vice_chair" in text(security, address)
    last = today() + timedelta(days=13)
    sent = {
        "who": "vice_chair",
        "from_date": today().isoformat(),
        "to_date": last.isoformat(),
        "reason": "休假",
    }
    far = {**sent, "to_date": (today() + timedelta(days=90)).isoformat()}
    assert security.post(address, far).status_code == 422
    assert security.post(address, {**sent, "who": "nobody"}).status_code == 200
    assert security.post(address, sent).status_code == 302
    assert "谁在代理此人" in text(security, f"/accounts/people/{absent.account_id}/")
    deputy = signed_in("vice_chair")
    own = text(deputy, "/accounts/appointments/")
    made = re.search(
        r'value="(\d+)"><div><h2[^>]*>县总工会经办人 <span[^>]*>代 clerk', own.replace("\n  ", "")
    )
    assert made is not None and "代 clerk" not in text(deputy, "/")
    assert deputy.post("/accounts/appointments/", {"appointment": made[1]}).status_code == 302
    assert "代 clerk" in text(deputy, "/")
    with acting(operator()):
        event = AuditEvent.objects.filter(name="accounts.appointment.chosen").get()
    assert event.actor_name == "vice_chair"
    assert deputy.post("/accounts/appointments/", {"appointment": str(absent.pk)}).status_code == 302
    assert "代 clerk" in text(deputy, "/"), "another's own appointment cannot be chosen"


def test_who_ends_what_another_ended_meanwhile_is_told(cast: Cast) -> None:
    security, clerk = signed_in("security"), held("clerk")
    address = f"/accounts/appointments/{clerk.pk}/end/"
    shown = re.search(r'name="shown" value="([^"]+)"', text(security, address))
    assert shown is not None
    sent = {"last": today().isoformat(), "reason": "调走", "shown": shown[1]}
    assert security.post(address, {**sent, "last": "2020-01-01"}).status_code == 422
    assert security.post(address, sent).status_code == 302
    clash = security.post(address, {**sent, "last": (today() - timedelta(days=1)).isoformat()})
    assert (clash.status_code, "有人改动了这条记录" in clash.content.decode()) == (409, True)
    anew = re.search(r'name="shown" value="([^"]+)"', clash.content.decode())
    assert anew is not None and anew[1] != shown[1]
    again = {**sent, "last": (today() - timedelta(days=1)).isoformat(), "shown": anew[1]}
    assert security.post(address, again).status_code == 302
    assert signed_in("clerk").get("/").status_code == 403


def test_roles_powers_and_who_looks_after_a_unit(cast: Cast) -> None:
    clerk = signed_in("clerk")
    assert "您现在的角色" in text(clerk, "/accounts/roles/")
    assert "accounts:appointment:make" in text(clerk, "/accounts/powers/")
    told = text(clerk, "/accounts/administrators/")
    assert "绵阳市总工会" in told and "security" in told
    assert "自设三位管理员" in text(signed_in("audit"), "/accounts/administrators/")
    text(clerk, f"/accounts/administrators/?unit={cast.there.code}", 404)
    assert clerk.get("/accounts/people/").status_code == 403
    with acting(operator()):
        Appointment.objects.filter(role=Role.AUDIT_ADMINISTRATOR.value).update(to_date=date(2026, 7, 1))
    assert "niangjia init" in text(clerk, "/accounts/administrators/")


def test_units_are_suggested_by_name_to_who_may_see_no_more_of_them(cast: Cast) -> None:
    security = signed_in("security")
    told = text(security, "/accounts/people/suggest/?field=units&many=1&units_text=游仙")
    assert cast.there.name in told and "checkbox" in told
    kept = text(security, f"/accounts/people/suggest/?field=1x&unit={cast.here.code}&unit=GH0&unit_text=")
    assert cast.here.name in kept and "radio" in kept
    assert security.get(f"/organisations/{cast.here.code}/").status_code == 403


def test_the_list_leaves_the_house_for_a_reason_and_as_it_is_shown(cast: Cast) -> None:
    given(found("leader"), cast.here, cast.there, role=Role.LEADER, reach=Reach.SET)
    opened(cast.here, "idle")
    security = signed_in("security")
    address = f"/accounts/people/export.xlsx?under={cast.here.code}"
    assert "openxmlformats" not in security.get(address).headers["Content-Type"]
    answer = security.post(address, {"why": "work"})
    book = load_workbook(BytesIO(answer.content))
    rows = [[cell or "" for cell in row] for row in book["账号与任命"].iter_rows(values_only=True)]
    names = [row[1] for row in rows]
    assert {"clerk", "vice_chair", "idle"} <= set(names) and "leader" not in names
    with acting(operator()):
        event = AuditEvent.objects.get(name="accounts.accounts.exported")
    assert event.details["rows"] == 3
    assert signed_in("system").post(address, {"why": "work"}).status_code == 403

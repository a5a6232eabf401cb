"""The pages of privacy: what they show to whom, at what cost, and every entry from form to record."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from niangjia.kernel.command import operator
from niangjia.kernel.models import AuditEvent, Job
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations.tests.factories import federation, signed_in
from niangjia.privacy.models import Hold, OwnRequest
from niangjia.privacy.register import KINDS
from niangjia.privacy.tests.stage import Stage
from niangjia.workforce.tests.factories import id_number

pytestmark = pytest.mark.django_db
MOST_QUERIES = 15
"""Session and scope among them; the savepoints are the test's."""
EVERYBODY = (Role.COUNTY_CLERK, Role.SECURITY_ADMINISTRATOR, Role.AUDIT_ADMINISTRATOR)


class House:
    """The stage, with browsers at it; who left, left so long ago that it is due today."""

    def __init__(self) -> None:
        self.stage = Stage()
        self.today = timezone.localdate()
        self.stage.leave(self.stage.gone, self.today.replace(year=self.today.year - 2) - timedelta(days=5))
        self.stage.leave(self.stage.lately, self.today - timedelta(days=40))
        self.clients = {role: signed_in(self.stage.county, role) for role in EVERYBODY}

    def get(self, role: Role, address: str) -> str:
        """A page, read in Chinese; no dearer than a page may be."""
        with CaptureQueriesContext(connection) as captured:
            answer = self.clients[role].get(f"/privacy/{address}", headers={"accept-language": "zh-hans"})
        assert answer.status_code == 200, (answer.status_code, address)
        asked = [one["sql"][:90] for one in captured if "SAVEPOINT" not in one["sql"]]
        assert len(asked) <= MOST_QUERIES, asked
        return str(answer.content.decode())

    def post(self, role: Role, address: str, **data: Any) -> Any:
        """Send a form."""
        return self.clients[role].post(f"/privacy/{address}", data, headers={"accept-language": "zh-hans"})


def found(model: Any) -> list[Any]:
    """The rows of a table, as the operator sees them."""
    with acting(operator()):
        return list(model.objects.order_by("pk"))


def events(name: str) -> list[AuditEvent]:
    """The events of a name."""
    return [one for one in found(AuditEvent) if one.name == f"privacy.{name}"]


@pytest.mark.parametrize("role", EVERYBODY)
def test_everybody_reads_the_register(role: Role) -> None:
    text = House().get(role, "")
    for kind in KINDS:
        assert kind.purpose.zh in text
    assert "劳动合同法 第五十条第三款" in text


def test_who_is_due_is_shown_masked_with_what_will_happen() -> None:
    house = House()
    for role in (Role.COUNTY_CLERK, Role.SECURITY_ADMINISTRATOR):
        text = house.get(role, "due/")
        assert "张**" in text and house.stage.gone.name not in text
        assert "匿名化" in text and "工资记录依据这一行" in text
        assert "李**" not in text
    later = house.today.replace(year=house.today.year + 2)
    assert "李**" in house.get(Role.COUNTY_CLERK, f"due/?month={later:%Y-%m}")
    assert "王**" not in house.get(Role.COUNTY_CLERK, "due/?month=2199-01&page=99")


def test_the_list_costs_the_same_for_many() -> None:
    house = House()
    for person in (house.stage.lately, house.stage.here):
        house.stage.leave(person, house.today.replace(year=house.today.year - 2))
    assert "王**" in house.get(Role.COUNTY_CLERK, "due/")


def test_the_removal_is_asked_for_with_a_reason_and_given_to_a_job() -> None:
    house = House()
    assert house.post(Role.COUNTY_CLERK, "due/run/", reason="x").status_code == 403
    assert house.post(Role.SECURITY_ADMINISTRATOR, "due/run/", reason=" ").status_code == 200
    answer = house.post(Role.SECURITY_ADMINISTRATOR, "due/run/", reason="年底清理")
    assert answer.status_code == 302
    [job] = [one for one in found(Job) if one.kind == "privacy.remove_due"]
    assert (job.reason, job.scope_path) == ("年底清理", house.stage.county.scope_path)
    assert "正在清除" in house.get(Role.SECURITY_ADMINISTRATOR, "due/")
    fragment = house.clients[Role.COUNTY_CLERK].get("/privacy/due/progress/", headers={"HX-Request": "true"})
    assert 'hx-trigger="every 1s"' in fragment.content.decode()
    assert house.clients[Role.COUNTY_CLERK].get("/privacy/due/progress/").status_code == 302


def test_a_removal_is_put_off_listed_and_let_go() -> None:
    house = House()
    pk, security = house.stage.gone.pk, Role.SECURITY_ADMINISTRATOR
    assert "没有暂缓的" in house.get(security, "holds/")
    past = house.post(security, f"persons/{pk}/hold/", until=house.today, reason="仲裁")
    assert past.status_code == 422 and "今天以后" in past.content.decode()
    until = house.today + timedelta(days=60)
    assert house.post(security, f"persons/{pk}/hold/", until=until, reason="正在仲裁").status_code == 302
    [hold] = found(Hold)
    assert "暂缓中" in house.get(security, "holds/") and "正在仲裁" in house.get(Role.COUNTY_CLERK, "holds/")
    assert "暂缓至" in house.get(security, "due/")
    assert house.post(security, f"holds/{hold.pk}/end/", reason="已结").status_code == 302
    assert "已解除" in house.get(security, f"persons/{pk}/")
    assert house.clients[security].get(f"/privacy/holds/{10**30}/end/").status_code == 404


def test_a_person_is_given_the_own_data_as_a_file_named_after_nobody() -> None:
    house = House()
    pk = house.stage.here.pk
    page = house.get(Role.COUNTY_CLERK, f"persons/{pk}/")
    assert "提供本人信息" in page and "离职满两年到期" in page
    data = {"asked_on": house.today, "identity": "id-card", "format": "json"}
    answer = house.post(Role.COUNTY_CLERK, f"persons/{pk}/own-data/", **data)
    assert json.loads(answer.content)["parts"]["person"]["rows"][0]["姓名"] == "王大力"
    assert house.stage.here.name not in answer.headers["Content-Disposition"]
    [event] = events("own_data.given")
    assert event.reason == f"本人申请（{house.today.isoformat()}，当面核验身份证件）"
    later = house.post(
        Role.COUNTY_CLERK, f"persons/{pk}/own-data/", **data | {"asked_on": house.today + timedelta(days=1)}
    )
    assert later.status_code == 422
    assert house.clients[Role.COUNTY_CLERK].get(f"/privacy/persons/{pk}/own-data/").status_code == 200


def test_a_correction_leads_to_the_edit_page_and_waits_for_its_answer() -> None:
    house = House()
    pk, clerk = house.stage.here.pk, Role.COUNTY_CLERK
    sent = {"asked_on": house.today, "identity": "known", "kinds": ["phone", "address"]}
    answer = house.post(clerk, f"persons/{pk}/correction/", **sent)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/workforce/{pk}/edit/")
    [request] = found(OwnRequest)
    text = house.get(clerk, "requests/?outcome=open")
    assert "待答复" in text and "电话、住址" in text
    assert "答复本人申请" in house.clients[clerk].get("/").content.decode()
    assert house.post(clerk, f"requests/{request.pk}/", done="yes", answer="").status_code == 200
    assert house.post(clerk, f"requests/{request.pk}/", done="no", answer="证明不符").status_code == 302
    assert "不予办理" in house.get(clerk, "requests/")
    assert house.post(clerk, f"requests/{request.pk}/", done="yes", answer="再答").status_code == 422
    assert house.clients[clerk].get(f"/privacy/requests/{10**30}/").status_code == 404
    assert house.post(clerk, f"persons/{pk}/correction/", **sent | {"kinds": ["blood"]}).status_code == 200


def test_the_auditor_finds_who_read_by_a_number_and_reads_no_record() -> None:
    house = House()
    with acting(operator()):
        number = house.stage.here.id_number
    pk, auditor = house.stage.here.pk, Role.AUDIT_ADMINISTRATOR
    house.clients[Role.COUNTY_CLERK].get(f"/workforce/{pk}/")
    assert house.clients[auditor].get(f"/workforce/{pk}/").status_code == 403
    assert "没有这个号码的人" in house.post(auditor, "readers/", id_number=id_number(999)).content.decode()
    assert "field-wrong" in house.post(auditor, "readers/", id_number="12").content.decode()
    answer = house.post(auditor, "readers/", id_number=number)
    assert answer.headers["Location"] == f"/privacy/persons/{pk}/readers/"
    text = house.get(auditor, f"persons/{pk}/readers/")
    assert "打开个人页面" in text and "测试员" in text and "县总工会经办人 · 涪城区总工会" in text
    assert house.stage.here.name not in text and "王**" in text
    assert "没有查看记录" in house.get(auditor, f"persons/{pk}/readers/?kind=workforce.person.unmasked")
    assert "打开个人页面" in house.get(auditor, f"persons/{pk}/readers/?q=测试&kind=strange")
    assert "没有查看记录" in house.get(auditor, f"persons/{pk}/readers/?q=无此人")
    sent = {"why": "inspection", "why_words": ""}
    file = house.post(auditor, f"persons/{pk}/readers/export.xlsx", **sent)
    assert file.headers["Content-Type"].startswith("application/vnd.openxmlformats")


def test_a_list_taken_out_of_the_county_may_hold_the_person_and_one_elsewhere_does_not() -> None:
    house = House()
    clerk = house.clients[Role.COUNTY_CLERK]
    there = signed_in(federation("510704"))
    for client in (clerk, there):
        client.post("/workforce/export.xlsx", {"why": "report"})
    text = house.get(Role.AUDIT_ADMINISTRATOR, f"persons/{house.stage.here.pk}/readers/")
    assert text.count("导出所在清单（可能含此人）</td>") <= 1
    assert "可能含此人" in text


def test_pages_of_a_person_out_of_scope_are_not_there() -> None:
    house = House()
    pk = house.stage.here.pk
    there = federation("510704")
    for role, tails in (
        (Role.COUNTY_CLERK, ("", "own-data/", "correction/", "readers/")),
        (Role.SECURITY_ADMINISTRATOR, ("", "hold/")),
    ):
        client: Client = signed_in(there, role)
        for tail in tails:
            assert client.get(f"/privacy/persons/{pk}/{tail}").status_code == 404, tail
            assert client.get(f"/privacy/persons/{10**30}/{tail}").status_code == 404, tail


def test_programs_read_the_same() -> None:
    house = House()
    pk, clerk = house.stage.here.pk, house.clients[Role.COUNTY_CLERK]
    kinds = clerk.get("/api/v1/privacy/kinds/").json()
    assert [one["key"] for one in kinds] == [kind.key for kind in KINDS]
    [due] = clerk.get("/api/v1/privacy/due/").json()["rows"]
    assert (due["person"], due["shown"], due["fate"]) == (house.stage.gone.pk, "张**", "anonymised")
    clerk.get(f"/api/v1/persons/{pk}/")
    rows = clerk.get(f"/api/v1/persons/{pk}/readers/").json()["rows"]
    assert [(one["source"]["zh"], one["unit"]) for one in rows] == [("接口", "涪城区总工会")]
    assert clerk.get(f"/api/v1/persons/{pk + 99}/readers/").status_code == 404
    sent = {"asked_on": house.today.isoformat(), "identity": "agent"}
    given = clerk.post(f"/api/v1/persons/{pk}/own-data/", sent, content_type="application/json")
    assert given.json()["pack"]["mark"]["number"] == given.json()["number"]
    assert given.headers["Cache-Control"] == "no-store"

"""The auditors' pages: found, read in words, taken out with a trace; of one's own subtree only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from niangjia.accounts.actions import begin_administration
from niangjia.accounts.types import NewSignIn
from niangjia.kernel import histories
from niangjia.kernel.command import operator
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import rename_unit
from niangjia.organisations.facade import Unit, unit_at
from niangjia.organisations.tests.factories import decision
from niangjia.proof.queries import events as queries
from niangjia.proof.sealing import seal
from tests.cast import PASSWORD, Cast, gather, signed_in

pytestmark = pytest.mark.usefixtures("committed")

CHINESE = {"accept-language": "zh-hans"}
THREE = {
    "system": Role.SYSTEM_ADMINISTRATOR,
    "security": Role.SECURITY_ADMINISTRATOR,
    "audit": Role.AUDIT_ADMINISTRATOR,
}


@pytest.fixture(autouse=True)
def own_home(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Ends of this test alone."""
    monkeypatch.setattr("niangjia.proof.heads.FOLDER", str(tmp_path_factory.mktemp("proof")))


def auditor(unit: Unit, prefix: str = "") -> Client:
    """A browser of the auditor of a unit."""
    people = {role: NewSignIn(prefix + name, name, PASSWORD, one_time=False) for name, role in THREE.items()}
    with acting(by := operator()):
        begin_administration(by=by, unit=unit, people=people, on=date(2026, 1, 1))
    return signed_in(f"{prefix}audit")


def page(client: Client, path: str, status: int = 200) -> str:
    """What a page says."""
    answer = client.get(path, headers=CHINESE)
    assert answer.status_code == status
    return answer.content.decode()


def take(who: str, path: str, why: str = "report") -> bytes:
    """A file that somebody takes out."""
    answer = signed_in(who).post(path, {"why": why, "why_words": "8月常委会"}, headers=CHINESE)
    assert answer.status_code == 200
    return answer.content


@pytest.fixture
def cast() -> Cast:
    """A prefecture with two counties."""
    return gather()


def test_an_auditor_sees_what_happened_in_the_own_subtree_and_no_more(cast: Cast) -> None:
    take("clerk", "/workforce/export.xlsx")
    take("foreign_clerk", "/staffing/export.xlsx")
    here = auditor(cast.here, "here_")
    seen = page(here, "/proof/")
    assert "人才库 · 导出" in seen and "配备计划 · 导出" not in seen
    assert "涪城区总工会" in seen and "游仙区总工会" not in seen
    above = page(auditor(cast.prefecture), "/proof/")
    assert "人才库 · 导出" in above and "配备计划 · 导出" in above
    with acting(operator()):
        event = AuditEvent.objects.get(name="staffing.plan.exported")
    assert page(here, f"/proof/events/{event.pk}/", 404)


def test_the_file_and_its_event_name_each_other(cast: Cast) -> None:
    book = openpyxl.load_workbook(BytesIO(take("clerk", "/workforce/export.xlsx")))
    number = dict(book["说明"].iter_rows(values_only=True))["导出编号"]
    client = auditor(cast.here)
    listed = page(client, f"/proof/exports/?export={number}")
    assert number in listed and "向上级报送：8月常委会" in listed and "clerk" in listed
    assert "还没有文件离开系统" in page(client, "/proof/exports/?export=DC20200101-00000000")
    with acting(operator()):
        event = AuditEvent.objects.get(export=number)
    told = page(client, f"/proof/events/{event.pk}/")
    assert event.details["sha256"] in told and event.details["rows"] == 1
    assert "还没有封存" in told
    seal()
    assert "密钥指纹" in page(client, f"/proof/events/{event.pk}/")


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("family=export", {"人才库 · 导出"}),
        ("who=clerk", {"人才库 · 导出"}),
        ("who=nobody", set()),
        ("kind=unit&family=export", {"人才库 · 导出"}),
        ("kind=person&id=x", set()),
        ("source=page&family=export", {"人才库 · 导出"}),
        ("source=job", set()),
        ("from=2000-01-01&to=2000-01-02", set()),
        ("name=workforce.people.exported", {"人才库 · 导出"}),
        ("family=%00&from=x&older=x&source=y&kind=z&name=workforce.people.exported", {"人才库 · 导出"}),
        ("older=1", set()),
        (f"older={'9' * 30}&family=export", {"人才库 · 导出"}),
    ],
)
def test_the_list_is_narrowed(cast: Cast, asked: str, found: set[str]) -> None:
    take("clerk", "/workforce/export.xlsx")
    rows = page(auditor(cast.prefecture), f"/proof/?{asked}").partition("<tbody>")[2]
    assert {one for one in ("人才库 · 导出", "花名册 · 导入") if one in rows} == found


def test_families_are_told_apart_in_the_database_as_in_code(cast: Cast) -> None:
    client = auditor(cast.prefecture)
    assert "花名册 · 导入" in page(client, "/proof/?family=bulk")
    assert "任命 · 作出" in page(client, "/proof/?family=power")
    assert "单位 · 设立" in page(client, "/proof/?family=change")
    assert "没有符合条件的记录" in page(client, "/proof/?family=reading")


def test_before_and_after_are_told_to_those_who_may_read_the_record(cast: Cast) -> None:
    with acting(by := replace(operator(), reason="更名")):
        rename_unit(by=by, unit=cast.here, name="涪城区工会联合会", decision=decision())
        event = AuditEvent.objects.get(name="organisations.unit.renamed")
        told = queries.changes_of(event, by=by)
        assert queries.may_read(event, by=by)
    said = {(str(one.before), str(one.after)) for change in told for one in change.differences}
    assert ("涪城区总工会", "涪城区工会联合会") in said
    seen = page(auditor(cast.here), f"/proof/events/{event.pk}/")
    assert "您的角色不查看这类记录的内容" in seen and "<s>" not in seen and "单位 · 更名" in seen
    assert "同一次操作一共改动的记录" in seen and "曾用名" in seen


def test_what_changed_is_that_of_the_same_act_alone(cast: Cast) -> None:
    for name in ("涪城区工会联合会", "涪城区总工会"):
        with acting(by := replace(operator(), reason="更名")):
            unit = unit_at(cast.here.code, by=by)
            rename_unit(by=by, unit=unit, name=name, decision=decision())
    with acting(by):
        first, second = AuditEvent.objects.filter(name="organisations.unit.renamed").order_by("pk")
        assert first.act != second.act
        told = {one.after for change in queries.changes_of(first, by=by) for one in change.differences}
        assert "涪城区工会联合会" in map(str, told)
        for unknown in ("x", "9" * 40, "GH99999999"):
            assert list(histories.changes_of("unit", unknown, first.act, by=by)) == []
            assert list(histories.changes_of("person", unknown, first.act, by=by)) == []
        assert list(histories.changes_of("thing", "1", first.act, by=by)) == []
        assert list(histories.changes_of("unit", cast.here.code, "", by=by)) == []


def test_pages_go_on_with_older_events_and_ask_few_questions(cast: Cast) -> None:
    client = auditor(cast.prefecture)
    with acting(operator()), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO kernel_auditevent (at, name, actor, actor_name, role, source, reason, behalf,"
            " address, act, export, on_kind, on_id, scope_path, details)"
            " SELECT now(), 'organisations.unit.moved', 'x', 'x', 'x', 'job', '', '', '', '', '', 'unit',"
            " n::text, %s, '{}' FROM generate_series(1, 120) n",
            [cast.here.scope_path],
        )
    with CaptureQueriesContext(
        connection,
    ) as asked:
        first = client.get("/proof/", headers=CHINESE)
    assert len(asked) <= 15 and len(first.content) < 150_000
    older = first.content.decode().partition("?older=")[2].partition('"')[0]
    second = page(client, f"/proof/?older={older}")
    assert "回到最新" in second and "近两周每天" not in second


def test_sign_ins_of_the_subtree_are_listed(cast: Cast) -> None:
    client = auditor(cast.prefecture)
    Client().post("/accounts/sign-in/", {"username": "clerk", "password": "wrong"}, headers=CHINESE)
    assert "密码错误" in page(client, "/proof/sign-ins/?failed=1")
    assert "密码错误" in page(client, "/proof/sign-ins/")


def test_events_are_taken_out_with_a_trace(cast: Cast) -> None:
    client = auditor(cast.here)
    answer = client.post("/proof/events.xlsx?family=bulk", {"why": "inspection"}, headers=CHINESE)
    [heading, *rows] = openpyxl.load_workbook(BytesIO(answer.content)).worksheets[0].values
    assert heading[:3] == ("编号", "时间", "谁")
    assert {row[6] for row in rows} == {"workforce.roster.imported"}
    with acting(operator()):
        event = AuditEvent.objects.get(name="proof.events.exported")
    assert (event.reason, event.details["rows"]) == ("审计、检查", len(rows))


def test_nobody_else_looks_at_events(cast: Cast) -> None:
    for path in ("", "exports/", "sign-ins/", "events/1/", "events.xlsx"):
        assert signed_in("clerk").get(f"/proof/{path}").status_code == 403


@pytest.mark.parametrize("sent", [{}, {"why": ""}, {"why": "other"}, {"why": "because"}])
def test_nothing_leaves_without_a_reason(cast: Cast, sent: dict[str, str]) -> None:
    clerk = signed_in("clerk")
    assert "先写明用途" in page(clerk, "/workforce/export.xlsx")
    answer = clerk.post("/workforce/export.xlsx", sent, headers=CHINESE)
    assert (answer.status_code, answer.headers["Content-Type"]) == (422, "text/html; charset=utf-8")
    with acting(operator()):
        assert not AuditEvent.objects.exclude(export="").exists()


def test_what_was_said_last_is_remembered(cast: Cast) -> None:
    clerk = signed_in("clerk")
    clerk.post("/staffing/export.xlsx", {"why": "meeting", "why_words": "8月常委会"}, headers=CHINESE)
    asked = page(clerk, "/workforce/export.xlsx")
    assert 'value="meeting" checked' in asked and 'value="8月常委会"' in asked

"""Putting off, asking, answering, giving: permitted, noted, and on refusal nothing changed."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from niangjia.kernel.access import NotThere
from niangjia.kernel.command import operator
from niangjia.kernel.figure import Refused
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.official import may_typeset
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations.tests.factories import federation
from niangjia.privacy import access, actions
from niangjia.privacy.actions.sweeping import SWEEPS
from niangjia.privacy.models import Hold, OwnRequest
from niangjia.privacy.tests.stage import LONG_AGO, ON, Stage
from niangjia.privacy.types import Asked, Format, Identity, Outcome
from niangjia.workforce import facade as workforce
from niangjia.workforce.actions import read_person, unmask
from niangjia.workforce.types.unmasking import Group

pytestmark = pytest.mark.django_db
UNTIL = ON + timedelta(days=90)


def events(name: str) -> list[AuditEvent]:
    """The events of a name."""
    with acting(operator()):
        return list(AuditEvent.objects.filter(name=f"privacy.{name}").order_by("pk"))


def put_off(stage: Stage, **more: Any) -> Hold:
    """A removal put off by the security administrator."""
    by = replace(stage.security, reason="正在仲裁，涪劳人仲案〔2026〕3号")
    with acting(by):
        return actions.put_off(**{"by": by, "person": stage.gone.pk, "until": UNTIL, "on": ON} | more)


def test_a_hold_says_why_and_until_when_and_is_ended_once() -> None:
    stage = Stage()
    hold = put_off(stage)
    assert (hold.scope_path, hold.until) == (stage.gone.scope_path, UNTIL)
    by = replace(stage.security, reason="仲裁已结")
    with acting(by):
        ended = actions.end_hold(by=by, hold=hold.pk)
        assert (ended.ended_reason, ended.ended_by_name) == ("仲裁已结", by.name)
        with pytest.raises(Refused):
            actions.end_hold(by=by, hold=hold.pk)
    assert [one.reason for one in events("removal.put_off")] == ["正在仲裁，涪劳人仲案〔2026〕3号"]
    assert [one.on_id for one in events("removal.no_longer_put_off")] == [str(stage.gone.pk)]


def test_no_second_hold_and_none_without_reason_power_or_scope() -> None:
    stage = Stage()
    put_off(stage)
    elsewhere = stage.actor(Role.SECURITY_ADMINISTRATOR, federation("510704"))
    with pytest.raises(Refused):
        put_off(stage)
    for by in (stage.clerk, replace(stage.security, reason="")):
        with acting(by), pytest.raises(Refused):
            actions.put_off(by=by, person=stage.lately.pk, until=UNTIL, on=ON)
    with acting(elsewhere):
        with pytest.raises(NotThere):
            actions.put_off(by=elsewhere, person=stage.gone.pk, until=UNTIL, on=ON)
        with pytest.raises(NotThere):
            actions.end_hold(by=elsewhere, hold=1)
    assert len(events("removal.put_off")) == 1


def test_a_hold_goes_where_its_person_goes() -> None:
    stage = Stage()
    hold = put_off(stage)
    with acting(operator()):
        stage.gone.unit = stage.county
        stage.gone.save()
        hold.refresh_from_db()
        assert hold.scope_path == stage.county.scope_path


def take(stage: Stage, by: Any = None, **more: Any) -> OwnRequest:
    """A correction that somebody asked for."""
    by = by or stage.clerk
    given = {
        "person": stage.here.pk,
        "asked": Asked.CORRECTION,
        "asked_on": ON,
        "identity": Identity.ID_CARD,
        "on": ON,
        "kinds": ["phone"],
    }
    with acting(by):
        return actions.take_request(**{"by": by} | given | more)


def test_a_correction_is_taken_down_and_answered() -> None:
    stage = Stage()
    request = take(stage)
    assert (request.stands, request.what.zh, request.known_by.zh) == (
        Outcome.OPEN,
        "更正、补充本人信息",
        "当面核验身份证件",
    )
    with acting(stage.clerk):
        with pytest.raises(Refused):
            actions.answer_request(by=stage.clerk, request=request.pk, done=True, answer=" ")
        done = actions.answer_request(by=stage.clerk, request=request.pk, done=True, answer="已更正电话")
        assert (done.stands, done.answered_by_name) == (Outcome.DONE, stage.clerk.name)
        with pytest.raises(Refused):
            actions.answer_request(by=stage.clerk, request=request.pk, done=False, answer="再答")
        with pytest.raises(NotThere):
            actions.answer_request(by=stage.clerk, request=request.pk + 1, done=False, answer="无")
    assert [one.details["kinds"] for one in events("request.taken")] == [["phone"]]
    assert [one.details["outcome"] for one in events("request.answered")] == ["done"]


def test_a_request_can_be_refused_in_words() -> None:
    stage = Stage()
    request = take(stage)
    with acting(stage.clerk):
        answered = actions.answer_request(by=stage.clerk, request=request.pk, done=False, answer="证明不符")
    assert answered.stands is Outcome.REFUSED


@pytest.mark.parametrize(
    "more", [{"asked_on": ON + timedelta(days=1)}, {"by": None, "person": 10**9}], ids=["tomorrow", "nobody"]
)
def test_what_cannot_be_taken_is_not(more: dict[str, Any]) -> None:
    stage = Stage()
    with pytest.raises((Refused, NotThere)):
        take(stage, **more)
    assert events("request.taken") == []


def give(stage: Stage, format: Format, **more: Any) -> bytes:
    """The file that a person is given."""
    by = replace(stage.clerk, reason=Identity.AGENT.reason(ON))
    with acting(by):
        given = {"asked_on": ON, "identity": Identity.AGENT, "format": format, "on": ON}
        return actions.give_own_data(**{"by": by, "person": stage.here.pk} | given | more)


def test_everything_held_on_a_person_is_given_in_full() -> None:
    stage = Stage()
    seen = replace(stage.clerk, reason="联系本人")
    with acting(seen):
        read_person(by=seen, person=stage.here)
        unmask(by=seen, person=stage.here.pk, group=Group.PHONES)
        number, phone = stage.here.id_number, stage.here.phone
    pack = json.loads(give(stage, Format.JSON))
    parts = {key: part["rows"] for key, part in pack["parts"].items()}
    [person] = parts["person"]
    assert (person["姓名"], person["身份证号"], person["电话"]) == ("王大力", number, phone)
    assert person["出生日期"] == "1990年1月2日"
    [engaged] = parts["engagements"]
    assert engaged["月工资（元）"] == "4,600.00"
    assert [one["级别"] for one in parts["certificates"]] == ["助理社会工作师"]
    assert [one["事项"] for one in parts["readers"]] == [
        "查看完整号码：电话、其他电话",
        "打开个人页面（号码已遮盖）",
    ]
    reader = f"{seen.name}（{seen.scope.label}，县总工会经办人）"
    assert {one["查看人"] for one in parts["readers"]} == {reader}
    assert {one["信息"] for one in parts["purposes"]} >= {"身份证号", "月工资"}
    assert parts["history"]
    assert (pack["mark"]["who"], pack["mark"]["why"]) == (stage.clerk.name, Identity.AGENT.reason(ON))


def test_giving_is_noted_with_the_number_in_the_file_and_the_request_is_answered() -> None:
    stage = Stage()
    pack = json.loads(give(stage, Format.JSON))
    [event] = events("own_data.given")
    assert event.export == pack["mark"]["number"]
    assert (event.on_id, event.details["identity"]) == (str(stage.here.pk), "agent")
    with acting(stage.clerk):
        [request] = access.requests(stage.clerk)
        assert request.stands is Outcome.DONE and event.export in request.answer


def test_the_workbook_holds_a_sheet_for_each_part_and_its_mark() -> None:
    stage = Stage()
    book = load_workbook(BytesIO(give(stage, Format.XLSX)))
    assert book.sheetnames[:3] == ["个人信息", "聘用关系", "请假、借调"]
    with acting(stage.clerk):
        number = stage.here.id_number
    cells = {cell.value for row in book["个人信息"].iter_rows() for cell in row}
    assert number in cells
    notes = {cell.value for row in book["说明"].iter_rows() for cell in row}
    assert events("own_data.given")[0].export in notes


@pytest.mark.skipif(not may_typeset(), reason="no Chinese font here")
def test_the_paper_is_a_pdf() -> None:
    stage = Stage()
    assert give(stage, Format.PDF).startswith(b"%PDF")


def test_nobody_gets_the_data_of_somebody_elses_person_or_without_the_power() -> None:
    stage = Stage()
    leader = replace(stage.actor(Role.LEADER), reason="本人申请")
    elsewhere = replace(stage.actor(Role.COUNTY_CLERK, federation("510704")), reason="本人申请")
    with pytest.raises(Refused):
        give(stage, Format.JSON, by=leader)
    with acting(elsewhere), pytest.raises(NotThere):
        actions.give_own_data(
            by=elsewhere,
            person=stage.here.pk,
            asked_on=ON,
            identity=Identity.KNOWN,
            format=Format.JSON,
            on=ON,
        )
    assert events("own_data.given") == []


def test_the_anonymous_have_nothing_to_be_given_or_put_off() -> None:
    stage = Stage()
    by = replace(operator(), reason="保存期限届满")
    with acting(by):
        workforce.anonymise_person(by=by, person=stage.gone.pk, on=ON)
    with pytest.raises(Refused):
        give(stage, Format.JSON, person=stage.gone.pk)
    with pytest.raises(Refused):
        put_off(stage)


def test_readers_are_taken_out_as_a_marked_list() -> None:
    stage = Stage()
    with acting(stage.clerk):
        read_person(by=stage.clerk, person=stage.here)
    auditor = replace(stage.actor(Role.AUDIT_ADMINISTRATOR), reason="审计、检查")
    with acting(auditor):
        content = actions.export_readers(by=auditor, person=stage.here.pk, kind="", text="", language="zh")
        with pytest.raises(NotThere):
            actions.export_readers(by=auditor, person=10**9, kind="", text="", language="zh")
    book = load_workbook(BytesIO(content))
    rows = [[cell.value for cell in row] for row in book["谁查看过"].iter_rows(min_row=2)]
    assert [(row[1], row[3]) for row in rows] == [(stage.clerk.name, stage.clerk.scope.label)]
    [event] = events("readers.exported")
    assert (event.details["rows"], bool(event.export)) == (1, True)


def test_old_requests_and_holds_are_swept_and_new_ones_stay() -> None:
    stage = Stage()
    put_off(stage)
    request = take(stage)
    with acting(stage.clerk):
        actions.answer_request(by=stage.clerk, request=request.pk, done=True, answer="已更正")
    by = replace(operator(), reason="保存期限届满")
    with acting(by):
        assert SWEEPS["requests"](by=by, on=date.today()) == 0
        assert SWEEPS["requests"](by=by, on=date.today() + timedelta(days=5 * 366)) == 2


def test_the_date_of_leaving_is_the_last_of_several() -> None:
    stage = Stage()
    stage.leave(stage.gone, LONG_AGO)
    with acting(stage.clerk):
        found = workforce.ended(on=ON, by=stage.clerk).get(pk=stage.gone.pk)
        assert found.ended == LONG_AGO

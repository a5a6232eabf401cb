"""A value in full: with a power and a reason, each time noted, not more often than looked up one by one."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from niangjia.kernel.access import NotThere
from niangjia.kernel.figure import Refused
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from niangjia.organisations.tests.factories import actor_over, operator, signed_in
from niangjia.workforce import actions, rules
from niangjia.workforce.tests.stage import Stage, staged
from niangjia.workforce.types.unmasking import FIELDS, Group, Need

pytestmark = pytest.mark.django_db
NUMBER = "510703199001020010"


def events(name: str) -> list[AuditEvent]:
    """The events of a name, the oldest first."""
    with acting(by := operator()):
        assert by
        return list(AuditEvent.objects.filter(name=f"workforce.person.{name}").order_by("pk"))


def seen(stage: Stage, group: Group = Group.ID_NUMBER, reason: str = "核对本人身份") -> Any:
    """What an officer sees."""
    by = replace(stage.clerk, reason=reason)
    with acting(by):
        return actions.unmask(by=by, person=stage.person.pk, group=group)


@pytest.mark.parametrize("group", list(Group))
def test_a_group_is_seen_in_full_and_noted(group: Group) -> None:
    stage = staged()
    with acting(stage.clerk):
        number, phone = stage.person.id_number, stage.person.phone
    values = {
        Group.ID_NUMBER: [(number,)],
        Group.PHONES: [(phone,), ()],
        Group.BANK_CARD: [()],
        Group.ADDRESS: [()],
    }
    assert [found for _, found in seen(stage, group)] == values[group]
    [event] = events("unmasked")
    assert event.details["fields"] == list(FIELDS[group])
    assert (event.reason, event.on_id, event.actor) == (
        "核对本人身份",
        str(stage.person.pk),
        stage.clerk.key,
    )
    assert number not in json.dumps(event.details)


def test_without_a_reason_or_the_power_nothing_is_seen_or_noted() -> None:
    stage = staged()
    leader = replace(actor_over(stage.here.parent, Role.LEADER), reason="想看看")
    for by in (replace(stage.clerk, reason=" "), leader):
        with acting(by), pytest.raises(Refused):
            actions.unmask(by=by, person=stage.person.pk, group=Group.ID_NUMBER)
    assert events("unmasked") == []


def test_out_of_scope_is_not_there() -> None:
    stage = staged()
    by = replace(actor_over(stage.there), reason="核对")
    with acting(by), pytest.raises(NotThere):
        actions.unmask(by=by, person=stage.person.pk, group=Group.PHONES)


@pytest.mark.parametrize(
    ("in_the_hour", "allowed", "many"),
    [(0, True, False), (19, True, False), (20, True, True), (29, True, True), (30, False, True)],
)
def test_not_more_in_an_hour_than_is_looked_up_one_by_one(
    in_the_hour: int, allowed: bool, many: bool
) -> None:
    assert rules.may_unmask(in_the_hour).allowed is allowed
    assert rules.are_many(in_the_hour) is many


def test_the_thirty_first_is_refused_and_the_twentieth_is_marked() -> None:
    stage = staged()
    for _ in range(30):
        seen(stage)
    with pytest.raises(Refused) as refused:
        seen(stage, Group.PHONES)
    assert "导出" in refused.value.verdict.reason.zh
    told = [event.details for event in events("unmasked")]
    assert len(told) == 30
    assert [one["in_the_hour"] for one in told] == list(range(1, 31))
    assert [bool(one.get("many")) for one in told] == [False] * 19 + [True] * 11


def test_another_officers_looks_do_not_count() -> None:
    stage = staged()
    for _ in range(30):
        seen(stage)
    other = replace(stage.clerk, key="account:99", reason="核对")
    with acting(other):
        assert actions.unmask(by=other, person=stage.person.pk, group=Group.PHONES)


def test_a_need_is_said_with_what_was_written() -> None:
    assert Need.PAY.said(" ") == "发放工资、办理社会保险"
    assert Need.OTHER.said("邮寄合同 ") == "其他（请写明）：邮寄合同"


class Browser:
    """A person at somebody's page."""

    def __init__(self, role: Role = Role.COUNTY_CLERK) -> None:
        self.stage = staged()
        self.client = signed_in(self.stage.here.parent, role)
        self.address = f"/workforce/{self.stage.person.pk}/"

    def ask(self, client: Client | None = None, group: str = "id-number", **more: Any) -> Any:
        """Send the form, as the page without scripts does unless told otherwise."""
        data = {"need": "identity", "more": ""} | more.pop("data", {})
        return (client or self.client).post(f"{self.address}unmask/{group}/", data, **more)


def test_opening_the_page_is_noted_once_and_masked() -> None:
    browser = Browser()
    text = browser.client.get(browser.address).content.decode()
    with acting(browser.stage.clerk):
        assert browser.stage.person.id_number not in text
    assert "查看完整" in text
    [event] = events("read")
    assert event.source == "page"
    browser.client.get(f"{browser.address}figure/filled/")
    assert len(events("read")) == 1


def test_the_page_asks_first_and_shows_once() -> None:
    browser = Browser()
    with acting(browser.stage.clerk):
        number = browser.stage.person.id_number
    address = f"{browser.address}unmask/id-number/"
    asked = browser.client.get(address)
    assert number not in asked.content.decode()
    assert "no-store" in asked.headers["Cache-Control"]
    assert events("unmasked") == []
    shown = browser.ask(headers={"HX-Request": "true"})
    assert number in shown.content.decode()
    assert "no-store" in shown.headers["Cache-Control"]
    assert "<html" not in shown.content.decode()
    whole = browser.ask(data={"need": "other", "more": "邮寄合同"})
    assert number in whole.content.decode()
    assert [event.reason for event in events("unmasked")] == ["核对本人身份", "其他（请写明）：邮寄合同"]


@pytest.mark.parametrize("data", [{"need": ""}, {"need": "other", "more": " "}, {"need": "curiosity"}])
def test_without_a_need_the_form_comes_back(data: dict[str, str]) -> None:
    browser = Browser()
    answer = browser.ask(data=data)
    assert "field-wrong" in answer.content.decode()
    assert events("unmasked") == []


def test_who_may_not_reads_why_on_the_button_and_is_refused_behind_it() -> None:
    browser = Browser(Role.LEADER)
    text = browser.client.get(browser.address).content.decode()
    assert "没有“查看完整个人信息”的权限" in text
    assert browser.ask().status_code == 403
    assert events("unmasked") == []


def test_what_is_not_there_is_not_there() -> None:
    browser = Browser()
    elsewhere = signed_in(browser.stage.there)
    assert browser.ask(elsewhere).status_code == 404
    assert browser.ask(group="blood-group").status_code == 404
    assert browser.client.get(f"/workforce/{10**30}/unmask/phones/").status_code == 404


def test_too_many_are_refused_in_place_and_on_the_page() -> None:
    browser = Browser()
    for _ in range(30):
        browser.ask()
    page, fragment = browser.ask(), browser.ask(headers={"HX-Request": "true"})
    assert (page.status_code, fragment.status_code) == (422, 200)
    for answer in (page, fragment):
        assert "一小时内最多查看" in answer.content.decode()
    assert len(events("unmasked")) == 30


def test_programs_give_a_reason_too() -> None:
    browser = Browser()
    address = f"/api/v1/persons/{browser.stage.person.pk}/unmask/"
    refused = browser.client.post(address, {"group": "phones"}, content_type="application/json")
    assert refused.status_code == 422
    sent = {"group": "id-number", "reason": "核对社保系统"}
    answer = browser.client.post(address, sent, content_type="application/json")
    with acting(browser.stage.clerk):
        assert answer.json()["fields"][0]["values"] == [browser.stage.person.id_number]
    assert answer.headers["Cache-Control"] == "no-store"
    [event] = events("unmasked")
    assert (event.source, event.reason) == ("api", "核对社保系统")
    browser.client.get(f"/api/v1/persons/{browser.stage.person.pk}/")
    assert [one.source for one in events("read")] == ["api"]

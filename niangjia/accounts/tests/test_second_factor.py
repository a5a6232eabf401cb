"""The second step: asked for, good once, lost and renewed; who must have it and who takes it off."""

from __future__ import annotations

import pyotp
import pytest
from django.test import Client

from niangjia.accounts.signing.actions.entering import try_code
from niangjia.accounts.signing.actions.factors import prove_factor
from niangjia.accounts.signing.rules import lockout
from niangjia.accounts.tests.door import (
    FACTOR,
    HERE,
    SECURITY,
    administrator,
    enter,
    next_code,
    told,
    with_factor,
)
from niangjia.kernel.figure import Refused
from niangjia.kernel.scope import acting
from tests.cast import PASSWORD, account, gather, signed_in

pytestmark = pytest.mark.usefixtures("committed")
__all__ = ["administrator"]


def test_the_second_step_is_asked_for_and_opens_once() -> None:
    gather()
    mine, phone, _ = with_factor("clerk")
    other = Client()
    page = other.post("/accounts/sign-in/", {"username": "clerk", "password": PASSWORD})
    assert "输入验证码" in page.content.decode() and other.get("/").status_code == 302
    step = "/accounts/sign-in/code/"
    assert "验证码不对" in other.post(step, {"code": "000000"}).content.decode()
    assert "验证码不对" in other.post(step, {"code": phone.now()}).content.decode()  # it set the factor up
    fresh = next_code(phone)
    assert other.post(step, {"code": fresh}).status_code == 302 and other.get("/").status_code == 200
    third = Client()
    enter(third, "clerk")
    assert "验证码不对" in third.post(step, {"code": fresh}).content.decode()
    assert mine.get("/").status_code == 200
    assert told("clerk")[:4] == ["wrong_code", "entered", "wrong_code", "wrong_code"]


def test_wrong_codes_are_counted_over_and_over_the_first_step() -> None:
    gather()
    _, _, kept = with_factor("clerk")
    client = Client()
    for _ in range(lockout.OF_NAME.free):
        enter(client, "clerk")
        answer = client.post("/accounts/sign-in/code/", {"code": "000000"})
    assert "分钟后" in enter(Client(), "clerk")
    assert "分钟后" in client.post("/accounts/sign-in/code/", {"code": kept[0]}).content.decode()
    assert answer.status_code == 200


def test_the_second_step_waits_a_few_minutes_and_for_the_same_browser() -> None:
    gather()
    _, phone, _ = with_factor("clerk")
    client = Client()
    enter(client, "clerk")
    assert Client().post("/accounts/sign-in/code/", {"code": phone.now()}).url == "/accounts/sign-in/"
    session = client.session
    key, mark, at = session["second_step"]
    session["second_step"] = [key, mark, at - 301]
    session.save()
    code = next_code(phone)
    assert client.post("/accounts/sign-in/code/", {"code": code}).url == "/accounts/sign-in/"
    assert client.get("/").status_code == 302


def test_recovery_codes_open_once_each_and_can_be_renewed() -> None:
    gather()
    client, _, kept = with_factor("clerk")
    holder = account("clerk")
    assert [bool(try_code(holder, code, HERE)) for code in (kept[0], kept[0], kept[1].upper())] == [
        True,
        False,
        True,
    ]
    assert "备用码还有 8 个" in client.get(SECURITY).content.decode()
    assert "现在的密码" in client.get(f"{FACTOR}codes/").content.decode()
    wrong = client.post(f"{FACTOR}codes/", {"password": "wrong"})
    assert "用户名或密码不对" in wrong.content.decode()
    renewed = client.post(f"{FACTOR}codes/", {"password": PASSWORD}).context["codes"]
    assert [bool(try_code(holder, code, HERE)) for code in (kept[2], renewed[2])] == [False, True]


def test_one_who_needs_none_may_go_without_it_again() -> None:
    gather()
    client, _, _ = with_factor("clerk")
    assert client.post(f"{FACTOR}drop/", {"password": PASSWORD}).url == SECURITY
    assert "您好" in enter(Client(), "clerk")


def test_an_administrator_sets_the_second_factor_up_before_anything_else(administrator: str) -> None:
    client = Client()
    assert "管理员必须使用两步验证" in enter(client, administrator)
    assert client.get("/accounts/people/").url == FACTOR
    refused = client.get("/api/v1/units/")
    assert (refused.status_code, refused.json()["code"]) == (403, "second_factor")
    phone = pyotp.TOTP(client.get(FACTOR).context["secret"].replace(" ", ""))
    client.post(FACTOR, {"code": phone.now()})
    assert client.get("/accounts/people/").status_code == 200
    assert client.get(f"{FACTOR}drop/").status_code == 403


def test_administrators_look_after_the_sign_in_of_others_and_not_their_own(administrator: str) -> None:
    system, security = signed_in(administrator), signed_in("security")
    for _ in range(6):
        enter(Client(), "clerk", "wrong")
    clerk = account("clerk").pk
    assert system.post(f"/accounts/people/{clerk}/unlock/").status_code == 302
    browser, _, _ = with_factor("clerk")
    assert system.post(f"/accounts/people/{clerk}/second-factor/remove/").status_code == 403
    assert security.post(f"/accounts/people/{clerk}/second-factor/remove/").status_code == 302
    assert browser.get("/").status_code == 302 and "您好" in enter(Client(), "clerk")
    again = signed_in("clerk")
    assert security.post(f"/accounts/people/{clerk}/sessions/end/").status_code == 302
    assert again.get("/").status_code == 302
    own = account("security").pk
    assert security.post(f"/accounts/people/{own}/second-factor/remove/").status_code == 403
    assert told("clerk")[:4] == ["revoked", "entered", "factor_removed", "factor_set"]


def test_without_a_factor_no_code_is_right_and_none_can_be_proved() -> None:
    cast = gather()
    clerk = account("clerk")
    assert not try_code(clerk, "000000", HERE)
    with acting(cast.clerk), pytest.raises(Refused, match="验证码不对"):
        prove_factor(by=cast.clerk, account=clerk, code="000000", but="", device="")


def test_another_phone_takes_the_place_of_the_first_once_it_is_proved() -> None:
    gather()
    client, first, _ = with_factor("clerk")
    assert client.post(FACTOR).url == FACTOR
    assert "用户名或密码不对" in client.post(FACTOR, {"password": "wrong"}).content.decode()
    page = client.post(FACTOR, {"password": PASSWORD})
    second = pyotp.TOTP(page.context["secret"].replace(" ", ""))
    assert not try_code(account("clerk"), second.now(), HERE)
    assert client.post(FACTOR, {"code": second.now()}).status_code == 200
    assert [bool(try_code(account("clerk"), next_code(one), HERE)) for one in (first, second)] == [
        False,
        True,
    ]


def test_a_session_begun_without_the_factor_steps_up_by_a_code(administrator: str) -> None:
    client, phone, _ = with_factor(administrator)
    session = client.session
    del session["second_factor"]
    session.save()
    assert client.get("/").url == FACTOR
    assert "验证码不对" in client.post(FACTOR, {"code": "000000"}).content.decode()
    assert client.post(FACTOR, {"code": next_code(phone)}).url == "/"
    assert client.get("/").status_code == 200

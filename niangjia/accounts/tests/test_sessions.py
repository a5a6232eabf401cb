"""Sessions: listed, ended by hand and by themselves, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise

import pytest
from django.test import Client
from django.utils import timezone

from niangjia.accounts.models import Account, SignIn, UsedPassword
from niangjia.accounts.tests.door import (
    SECURITY,
    administrator,
    enter,
    later,
    told,
)
from niangjia.kernel.command import operator
from niangjia.kernel.scope import acting
from tests.cast import PASSWORD, gather, signed_in

pytestmark = pytest.mark.usefixtures("committed")
__all__ = ["administrator"]


def test_sessions_are_listed_and_one_or_all_others_ended() -> None:
    gather()
    browsers = [Client(headers={"user-agent": "Firefox Windows"}) for _ in range(3)]
    for browser in browsers:
        enter(browser, "clerk")
    page = browsers[0].get(SECURITY)
    assert "Firefox · Windows" in page.content.decode() and len(page.context["own"].sessions) == 3
    others = [one.key for one in page.context["own"].sessions if one.key != page.context["this"]]
    stranger = signed_in("officer")
    stranger.post(f"{SECURITY}sessions/{others[0]}/end/")
    assert [browser.get("/").status_code for browser in browsers] == [200, 200, 200]
    browsers[0].post(f"{SECURITY}sessions/{others[0]}/end/")
    assert sorted(browser.get("/").status_code for browser in browsers) == [200, 200, 302]
    browsers[0].post(f"{SECURITY}sessions/others/end/")
    assert [browser.get("/").status_code for browser in browsers] == [200, 302, 302]


def test_another_password_ends_the_other_sessions_and_five_are_remembered() -> None:
    gather()
    here, there = Client(), Client()
    enter(here, "clerk")
    enter(there, "clerk")
    own = [PASSWORD, *(f"own-password-nr-{number}" for number in range(6))]
    for old, new in pairwise(own):
        form = {"old_password": old, "new_password1": new, "new_password2": new}
        assert here.post("/accounts/password/", form).status_code == 302, new
    assert (here.get("/").status_code, there.get("/").status_code) == (200, 302)
    form = {"old_password": own[-1], "new_password1": own[2], "new_password2": own[2]}
    assert "最近用过的 5 个" in here.post("/accounts/password/", form).content.decode()
    form |= {"new_password1": own[1], "new_password2": own[1]}
    assert here.post("/accounts/password/", form).status_code == 302
    with acting(operator()):
        assert UsedPassword.objects.count() == 4


@pytest.mark.parametrize(
    ("gone", "header", "status", "how"),
    [
        ({"minutes": 29}, {}, 200, None),
        ({"minutes": 31}, {}, 302, "idle"),
        ({"minutes": 31}, {"Unattended": "1"}, 302, "idle"),
    ],
)
def test_a_session_ends_when_nobody_is_there(
    gone: dict[str, float], header: dict[str, str], status: int, how: str | None
) -> None:
    gather()
    client = signed_in("clerk")
    later(**gone)
    assert client.get("/", headers=header).status_code == status
    assert (told("clerk") or [None])[0] == how


def test_what_a_page_asks_for_by_itself_keeps_no_session_alive() -> None:
    gather()
    client = signed_in("clerk")
    later(minutes=20)
    assert client.get("/", headers={"Unattended": "1"}).status_code == 200
    later(minutes=15)
    assert client.get("/").status_code == 302
    client = signed_in("clerk")
    later(minutes=20)
    assert client.get("/").status_code == 200
    later(minutes=20)
    assert client.get("/").status_code == 200
    for _ in range(35):
        later(minutes=20)
        last = client.get("/").status_code
    assert last == 302 and "over" in told("clerk")


def test_a_form_sent_after_the_end_is_kept_for_the_same_person() -> None:
    gather()
    client = signed_in("clerk")
    later(hours=1)
    form = {"name": "每日取数", "days": "30"}
    page = client.post("/accounts/tokens/", form)
    assert page.status_code == 200 and "没有丢失" in page.content.decode()
    kept = page.context["kept"]
    assert "每日取数" not in enter(Client(), "officer", kept=kept)
    offered = enter(client, "clerk", kept=kept)
    assert "继续提交" in offered and 'value="每日取数"' in offered and 'action="/accounts/tokens/"' in offered
    later(hours=1)
    secret = {"old_password": PASSWORD, "new_password1": "x", "new_password2": "x"}
    assert client.post("/accounts/password/", secret).status_code == 302  # no password goes through a page


@pytest.mark.parametrize(
    "change",
    [
        lambda: Account.objects.filter(username="clerk").update(is_active=False),
        lambda: Account.objects.filter(username="clerk").update(password="another"),
        lambda: SignIn.objects.all().delete()[0],
    ],
    ids=["switched off", "another password", "session removed"],
)
def test_what_a_session_stands_on_ends_it_at_once(change: Callable[[], int]) -> None:
    gather()
    client = signed_in("clerk")
    with acting(operator()):
        assert change() == 1
    assert client.get("/").status_code == 302


def test_an_administrators_password_grows_old(administrator: str) -> None:
    client, other = signed_in(administrator), signed_in("clerk")
    with acting(operator()):
        Account.objects.update(password_date=timezone.localdate() - timedelta(days=180))
    assert client.get("/").url == "/accounts/password/" and other.get("/").status_code == 200


def test_the_key_of_the_cookie_is_kept_nowhere_and_changes_at_sign_in() -> None:
    gather()
    client = Client()
    client.post("/accounts/sign-in/", {"username": "clerk", "password": PASSWORD})
    first = client.cookies["sessionid"]
    assert first["httponly"] and first["samesite"] == "Lax"
    client.post("/accounts/sign-out/")
    enter(client, "clerk")
    assert client.cookies["sessionid"].value != first.value
    with acting(operator()):
        assert client.cookies["sessionid"].value not in str(list(SignIn.objects.values()))


def test_one_is_told_when_one_was_there_before() -> None:
    gather()
    assert "这是您第一次登录" in enter(Client(), "clerk")
    assert "上次登录：" in enter(Client(), "clerk")
    page = enter(Client(headers={"accept-language": "en"}), "clerk")
    assert "Last sign-in:" in page

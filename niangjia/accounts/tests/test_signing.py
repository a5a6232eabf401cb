"""Signing in as a whole: tries counted, the second step, sessions that end, what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from itertools import pairwise
from threading import Event

import pyotp
import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from niangjia.accounts.actions import give, open_account
from niangjia.accounts.models import Account, SignIn, SignInNote, Tries, UsedPassword
from niangjia.accounts.signing.actions import keeping
from niangjia.accounts.signing.actions.entering import try_code, try_password
from niangjia.accounts.signing.rules import lockout
from niangjia.accounts.signing.types import Where
from niangjia.accounts.types import Given, NewSignIn
from niangjia.kernel.command import operator
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting, trying
from tests.cast import ON, PASSWORD, account, gather, signed_in

pytestmark = pytest.mark.usefixtures("committed")
HERE = Where("10.0.0.1", "Chrome · Windows")
SECURITY = "/accounts/security/"
ADMINISTERING = {
    "system": Role.SYSTEM_ADMINISTRATOR,
    "security": Role.SECURITY_ADMINISTRATOR,
    "audit": Role.AUDIT_ADMINISTRATOR,
}
FACTOR = f"{SECURITY}second-factor/"


def enter(client: Client, username: str, password: str = PASSWORD, **more: str) -> str:
    """The page that answers a sign-in."""
    form = {"username": username, "password": password, **more}
    return client.post("/accounts/sign-in/", form, follow=True).content.decode()


def told(username: str) -> list[str]:
    """What happened at somebody's door, the last first."""
    with acting(operator()):
        notes = SignInNote.objects.filter(account__username=username).order_by("-pk")
        return list(notes.values_list("happening", flat=True))


def later(**gone: float) -> None:
    """As if so much time had gone by since anybody was seen."""
    with acting(operator()):
        for one in SignIn.objects.all():
            ago = timedelta(**gone)
            SignIn.objects.filter(pk=one.pk).update(since=one.since - ago, seen_at=one.seen_at - ago)
        for counted in Tries.objects.exclude(last_at=None):
            Tries.objects.filter(pk=counted.pk).update(last_at=counted.last_at - timedelta(**gone))


def next_code(phone: pyotp.TOTP) -> str:
    """What the phone shows half a minute later, within the drift: none has seen it yet."""
    return str(phone.at(int(timezone.now().timestamp()) + 30))


def with_factor(username: str) -> tuple[Client, pyotp.TOTP, list[str]]:
    """Somebody signed in who has set a second factor up: the browser, the phone, the recovery codes."""
    client = Client()
    enter(client, username)
    page = client.get(FACTOR)
    phone = pyotp.TOTP(page.context["secret"].replace(" ", ""))
    assert "验证码不对" in client.post(FACTOR, {"code": "000000"}).content.decode()
    done = client.post(FACTOR, {"code": phone.now()})
    return client, phone, list(done.context["codes"])


def test_five_failures_pause_a_name_whether_or_not_it_exists() -> None:
    gather()
    answers = {}
    for username in ("clerk", "nobody-of-that-name"):
        pages = [enter(Client(), username, "wrong") for _ in range(6)]
        answers[username] = ["用户名或密码不对" in page for page in pages], "分钟后" in pages[-1]
        assert "分钟后" in enter(Client(), username)  # the right password helps no more
    assert answers["clerk"] == answers["nobody-of-that-name"] == ([True] * 5 + [False], True)
    assert told("clerk")[:3] == ["locked", "locked", "wrong_password"]
    assert "您好" in enter(Client(), "officer")
    later(minutes=2)
    assert "您好" in enter(Client(), "clerk")
    enter(Client(), "clerk", "wrong")
    assert "您好" in enter(Client(), "clerk")  # success began the count anew


def test_tries_at_once_get_no_more_guesses() -> None:
    gather()

    def guess(number: int) -> bool:
        try:
            outcome = try_password("clerk", f"guess-{number}", HERE)
        finally:
            connection.close()
        return not isinstance(outcome, Account) and "用户名或密码不对" in outcome.reason.zh

    with ThreadPoolExecutor(8) as pool:
        looked_at = list(pool.map(guess, range(24)))
    assert sum(looked_at) == lockout.OF_NAME.free


def test_a_try_waits_until_the_one_before_is_counted() -> None:
    subject, counted, waited_for = "0" * 64, Event(), Event()

    def count() -> None:
        keeping.count_try(subject, at=timezone.localtime(), patience=lockout.OF_NAME)

    def first() -> None:
        with closing(connection), trying(subject):
            count()
            counted.set()
            waited_for.wait(10)

    def second() -> None:
        counted.wait(10)
        with closing(connection), trying(subject):
            count()

    with trying(subject):
        count()
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(first), pool.submit(second)]
        while not waits() and not both[1].done():
            pass
        waited_for.set()
        assert [one.result() for one in both] == [None, None]
    with trying(subject):
        assert Tries.objects.get().failures == 3


def waits() -> bool:
    """Whether somebody waits for a row in this database."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND wait_event_type = 'Lock'"
        )
        return bool(cursor.fetchone()[0])


def test_one_address_that_tries_many_names_is_slowed_and_no_other() -> None:
    gather()
    refused = [try_password(f"name-{number}", "wrong", HERE) for number in range(31)]
    assert ["分钟后" in str(one.reason) for one in refused] == [False] * 30 + [True]  # type: ignore[union-attr]
    assert not isinstance(try_password("clerk", PASSWORD, HERE), Account)
    assert isinstance(try_password("clerk", PASSWORD, Where("10.0.0.2", "")), Account)


def test_what_is_counted_tells_no_name_and_no_address() -> None:
    gather()
    try_password("clerk", "wrong", HERE)
    with acting(operator()):
        kept = str(list(Tries.objects.values_list("subject", flat=True)))
        events = str(list(AuditEvent.objects.filter(name__startswith="accounts.sign_in").values()))
    assert "clerk" not in kept and "10.0.0.1" not in kept
    assert "wrong_password" in events and "10.0.0.1" in events
    try_password("typed-my-password-here", "x", HERE)
    with acting(operator()):
        assert "typed-my-password" not in str(list(AuditEvent.objects.values()))


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


@pytest.fixture
def administrator() -> str:
    """The sign-in name of a system administrator who has no second factor yet."""
    cast, by = gather(), operator()
    with acting(by):
        opened = {
            role: open_account(by=by, new=NewSignIn(name, name, PASSWORD, one_time=False), unit=cast.here)
            for name, role in ADMINISTERING.items()
        }
        for role, one in opened.items():
            give(by=by, account=one, units=[cast.here], given=Given(role, ON), on=ON)
    return "system"


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

"""What the tests of signing in share: a browser at the door, a phone, time that goes by."""

from __future__ import annotations

from datetime import timedelta

import pyotp
import pytest
from django.test import Client
from django.utils import timezone

from niangjia.accounts.actions import give, open_account
from niangjia.accounts.models import SignIn, SignInNote, Tries
from niangjia.accounts.signing.types import Where
from niangjia.accounts.types import Given, NewSignIn
from niangjia.kernel.command import operator
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from tests.cast import ON, PASSWORD, gather

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

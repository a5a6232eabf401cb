"""Signing in, the one-time password, and who has no appointment."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from niangjia.accounts.models import Account, Appointment
from niangjia.accounts.queries import actor_of
from niangjia.kernel.command import operator
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.scope import acting
from tests.cast import ON, PASSWORD, account, gather

pytestmark = pytest.mark.usefixtures("committed")
OWN = "a-password-of-ones-own"


def changed(username: str, **values: object) -> None:
    """An account otherwise, as the operator at the command line would have it."""
    with acting(operator()):
        Account.objects.filter(username=username).update(**values)


def sign_in(client: Client, username: str, password: str) -> int:
    """The status of the answer to a sign-in."""
    return client.post("/accounts/sign-in/", {"username": username, "password": password}).status_code


def test_the_right_password_opens_the_desk_and_a_wrong_one_says_so() -> None:
    gather()
    client = Client()
    assert client.get("/").url.startswith("/accounts/sign-in/")
    assert sign_in(client, "clerk", "wrong") == 200
    assert client.get("/").status_code == 302
    assert sign_in(client, "clerk", PASSWORD) == 302
    assert "涪城区总工会" in client.get("/").content.decode()


def test_a_one_time_password_must_be_changed_before_anything_else() -> None:
    cast = gather()
    changed("clerk", must_change_password=True)
    client = Client()
    sign_in(client, "clerk", PASSWORD)
    assert client.get("/staffing/").url == "/accounts/password/"
    form = {"new_password1": OWN, "new_password2": OWN}
    assert client.post("/accounts/password/", form | {"new_password2": "another"}).status_code == 200
    assert client.post("/accounts/password/", form).status_code == 302
    assert client.get("/staffing/").status_code == 200
    assert sign_in(Client(), "clerk", OWN) == 302
    with acting(cast.officer):
        assert AuditEvent.objects.filter(name="accounts.sign_in.password_chosen").count() == 1


def test_whoever_is_kept_from_everything_else_may_still_choose_the_language() -> None:
    gather()
    changed("clerk", must_change_password=True)
    with acting(operator()):
        Account.objects.create(username="outsider", name="outsider")
    english = {"language": "en", "next": "/accounts/password/"}
    for username, said in (
        ("clerk", "The one-time password works only once"),
        ("outsider", "no appointment"),
    ):
        client = Client()
        client.force_login(account(username))
        assert client.post("/language/", english).status_code == 302
        assert said in client.get("/accounts/password/").content.decode()


def test_a_one_time_password_cannot_be_kept() -> None:
    gather()
    changed("clerk", must_change_password=True)
    client = Client()
    sign_in(client, "clerk", PASSWORD)
    kept = client.post("/accounts/password/", {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert "最近用过的 5 个之一" in kept.content.decode()
    assert account("clerk").must_change_password


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [(PASSWORD, OWN, 302), ("wrong", OWN, 200), ("", OWN, 200), (PASSWORD, "short", 200)],
)
def test_ones_own_password_is_changed_by_whoever_knows_it(old: str, new: str, status: int) -> None:
    gather()
    client = Client()
    sign_in(client, "clerk", PASSWORD)
    form = {"old_password": old, "new_password1": new, "new_password2": new}
    answer = client.post("/accounts/password/", form)
    assert answer.status_code == status
    assert sign_in(Client(), "clerk", new if status == 302 else PASSWORD) == 302
    assert ("至少要 10 个字符" in answer.content.decode()) is (new == "short")


@pytest.mark.parametrize(
    ("from_day", "to_day", "holds"), [(-1, None, True), (0, 0, True), (1, None, False), (-2, -1, False)]
)
def test_an_appointment_holds_between_its_days(from_day: int, to_day: int | None, holds: bool) -> None:
    gather()
    with acting(operator()):
        appointment = Appointment.objects.get(account__username="clerk")
        appointment.from_date = ON + timedelta(days=from_day)
        appointment.to_date = None if to_day is None else ON + timedelta(days=to_day)
        appointment.save()
        assert (actor_of(appointment.account, on=ON, source="test") is not None) is holds


def test_without_an_appointment_a_person_sees_nothing_and_can_leave() -> None:
    gather()
    with acting(operator()):
        Appointment.objects.filter(account__username="clerk").update(to_date=date(2026, 1, 2))
    client = Client()
    client.force_login(account("clerk"))
    assert timezone.localdate() > date(2026, 1, 2)
    assert client.get("/staffing/").status_code == 403
    assert client.post("/accounts/sign-out/").status_code == 302

"""Tries at the door: counted before they are looked at, slowed, told of without telling names."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Event

import pytest
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client
from django.utils import timezone

from niangjia.accounts.models import Account, SignIn, Tries
from niangjia.accounts.signing.actions import keeping
from niangjia.accounts.signing.actions.entering import try_password
from niangjia.accounts.signing.rules import lockout
from niangjia.accounts.signing.types import Where
from niangjia.accounts.tests.door import (
    HERE,
    enter,
    later,
    told,
)
from niangjia.kernel.command import operator
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.scope import acting, trying
from tests.cast import PASSWORD, account, gather

pytestmark = pytest.mark.usefixtures("committed")


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


def test_an_older_hash_is_renewed_by_whoever_knows_the_password() -> None:
    gather()
    old = make_password(PASSWORD, salt="short")
    with acting(operator()):
        Account.objects.filter(username="clerk").update(password=old)
    assert isinstance(try_password("clerk", PASSWORD, Where("", "")), Account)
    renewed = account("clerk")
    assert renewed.password != old and renewed.check_password(PASSWORD)


def test_no_two_sessions_have_one_key() -> None:
    now = timezone.now()
    row = SignIn(key="0" * 64, content="", since=now, seen_at=now, until=now)
    with trying(row.key):
        assert [keeping.begin(row), keeping.begin(row)] == [True, False]

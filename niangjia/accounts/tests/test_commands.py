"""The keeper of the machine takes off a second factor that is lost: by the command itself, in a process."""

from __future__ import annotations

import getpass
import os
import subprocess
import sys

import pytest
from django.test import Client

from niangjia.accounts.models import RecoveryCode, SecondFactor
from niangjia.accounts.tests.door import FACTOR, administrator, enter, told, with_factor
from niangjia.kernel.command import operator
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.postgres.urls import Urls
from niangjia.kernel.scope import acting
from tests.cast import account

pytestmark = pytest.mark.usefixtures("committed")
__all__ = ["administrator"]
WHY = "安全管理员手机和备用码都丢失，已当面核对身份证"


def removed(urls: Urls, *words: str) -> tuple[int, str, str]:
    """Code and words of `niangjia accounts remove-factor`."""
    environ = {**os.environ, "DATABASE_URL": urls.application, "DATABASE_OWNER_URL": urls.owner}
    command = [sys.executable, "-m", "niangjia", "accounts", "remove-factor", *words]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def factors() -> tuple[int, int]:
    """Second factors and recovery codes that there are."""
    with acting(operator()):
        return SecondFactor.objects.count(), RecoveryCode.objects.count()


def test_the_last_security_administrator_finds_the_way_back(administrator: str, database_urls: Urls) -> None:
    browser, _, _ = with_factor("security")
    assert browser.get("/accounts/people/").status_code == 200
    for words, said in (
        (["security", "--reason", " "], "请用 --reason 写明理由"),
        ([administrator, "--reason", WHY], "启用了的有：security（security）"),
    ):
        code, told_out, told_err = removed(database_urls, *words)
        assert (code, told_out, said in told_err) == (2, "", True), told_err
        assert len(told_err.strip().splitlines()) == 1
    assert (factors(), browser.get("/accounts/people/").status_code) == ((1, 10), 200)

    code, said_out, _ = removed(database_urls, "security", "--reason", WHY)
    assert (code, "已停用 security（security）的两步验证" in said_out) == (0, True)
    assert (factors(), browser.get("/accounts/people/").status_code) == ((0, 0), 302)
    with acting(operator()):
        event = AuditEvent.objects.get(name="accounts.sign_in.factor_removed")
        assert (event.actor, event.source) == (f"command line:{getpass.getuser()}", "command line")
        assert (event.reason, event.on_kind, event.on_id) == (WHY, "account", str(account("security").pk))
    assert told("security")[0] == "factor_removed"
    again = Client()
    assert "管理员必须使用两步验证" in enter(again, "security")
    assert again.get("/accounts/people/").url == FACTOR

    code, _, told_err = removed(database_urls, "security", "--reason", WHY)
    assert (code, "别的账号也都没有启用" in told_err) == (2, True)

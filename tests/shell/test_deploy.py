"""`check --deploy` in both configurations, and what `serve` says where there is no https."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from niangjia.site.commands.serving import in_the_clear

NAMES = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS")
NAMES += ("PROXIES",)
CHECK = f"""
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
call_command("check", deploy=True, fail_level="DEBUG")
print([getattr(settings, name) for name in {NAMES}])
"""


@pytest.mark.parametrize(
    ("https", "silenced", "told"),
    [
        ("1", 2, [True, True, True, 31_536_000, ["127.0.0.1", "::1"]]),
        ("", 4, [False, False, False, 0, []]),
    ],
)
def test_check_deploy_finds_nothing(https: str, silenced: int, told: list[object]) -> None:
    environ = {**os.environ, "NIANGJIA_HTTPS": https, "DJANGO_SETTINGS_MODULE": "niangjia.site.settings"}
    command = [sys.executable, "-c", CHECK]
    done = subprocess.run(command, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    checked, found = done.stdout.splitlines()
    assert checked.endswith(f"no issues ({silenced} silenced).")
    assert found == str(told)


@pytest.mark.parametrize(
    ("address", "https", "clear"),
    [
        ("127.0.0.1", False, False),
        ("127.8.0.1", False, False),
        ("::1", False, False),
        ("localhost", False, False),
        ("0.0.0.0", False, True),
        ("192.168.1.5", False, True),
        ("::", False, True),
        ("intranet", False, True),
        ("0.0.0.0", True, False),
        ("intranet", True, False),
    ],
)
def test_an_address_without_https_is_told_of(address: str, https: bool, clear: bool) -> None:
    assert in_the_clear(address, https=https) is clear

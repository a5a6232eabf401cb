"""The security page: open to everyone, in both languages, and promising what SECURITY.md promises."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.test import Client

from niangjia.site.limits.table import ALL
from niangjia.site.promises import PROMISES, SUPPORTED

WRITTEN = (Path(__file__).parents[2] / "SECURITY.md").read_text(encoding="utf-8")


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_whoever_has_no_account_reads_it(language: str) -> None:
    page = Client(headers={"accept-language": language}).get("/security/")
    text = page.content.decode()
    assert page.status_code == 200
    for promise in PROMISES:
        assert (promise.done.en if language == "en" else promise.done.zh) in text
    for limit in ALL:
        assert (limit.label.en if language == "en" else limit.label.zh) in text and str(limit.most) in text
    assert "/security/" in Client().get("/accounts/sign-in/").content.decode()


def test_the_file_in_the_repository_promises_the_same() -> None:
    chinese = re.findall(r"^\| (\d+) 天内 \| (.+) \|$", WRITTEN, re.MULTILINE)
    english = re.findall(r"^\| (\d+) \| (.+) \|$", WRITTEN, re.MULTILINE)
    assert [(int(days), done) for days, done in chinese] == [(one.days, one.done.zh) for one in PROMISES]
    assert [(int(days), done) for days, done in english] == [(one.days, one.done.en) for one in PROMISES]
    assert SUPPORTED.zh in WRITTEN and SUPPORTED.en in WRITTEN

"""Nothing that anybody entered reaches the log, whatever goes wrong; page and log share a number."""

from __future__ import annotations

import ast
import io
import logging
import re
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import niangjia
from niangjia.site import logs
from tests.cast import account, gather

PLANTED = "王二小510703199001010018"
ENTRY = re.compile(r"\d{4}-\d\d-\d\d [\d:,]+ (WARNING|ERROR|CRITICAL) \S+ \S+:\d+")


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What a served house would write, from everything that logs."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(logs.Plain())
    root = logging.getLogger()
    root.addHandler(handler)
    yield written
    root.removeHandler(handler)


@pytest.fixture
def client(committed: None, settings: Any) -> Client:
    """A clerk before a house that breaks."""
    gather()
    settings.ROOT_URLCONF = "tests.shell.broken"
    signed_in = Client(raise_request_exception=False)
    signed_in.force_login(account("clerk"))
    return signed_in


def entries(log: io.StringIO) -> list[str]:
    """The entries; every line is the head of one or belongs to the one before."""
    text = log.getvalue()
    lines = text.splitlines()
    assert all(ENTRY.match(line) or line.startswith("  | ") for line in lines), text
    return re.split(r"\n(?=\d{4}-)", text.strip()) if text else []


def clean(log: io.StringIO, *further: str) -> str:
    """The log, in which nothing of what was planted stands in any spelling."""
    text = log.getvalue()
    spellings = (PLANTED, "510703199001010018", "王二小", ascii("王二小")[1:-1], "%E7%8E%8B", *further)
    assert [one for one in spellings if one in text] == []
    return text


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("fault", ["builtins.RuntimeError", "broken.py"]),
        ("database", ["UniqueViolation 23505 planted_once", "django.db.utils.IntegrityError"]),
        ("cast", ["InvalidTextRepresentation 22P02", "django.db.utils.DataError"]),
    ],
)
def test_a_fault_is_told_by_kind_and_place_and_by_the_number_its_page_shows(
    client: Client, log: io.StringIO, name: str, told: list[str]
) -> None:
    answer = client.post(f"/planted/{name}/{PLANTED}/?q={PLANTED}", {"name": PLANTED})
    [entry] = entries(log)
    text = clean(log)
    assert answer.status_code == 500 and PLANTED not in answer.content.decode()
    assert all(one in text for one in told), text
    reference = re.search(rf"POST planted:{name} 500 ([0-9a-f]{{8}})\n", entry)
    assert reference and reference[1] in answer.content.decode()


def test_programs_get_the_number_too(client: Client, log: io.StringIO) -> None:
    answer = client.get(f"/api/v1/planted/fault/{PLANTED}/")
    told = answer.json()
    assert (answer.status_code, answer.headers["Content-Type"]) == (500, "application/problem+json")
    number = re.search(r"[0-9a-f]{8}", told["detail"]["en"])
    assert number and number[0] in told["detail"]["zh"] and number[0] in clean(log)


@pytest.mark.parametrize(("name", "status"), [("suspicious", 400), ("denied", 403), ("bad", 400)])
def test_refusals_repeat_nothing(client: Client, log: io.StringIO, name: str, status: int) -> None:
    answer = client.get(f"/planted/{name}/{PLANTED}/", {"q": PLANTED})
    assert (answer.status_code, PLANTED in answer.content.decode()) == (status, False)
    clean(log)


def test_requests_that_come_to_nothing_repeat_nothing(client: Client, log: io.StringIO) -> None:
    assert client.get(f"/workforce/{PLANTED}/", {"q": PLANTED}).status_code == 404
    assert client.get(f"/{PLANTED}/", {"q": PLANTED}).status_code == 404
    assert client.get("/workforce/999999/", {"q": PLANTED}).status_code == 404
    foreign = client.get("/", headers={"host": "planted.example", "x-planted": PLANTED})
    assert foreign.status_code == 400
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    forged = strict.post(f"/accounts/sign-in/?next=/{PLANTED}", {"username": PLANTED, "password": PLANTED})
    assert (forged.status_code, "没有办理" in forged.content.decode()) == (403, True)
    from_elsewhere = strict.post(
        "/language/", {"language": "en"}, headers={"origin": "https://planted.example"}
    )
    assert from_elsewhere.status_code == 403
    long = client.post("/planted/fault/x/", {"q": "x" * 5_000_000})
    assert long.status_code == 413
    clean(log, "planted.example", "xxxxx")


def test_what_others_log_is_told_only_where_it_stands_in_their_text(client: Client, log: io.StringIO) -> None:
    client.get(f"/planted/wordy/{PLANTED}/")
    said = [re.sub(r"^\S+ \S+ ", "", one) for one in entries(log)]
    assert [re.sub(r":\d+", "", one) for one in said] == [
        "ERROR others broken",
        "ERROR others broken … of 7",
        "ERROR others broken … at 8%",
        "ERROR others broken",
        "WARNING others broken with a line\n  | …",
        "ERROR niangjia.site broken own words about a\n  | forged: entry\\x1b[31m",
    ]
    clean(log)


def test_what_nobody_caught_goes_into_the_log_too(log: io.StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("threading.excepthook", sys.excepthook)
    logs.take_over()
    try:
        raise ValueError(PLANTED)
    except ValueError as problem:
        sys.excepthook(ValueError, problem, problem.__traceback__)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(True)
        warnings.warn(PLANTED, stacklevel=1)
    logging.captureWarnings(False)
    assert "niangjia.uncaught" in clean(log) and "builtins.ValueError" in log.getvalue()
    assert len(entries(log)) == 2


def told_badly(tree: ast.AST) -> list[int]:
    """Lines that log a sentence put together while running, or hand over an exception."""
    found = []
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        whose = node.func.value
        if not (isinstance(whose, ast.Name) and whose.id in ("log", "logger", "logging")):
            continue
        if node.func.attr not in ("debug", "info", "warning", "error", "critical", "exception"):
            continue
        says = isinstance(node.args[0], ast.Constant) if node.args else False
        named = {ast.unparse(one) for one in node.args[1:] if isinstance(one, ast.Name)}
        if not says or node.func.attr == "exception" or named & {"problem", "error", "exc", "e", "exception"}:
            found.append(node.lineno)
    return found


def test_the_house_says_in_its_log_only_sentences_of_its_own() -> None:
    root = Path(niangjia.__file__).parent
    files = [one for one in root.rglob("*.py") if "tests" not in one.parts]
    found = {str(one): lines for one in files if (lines := told_badly(ast.parse(one.read_bytes())))}
    assert found == {}
    bad = 'log.error(f"x {y}")\nlog.exception("x")\nlog.error("%s", problem)\nlog.error("x")'
    assert told_badly(ast.parse(bad)) == [1, 2, 3]

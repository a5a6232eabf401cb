"""The audit of the locks: silence of a database is never taken for safety."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest

PLACE = Path(__file__).parents[2] / "tools" / "audit.py"
_told = importlib.util.spec_from_file_location("audit", PLACE)
assert _told is not None and _told.loader is not None
audit: Any = importlib.util.module_from_spec(_told)
__import__("sys").modules["audit"] = audit
_told.loader.exec_module(audit)

WEAK = {"dependencies": [{"name": "rsa", "version": "3.3", "vulns": [{"id": "PYSEC-2020-99"}]}], "fixes": []}
SAFE = {"dependencies": [{"name": "django", "version": "5.2", "vulns": []}]}
PASSED_OVER = {"dependencies": [{"name": "rsa", "skip_reason": "not found and could not be audited"}]}
NPM_WEAK = {"vulnerabilities": {"lodash": {"via": [{"source": 1, "url": "https://example.org/1"}, "other"]}}}
KNOWN, NONE = frozenset(("rsa 3.3 PYSEC-2020-99",)), frozenset[str]()


@pytest.mark.parametrize(
    ("told", "weak"),
    [(WEAK, KNOWN), (SAFE, NONE), (PASSED_OVER, NONE), (None, NONE), ({}, NONE)],
)
def test_what_pip_audit_found(told: Any, weak: frozenset[str]) -> None:
    assert audit.python_weak(told) == weak


@pytest.mark.parametrize(
    ("told", "weak"),
    [
        (NPM_WEAK, frozenset(("lodash https://example.org/1",))),
        ({"vulnerabilities": {}}, NONE),
        ({"message": "405 Method Not Allowed", "error": {}}, NONE),
        (None, NONE),
    ],
)
def test_what_npm_found(told: Any, weak: frozenset[str]) -> None:
    assert audit.npm_weak(told) == weak


@pytest.mark.parametrize(
    ("canary", "found", "code", "said"),
    [
        (NONE, NONE, 0, "WARNING: known weaknesses of x were NOT checked"),
        (KNOWN, NONE, 0, "x: checked, no known weaknesses"),
        (KNOWN, KNOWN, 1, "x: 1 known weaknesses"),
    ],
)
def test_a_database_that_does_not_know_the_canary_was_not_reached(
    canary: frozenset[str], found: frozenset[str], code: int, said: str
) -> None:
    ended, told = audit.report([audit.Audit("x", "how", canary, found)])
    assert (ended, said in told) == (code, True)
    assert ("没有核对" in told) is (not canary)


def test_what_is_accepted_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    assert all(len(reason) > 20 for reason in audit.ACCEPTED.values())
    monkeypatch.setattr(audit, "ACCEPTED", {"PYSEC-2020-99": "not reached by anything"})
    assert audit.python_weak(WEAK) == NONE
    assert audit.python_unknown(PASSED_OVER) == frozenset(("rsa",))


def test_a_tool_that_is_missing_or_says_nothing_is_no_answer(tmp_path: Path) -> None:
    assert audit.told_by(["no-such-tool"], tmp_path) is None
    assert audit.told_by(["true"], tmp_path) is None
    assert audit.told_by(["echo", "{}"], tmp_path) == {}

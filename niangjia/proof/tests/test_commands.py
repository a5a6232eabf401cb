"""What the command says, and with which code it ends."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

import pytest

from niangjia.kernel.command import operator
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import ensure_federation
from niangjia.proof import commands, heads
from niangjia.proof.printing import in_words
from niangjia.proof.rules import instant
from niangjia.proof.types import Fault, Finding, Head
from niangjia.proof.verifying import Verified

NOON = datetime(2026, 6, 30, 4, tzinfo=UTC)


@pytest.mark.django_db
def test_each_finding_is_a_line_that_names_the_row() -> None:
    with acting(by := operator()):
        unit = ensure_federation(by=by, division_code="510703")
        chain = unit.scope_path[-6:]
        findings = [
            Finding(Fault.CHANGED, chain, 7, 12, "workforce.person.edited", NOON),
            Finding(Fault.MISSING, chain, 8, 12, "", NOON, more=2),
            Finding(Fault.UNSEALED, "ffffff", 0, 13, "a.b.c", NOON),
            Finding(Fault.CUT, "nobody", 1, 0, "", NOON),
        ]
        told = in_words(Verified(1_000, 5, findings), by=by, most=4)
    assert told.splitlines() == [
        "审计记录有问题：逐条核对 1,000 条，发现 5 处。",
        "  内容被改动：涪城区总工会 的链，第 7 号，记录 12 workforce.person.edited，2026-06-30 12:00:00",
        "  缺失：涪城区总工会 的链，第 8 至 10 号，相邻的记录 12，2026-06-30 12:00:00",
        "  未封存：ffffff 的链，没有编号，记录 13 a.b.c，2026-06-30 12:00:00",
        "  链尾被截断：nobody 的链，第 1 号，没有相邻的记录，2026-06-30 12:00:00",
        "  …… 另有 1 处",
    ]


@pytest.mark.django_db
def test_a_whole_chain_says_so() -> None:
    with acting(by := operator()):
        assert in_words(Verified(3), by=by, most=9).startswith("审计记录完整：逐条核对 3 条")


@pytest.mark.django_db
def test_what_was_not_compared_is_said() -> None:
    with acting(by := operator()):
        assert len(in_words(Verified(3), by=by, most=9).splitlines()) == 1
        part = Verified(3, passed=1_200, chains_left_out=7)
        _, before, others = in_words(part, by=by, most=9).splitlines()
        wrong = Verified(3, 1, [Finding(Fault.CUT, "nobody", 1, 0, "", NOON)], 1_200, 7)
        told = in_words(wrong, by=by, most=9).splitlines()
    assert "1,200 条" in before and "--since" in before
    assert "其他单位的 7 条链" in others and "--unit" in others
    assert told[-2:] == [before, others]


def test_the_ends_are_printed_as_they_are_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("NIANGJIA_HOME", str(tmp_path))
    parser = argparse.ArgumentParser()
    commands.add_to(parser.add_subparsers())
    chosen = parser.parse_args(["audit", "heads"])
    assert (chosen.run(chosen), capsys.readouterr().out) == (0, "")
    heads.write({"00000a": Head(2, b"\x01\x02", 9, 5)})
    assert (chosen.run(chosen), capsys.readouterr().out) == (0, "00000a 2 0102 9 5\n")
    assert heads.read() == {"00000a": Head(2, b"\x01\x02", 9, 5)}
    assert heads.path().stat().st_mode & 0o777 == 0o600
    heads.path().write_text("nonsense\n")
    with pytest.raises(heads.home.HomeError, match="cannot read the ends"):
        heads.read()


def test_the_code_says_whether_all_holds() -> None:
    assert [commands._code(Verified(1, faults)) for faults in (0, 1)] == [0, 1]
    assert instant(1_000_000) == datetime(1970, 1, 1, 0, 0, 1, tzinfo=UTC)

"""The command line as an office uses it: a real process, a fresh database, both example sets."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import migrate
from niangjia.kernel.postgres import testing
from niangjia.kernel.postgres.urls import Urls

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"


@pytest.fixture(scope="module")
def office(django_db_blocker: pytest.FixtureRequest) -> Iterator[dict[str, str]]:
    """The environment of a new office with a database of its own."""
    server = Urls(os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"])
    name = f"niangjia_office_{os.environ.get('PYTEST_XDIST_WORKER', 'only')}"
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        urls = testing.create_test_database(server, name, migrate)
    yield {**os.environ, "DATABASE_URL": urls.application, "DATABASE_OWNER_URL": urls.owner}
    testing.drop_test_database(server, name)


def niangjia(*words: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run one command."""
    command = [sys.executable, "-m", "niangjia", *words]
    return subprocess.run(
        command, cwd=ROOT, env=env or os.environ, capture_output=True, text=True, check=False
    )


def answered(*words: str, env: dict[str, str]) -> dict[str, Any]:
    """What a command printed as JSON."""
    done = niangjia(*words, "--json", env=env)
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_a_list_is_read_without_being_taken_then_taken_then_stands_so(office: dict[str, str]) -> None:
    words = ("import", "units", str(EXAMPLES / "xiangyun" / "units.xlsx"), "--under", "532923")
    read = answered(*words, env=office)
    assert (read["rows"], read["committed"], read["as_of"]) == (15, None, "2026-06-30")
    assert read["rows"] == len(read["accepted"]) + len(read["refused"]) + len(read["duplicates"])
    assert answered(*words, "--commit", env=office)["committed"] == {
        "created": 15,
        "changed": 0,
        "unchanged": 0,
        "left": 0,
    }
    assert answered(*words, "--commit", env=office)["committed"] == {
        "created": 0,
        "changed": 0,
        "unchanged": 15,
        "left": 0,
    }


def test_the_roster_follows_and_the_plan_has_a_clause_for_every_unit(office: dict[str, str]) -> None:
    for kind in ("units", "roster"):
        path = EXAMPLES / "mianyang" / f"{kind}.xlsx"
        taken = answered("import", kind, str(path), "--under", "510700", "--commit", env=office)
        again = answered("import", kind, str(path), "--under", "51", "--commit", env=office)
        assert taken["committed"]["created"] == len(taken["accepted"])
        stood = {"created": 0, "changed": 0, "unchanged": len(taken["accepted"]), "left": 0}
        assert again["committed"] == stood
    plan = answered("staffing", "plan", "--under", "5107", "--on", "2026-06-30", env=office)
    assert len(plan["units"]) == 211
    assert {"code", "name", "county", "kind", "workers", "status", "unit", "must", "may"} < set(
        plan["units"][0]
    )
    assert all(unit["citations"] for unit in plan["units"])
    total = plan["totals"]["person"]
    assert (total["must"], total["may"], total["value"], total["filled"]) == (210, 77, 287, 148)
    assert total["shortfall"] == sum(unit["shortfall"] or 0 for unit in plan["units"])
    county = answered("staffing", "plan", "--under", "510703", "--on", "2026-06-30", env=office)
    assert {unit["county"] for unit in county["units"]} == {"涪城区"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("import", "units", "no-such-file.xlsx", "--under", "5107"), "没有这个文件"),
        (("import", "units", str(ROOT / "README.md"), "--under", "5107"), "没有找到"),
        (("import", "roster", str(EXAMPLES / "mianyang" / "roster.xlsx"), "--under", "999999"), "999999"),
        (("staffing", "plan", "--under", "", "--on", "2026-06-30"), "代码不能为空"),
        (("staffing", "plan", "--under", "5107", "--on", "2026-02-30"), "2026-02-30"),
        (("staffing", "plan", "--under", "5107"), "--on"),
        (
            ("import", "units", str(EXAMPLES / "mianyang" / "units.xlsx"), "--under", "510703001"),
            "县级以上总工会",
        ),
        (("staffing", "plan", "--under", "GH99999999", "--on", "2026-06-30"), "GH99999999"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    office: dict[str, str], words: tuple[str, ...], said: str
) -> None:
    done = niangjia(*words, env=office)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_an_office_begins_with_three_administrators_and_no_data(office: dict[str, str]) -> None:
    begun = niangjia("init", "--under", "110101", "--system", "first", "--audit-name", "张三", env=office)
    assert begun.returncode == 0, begun.stderr
    assert "东城区总工会" in begun.stdout
    told = re.findall(r"用户名 (\S+)　一次性密码 (\S+)", begun.stdout)
    assert [name for name, _ in told] == ["first", "anquan", "shenji"]
    assert len({password for _, password in told}) == 3
    assert "安全管理员：账号与权限" in begun.stdout
    again = niangjia("init", "--under", "110101", env=office)
    assert (again.returncode, "已有三位管理员" in again.stderr) == (2, True)
    taken = niangjia("init", "--under", "110102", env=office)
    assert (taken.returncode, "已有人用" in taken.stderr) == (2, True)
    plan = answered("staffing", "plan", "--under", "110101", "--on", "2026-06-30", env=office)
    assert plan["units"] == []


def test_policy_answers_from_the_files_without_a_database() -> None:
    nowhere = {**os.environ, "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none", "DATABASE_OWNER_URL": ""}
    words = ("policy", "explain", "staffing.posts", "--place", "510703", "--on", "2026-06-30")
    answer = answered(*words, "--fact", "kind=township", "--fact", "workers=5000", env=nowhere)
    assert (answer["status"], answer["must"], answer["may"], answer["value"]) == ("value", 1, 1, 2)

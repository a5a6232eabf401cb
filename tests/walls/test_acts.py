"""What an act changed is told on the auditor's page of its event, before and after, or it is said why not."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.test.utils import CaptureQueriesContext

from niangjia.kernel import histories
from niangjia.kernel.command import operator
from niangjia.kernel.scope import acting
from niangjia.organisations.actions import ensure_federation
from tests.walls import watching
from tests.walls.acts import ACTS, OTHERWISE, UNTOLD, Line, on, tables_of
from tests.walls.stage import Stage, stage

__all__ = ["stage"]
KEPT = re.compile(r'FROM "(\w+)event"')
NAMED = {"edition": "edition", "draft": "draft", "person": "person", "reply": "reply"}
NAMED |= {"scenario": "scenario", "unit": "unit", "account": "account"}
"""What the stage calls a record of each kind that tells its history."""
ADDED_WITH = {"accounts_appointmentunit": "account"}
"""Rows that are never changed, told with the record they were added with."""


@pytest.fixture
def told(stage: Stage) -> dict[str, set[str]]:
    """The tables whose versions the history of each kind reads."""
    return {kind: _read_of(kind, stage.names[NAMED[kind]]) for kind in histories._told}


def _read_of(kind: str, key: str) -> set[str]:
    with acting(by := operator()), CaptureQueriesContext(connection) as asked:
        histories.changes_of(kind, key, "some act", by=by)
    read = {table for one in asked.captured_queries for table in KEPT.findall(one["sql"])}
    return read | {table for table, of in ADDED_WITH.items() if of == kind}


def untold(acts: dict[str, Line], known: dict[str, set[str]]) -> dict[str, set[str]]:
    """Each act with the tables it writes that neither the auditor's page tells nor a reason stands for."""
    found = {
        act: tables_of(act) - set(UNTOLD) - set().union(*(known.get(kind, set()) for kind in line.kinds))
        for act, line in acts.items()
        if act not in OTHERWISE
    }
    return {act: set(tables) for act, tables in found.items() if tables}


def test_every_act_has_a_line_and_every_line_its_act() -> None:
    assert set(watching.acts().values()) == set(ACTS)
    assert set(OTHERWISE) <= set(ACTS)


def test_what_an_act_changed_is_told_or_it_is_said_why_not(told: dict[str, set[str]]) -> None:
    assert untold(ACTS, told) == {}
    written = set().union(*map(tables_of, ACTS))
    assert set(UNTOLD) <= written, "a reason for what nobody writes"
    assert not set(UNTOLD) & set().union(*told.values()), "a reason for what is told"


def test_what_is_told_is_kept_version_by_version(told: dict[str, set[str]]) -> None:
    tables = {model._meta.db_table: model for model in apps.get_models()}
    for table in set().union(*told.values()) - set(ADDED_WITH):
        assert hasattr(tables[table], "pgh_event_model"), table


def test_the_guard_sees_an_act_whose_table_nobody_tells(
    told: dict[str, set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    careless = on("unit", "unit secretdiary")
    monkeypatch.setitem(ACTS, "organisations.correct_unit", careless)
    assert untold(ACTS, told) == {"organisations.correct_unit": {"organisations_secretdiary"}}


def test_a_history_that_is_not_registered_is_missed(told: dict[str, set[str]]) -> None:
    del told["draft"]
    assert {act.partition(".")[0] for act in untold(ACTS, told)} == {"authoring"}


@pytest.mark.django_db
def test_an_act_that_does_more_than_its_line_says_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ACTS, "organisations.ensure_federation", on("roster", "unit territory"))
    with acting(by := operator()):
        ensure_federation(by=by, division_code="510703")
    assert watching.strays() == [
        "organisations.ensure_federation records on a unit",
        "organisations.ensure_federation writes ['organisations_affiliation']",
    ]
    monkeypatch.delitem(ACTS, "organisations.ensure_federation")
    with acting(by):
        ensure_federation(by=by, division_code="510704")
    assert watching.strays() == ["organisations.ensure_federation has no line"]


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ('INSERT INTO "kernel_job" ("id") VALUES (1)', ["kernel_job"]),
        ("SELECT 1 FROM x FOR UPDATE OF x", []),
        ("SELECT 1 FROM x FOR NO KEY UPDATE SKIP LOCKED", []),
        ("INSERT INTO a (x) VALUES (1) ON CONFLICT (x) DO UPDATE SET x = 2", ["a"]),
        ("WITH gone AS (DELETE FROM b RETURNING 1) UPDATE c SET x = 1", ["b", "c"]),
    ],
)
def test_writes_are_seen_in_any_statement(sql: str, found: list[Any]) -> None:
    assert watching.WRITES.findall(sql) == found

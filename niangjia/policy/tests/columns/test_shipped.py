"""Every shipped case through columns too: the same status, value, must, may and parts."""

from __future__ import annotations

from collections import defaultdict

import pytest

from niangjia.policy import facade as policy
from niangjia.policy.cases import Trial, trials
from niangjia.policy.columns.binding import Row
from niangjia.policy.columns.dialects import DUCKDB, POSTGRES
from niangjia.policy.library import library, policies_folder
from niangjia.policy.tests.columns.asking import Asked, asked
from niangjia.policy.tests.columns.engines import Ask, in_arrays, in_duckdb, in_sql

GROUPS: defaultdict[tuple[str, str], list[Trial]] = defaultdict(list)
for one in trials(policies_folder()):
    GROUPS[one.group.provision, f"{one.on} {dict(one.case.settings)}"].append(one)
WHOLE = [*GROUPS.values()]


def _asked(group: list[Trial]) -> Asked:
    first = group[0]
    rows = [Row(one.place, one.case.facts) for one in group]
    tried = asked(library(), first.group.provision, first.on, first.case.settings, rows)
    assert len(tried.rows) == len(rows)  # no case has a fact that no column holds
    return tried


@pytest.mark.parametrize("group", WHOLE, ids=lambda group: f"{group[0].group.provision} {group[0].on}")
def test_arrays_answer_as_the_case_says(group: list[Trial]) -> None:
    tried = _asked(group)
    assert tried.differences(in_arrays(tried.columns, tried.rows)) == []
    for trial, said in zip(group, in_arrays(tried.columns, tried.rows), strict=True):
        assert said["status"].status == trial.case.expect.status  # type: ignore[union-attr]


def test_engines_answer_as_arrays_do(postgres: Ask) -> None:
    for group in WHOLE:
        tried = _asked(group)
        assert tried.differences(in_sql(tried.columns, tried.rows, DUCKDB, in_duckdb)) == []
        assert tried.differences(in_sql(tried.columns, tried.rows, POSTGRES, postgres)) == []


def test_every_shipped_provision_compiles_on_every_day_something_begins() -> None:
    held = library()
    for provision in held.provisions:
        for rule in held.rules_on(provision):
            found = policy.columns(provision, on=rule.since, documents=held)
            assert found.rules[found.rule(rule.jurisdiction.ljust(6, "0"), _kind(rule))] is not None


def _kind(rule: policy.Rule) -> str | None:
    return rule.provision.applies_to[0] if rule.provision.applies_to else "township"

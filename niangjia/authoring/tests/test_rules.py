"""Who may draft for which place, change, withdraw; the flow's table and the database's are one."""

from __future__ import annotations

from importlib import import_module

import pytest

from niangjia.authoring import rules
from niangjia.authoring.flow import DRAFT, FLOW, PUBLISHED, SUBMITTED
from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.flows.separation import Separation, pairs_of
from niangjia.kernel.flows.stepping import OnlyBySteps, ways_of
from niangjia.kernel.roles import POWERS, Role


def actor(role: Role = Role.COUNTY_CLERK, path: str = "00000a") -> Actor:
    return Actor("test:x", "王经办", role.value, POWERS[role], Scope.below(path, "县"), "test")


@pytest.mark.parametrize(
    ("division", "place", "allowed"),
    [
        ("510703", "510703", True),
        ("510703", "510703100", True),
        ("510703", "510700", False),
        ("510703", "510704", False),
        ("510703", "51", False),
        ("510703", "000000", False),
        ("510703", "", False),
        ("510703", "不是代码", False),
        ("510703", "510703999", False),
        ("5107", "510700", True),
        ("5107", "510703", True),
        ("5107", "510600", False),
        ("51", "510703", True),
        ("", "000000", True),
        ("", "370200", True),
        ("", "", False),
        (None, "510703", False),
    ],
)
def test_a_union_drafts_for_its_own_division_and_inside(
    division: str | None, place: str, allowed: bool
) -> None:
    verdict = rules.may_draft_for(division, place)
    assert verdict.allowed is allowed
    assert verdict.reason.zh
    assert verdict.reason.en


@pytest.mark.parametrize(
    ("by", "state", "allowed"),
    [
        (actor(), DRAFT, True),
        (actor(), SUBMITTED, False),
        (actor(), PUBLISHED, False),
        (actor(path="00000b"), DRAFT, False),
        (actor(Role.VICE_CHAIR), DRAFT, False),
        (actor(Role.LEADER), DRAFT, False),
    ],
)
def test_a_draft_is_changed_at_its_own_desk_while_it_is_one(by: Actor, state: str, allowed: bool) -> None:
    assert rules.may_change(state, path="00000a", by=by).allowed is allowed


def test_only_what_stands_is_taken_back() -> None:
    assert rules.may_withdraw(standing=True).allowed
    assert not rules.may_withdraw(standing=False).allowed


def test_the_database_holds_the_flow_as_it_is() -> None:
    operations = import_module("niangjia.authoring.migrations.0002_walls").Migration.operations
    [apart] = [one for one in operations if isinstance(one, Separation)]
    [steps] = [one for one in operations if isinstance(one, OnlyBySteps)]
    assert set(apart.pairs) == pairs_of(FLOW)
    assert sorted(steps.ways) == sorted(ways_of(FLOW))
    assert apart.flow == FLOW.name

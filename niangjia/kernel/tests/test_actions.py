"""The act: permitted, atomic, recorded, for nobody but the transaction's actor."""

from __future__ import annotations

import pytest

from niangjia.kernel import audit
from niangjia.kernel.actions import ForeignTransaction, UnrecordedAct, action
from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.figure import Refused
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.permissions import LABELS, Permission
from niangjia.kernel.roles import POWERS, Role
from niangjia.kernel.scope import acting

pytestmark = pytest.mark.django_db


def actor(*permissions: Permission, path: str = "000001") -> Actor:
    """Someone with these powers."""
    return Actor(
        "account:1", "某人", "county_clerk", frozenset(permissions), Scope.below(path, "某县"), "test"
    )


def record(by: Actor, name: str = "kernel.test.done") -> None:
    """Write an event in the actor's own scope."""
    audit.record(name, by=by, on_kind="test", on_id="1", scope_path=by.scope.low)


@action(Permission.UNIT_MOVE)
def proper(*, by: Actor) -> str:
    """An act as it should be."""
    record(by)
    return "done"


@action(Permission.UNIT_MOVE)
def silent(*, by: Actor) -> None:
    """An act that changes something and forgets to say so."""
    AuditEvent.objects.create(
        name="x",
        actor="x",
        actor_name="x",
        role="x",
        source="x",
        on_kind="x",
        on_id="x",
        scope_path=by.scope.low,
    )


@action(Permission.UNIT_MOVE)
def failing(*, by: Actor) -> None:
    """An act that fails half-way."""
    record(by)
    raise ValueError("half-way")


def test_a_permitted_act_is_recorded() -> None:
    by = actor(Permission.UNIT_MOVE)
    with acting(by):
        assert proper(by=by) == "done"
        event = AuditEvent.objects.get()
    assert (event.actor, event.name, event.source) == ("account:1", "kernel.test.done", "test")


def test_without_the_power_nothing_changes_and_the_reason_names_it() -> None:
    by = actor(Permission.UNIT_VIEW)
    with acting(by):
        with pytest.raises(Refused, match=LABELS[Permission.UNIT_MOVE].zh):
            proper(by=by)
        assert AuditEvent.objects.count() == 0


def test_an_act_that_records_nothing_is_undone() -> None:
    by = actor(Permission.UNIT_MOVE)
    with acting(by):
        with pytest.raises(UnrecordedAct):
            silent(by=by)
        assert AuditEvent.objects.count() == 0


def test_an_act_that_fails_leaves_nothing() -> None:
    by = actor(Permission.UNIT_MOVE)
    with acting(by):
        with pytest.raises(ValueError, match="half-way"):
            failing(by=by)
        assert AuditEvent.objects.count() == 0


def test_nobody_acts_in_anothers_transaction() -> None:
    by = actor(Permission.UNIT_MOVE)
    with acting(actor(Permission.UNIT_MOVE)), pytest.raises(ForeignTransaction):
        proper(by=by)
    with pytest.raises(ForeignTransaction):
        proper(by=by)


def test_every_power_has_a_name_and_every_role_its_list() -> None:
    assert set(LABELS) == set(Permission)
    assert set(POWERS) == set(Role)
    assert POWERS[Role.LEADER] < POWERS[Role.COUNTY_CLERK] < POWERS[Role.PREFECTURE_OFFICER]
    own = {Permission.PASSWORD_CHOOSE, Permission.TOKEN_HOLD, Permission.SIGN_IN_KEEP}
    assert not any(":view" not in power for power in POWERS[Role.LEADER] - own)


@pytest.mark.parametrize(
    ("path", "inside"),
    [
        ("000001", True),
        ("000001000002", True),
        ("000002", False),
        ("00000", False),
        ("", False),
        ("00000g", False),
    ],
)
def test_a_scope_is_a_unit_and_all_below(path: str, inside: bool) -> None:
    assert Scope.below("000001", "").holds(path) is inside


def test_an_empty_path_is_no_scope() -> None:
    with pytest.raises(ValueError, match="everything"):
        Scope.below("", "")

"""Whom a person acts as: role, reach, for whom; today's, and a job's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from niangjia.accounts import actions, queries
from niangjia.accounts.models import Account, Appointment
from niangjia.accounts.queries import actor_of_job
from niangjia.accounts.tests.factories import ON, actor, given, opened
from niangjia.kernel.actor import Actor, Reach, Scope
from niangjia.kernel.command import operator
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.roles import POWERS, Role
from niangjia.kernel.scope import acting
from niangjia.organisations.facade import Unit
from tests.cast import Cast, account, gather, signed_in

pytestmark = pytest.mark.usefixtures("db")
DAY = timedelta(days=1)


@pytest.fixture
def cast(db: None) -> Cast:
    """Two counties of a prefecture."""
    return gather()


def stood_in(cast: Cast, absent: Appointment, whom: Account) -> Appointment:
    """Somebody stands in for a month."""
    by = operator()
    with acting(by):
        return actions.let_stand_in(
            by=by,
            absent=absent,
            account=whom,
            from_date=ON,
            to_date=ON + 29 * DAY,
            reason="休假",
            on=ON,
        )


def held(username: str) -> Appointment:
    """Somebody's one appointment."""
    with acting(operator()):
        return Appointment.objects.select_related("account").get(account__username=username)


def test_without_an_appointment_there_is_nobody(cast: Cast) -> None:
    [nobody] = opened(cast.here, "nobody")
    with acting(operator()):
        assert queries.actor_of(nobody, on=ON, source="page") is None
        assert queries.actor_of(account("clerk"), on=ON - 999 * DAY, source="page") is None
    client = signed_in("nobody")
    for address in ("/", "/organisations/", "/workforce/", "/accounts/roles/", "/api/v1/units/"):
        assert client.get(address).status_code == 403, address


def test_the_three_words_for_a_scope(cast: Cast) -> None:
    alone, below, among = opened(cast.prefecture, "alone", "below", "among")
    given(alone, cast.here, reach=Reach.UNIT)
    given(below, cast.here, reach=Reach.BELOW)
    given(among, cast.there, cast.here, reach=Reach.SET)
    here, there = cast.here.scope_path, cast.there.scope_path
    assert actor(alone).scope == Scope.alone(here, "涪城区总工会")
    assert actor(below).scope == Scope.below(here, "涪城区总工会")
    assert actor(among).scope == Scope.among([here, there], "涪城区总工会等2个单位")
    with acting(by := operator()):
        history = queries.person.history_of(among, by=by)
    changes = [change for act in history for change in act.changes]
    told = {one.label.zh: one.after for change in changes for one in change.differences}
    assert told["指定单位"] == "涪城区总工会、游仙区总工会"
    [one] = opened(cast.prefecture, "one")
    given(one, cast.here, reach=Reach.SET)
    assert actor(one).scope.label == "涪城区总工会"


def test_a_set_moves_with_its_units(cast: Cast) -> None:
    [among] = opened(cast.prefecture, "among")
    given(among, cast.there, cast.here, reach=Reach.SET)
    with acting(operator()):
        Unit.objects.filter(pk=cast.there.pk).update(parent=cast.here)
        cast.there.refresh_from_db()
    assert set(actor(among).scope.only) == {cast.here.scope_path, cast.there.scope_path}
    assert cast.there.scope_path.startswith(cast.here.scope_path)


def test_one_appointment_at_a_time_the_first_unless_another_is_chosen(cast: Cast) -> None:
    [both] = opened(cast.prefecture, "both")
    first = given(both, cast.here, since=ON - 9 * DAY)
    second = given(both, cast.there, role=Role.LEADER)
    assert actor(both).scope.low == cast.here.scope_path
    assert actor(both, chosen=second.pk).role == Role.LEADER
    assert actor(both, chosen=held("clerk").pk).scope.low == cast.here.scope_path
    chosen = actor(both, chosen=second.pk)
    with acting(chosen):
        assert queries.acted_under(both, on=ON, by=replace(chosen, reason="x", address="10.0.0.1")) == second
        assert queries.acted_under(both, on=ON, by=cast.leader) == first


def test_who_stands_in_has_the_absent_ones_role_and_scope_and_says_so_everywhere(cast: Cast) -> None:
    [deputy] = opened(cast.here, "deputy")
    made = stood_in(cast, held("clerk"), deputy)
    by = actor(deputy)
    assert (by.name, by.behalf, by.signature) == ("deputy", "clerk", "deputy（代clerk）")
    assert (by.role, by.scope, by.behalf_key) == (cast.clerk.role, cast.clerk.scope, cast.clerk.key)
    assert made.to_date is not None
    with acting(operator()):
        assert queries.actor_of(deputy, on=made.to_date + DAY, source="test") is None
        assert queries.actor_of(deputy, on=ON - DAY, source="test") is None
    with acting(by):
        actions.choose_appointment(by=by, appointment=made)
        event = AuditEvent.objects.latest("pk")
    assert (event.actor_name, event.behalf) == ("deputy", "clerk")


def test_one_stands_in_only_while_the_absent_ones_own_appointment_holds(cast: Cast) -> None:
    [deputy] = opened(cast.here, "deputy")
    stood_in(cast, held("clerk"), deputy)
    with acting(operator()):
        Appointment.objects.filter(account__username="clerk").update(to_date=ON)
        assert queries.actor_of(deputy, on=ON, source="test") is not None
        assert queries.actor_of(deputy, on=ON + DAY, source="test") is None


def test_ones_own_appointment_goes_before_one_for_another(cast: Cast) -> None:
    chair = account("vice_chair")
    made = stood_in(cast, held("clerk"), chair)
    assert actor(chair).behalf == ""
    assert actor(chair, chosen=made.pk).behalf == "clerk"


def test_the_deputys_set_is_the_absent_ones(cast: Cast) -> None:
    among, deputy = opened(cast.prefecture, "among", "deputy")
    own = given(among, cast.there, cast.here, reach=Reach.SET)
    stood_in(cast, own, deputy)
    assert actor(deputy).scope == actor(among).scope


def written(by: Actor, scope: Scope | None = None) -> Actor:
    """An actor as a job keeps it: without powers, of a set its first member."""
    kept = scope or by.scope
    kept = Scope.among(kept.only[:1], kept.label) if kept.only else kept
    return replace(by, permissions=frozenset(), scope=kept, source="job")


def todays(by: Actor) -> Actor | None:
    """Whom a job acts as today."""
    with acting(operator()):
        return actor_of_job(written(by))


def test_a_job_acts_under_todays_appointment_and_no_wider(cast: Cast) -> None:
    alone, below, among = opened(cast.prefecture, "alone", "below", "among")
    given(alone, cast.here, reach=Reach.UNIT)
    given(below, cast.here, reach=Reach.BELOW)
    given(among, cast.there, cast.here, reach=Reach.SET)
    for one in (alone, below, among):
        by = actor(one)
        assert todays(by) == replace(by, source="job", permissions=POWERS[Role.COUNTY_CLERK])
    wide = actor(below)
    with acting(operator()):
        Appointment.objects.filter(account=below).update(reach=Reach.UNIT.value)
    narrowed = todays(wide)
    assert narrowed is not None and narrowed.scope.reach is Reach.UNIT
    with acting(operator()):
        Appointment.objects.filter(account=alone).update(reach=Reach.BELOW.value)
    kept = todays(replace(actor(alone), scope=Scope.alone(cast.here.scope_path, "x")))
    assert kept is not None and kept.scope.reach is Reach.UNIT
    with acting(operator()):
        Appointment.objects.filter(account=among).update(to_date=ON - DAY)
    assert todays(replace(wide, key=f"account:{among.pk}")) is None


def test_a_job_of_somebody_standing_in_ends_with_that(cast: Cast) -> None:
    [deputy] = opened(cast.here, "deputy")
    made = stood_in(cast, held("clerk"), deputy)
    by = actor(deputy)
    with acting(operator()):
        Appointment.objects.filter(pk=made.pk).update(from_date=ON - 400 * DAY, to_date=ON + 999 * DAY)
    told = todays(by)
    assert told is not None and (told.behalf, told.behalf_key) == ("clerk", cast.clerk.key)
    assert todays(replace(by, behalf_key="")) is None
    with acting(operator()):
        Account.objects.filter(pk=deputy.pk).update(is_active=False)
    assert todays(by) is None

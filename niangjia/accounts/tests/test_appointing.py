"""Opening accounts and appointing: who may, what is written, and that a refusal changes nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from niangjia.accounts import actions, queries
from niangjia.accounts.models import Account, Appointment, AppointmentUnit
from niangjia.accounts.tests.factories import ON, actor, given, opened, three
from niangjia.accounts.types import Given, NewAccount, NewSignIn
from niangjia.kernel import locking
from niangjia.kernel.actor import Actor, Reach
from niangjia.kernel.command import operator
from niangjia.kernel.figure import Refused
from niangjia.kernel.models import AuditEvent
from niangjia.kernel.roles import Role
from niangjia.kernel.scope import acting
from tests.cast import PASSWORD, Cast, account, gather

pytestmark = pytest.mark.usefixtures("db")
DAY = timedelta(days=1)


@pytest.fixture
def cast(db: None) -> Cast:
    """Two counties of a prefecture."""
    return gather()


def counted() -> tuple[int, int, int]:
    """Accounts, appointments, events: what a refusal must leave as it was."""
    with acting(operator()):
        return Account.objects.count(), Appointment.objects.count(), AuditEvent.objects.count()


def give(by: Actor, whom: Account, cast: Cast, what: Given, on: date = ON) -> Appointment:
    """Appointed at the county, by somebody."""
    with acting(by):
        return actions.give(by=by, account=whom, units=[cast.here], given=what, on=on)


def test_one_opens_another_appoints_and_neither_does_both(cast: Cast) -> None:
    system, security, audit = three(cast.prefecture)
    new = NewSignIn("zhou", "周", PASSWORD)
    with acting(system):
        zhou = actions.open_account(by=system, new=new, unit=cast.here)
    before = counted()
    for by in (security, audit):
        with acting(by), pytest.raises(Refused):
            actions.open_account(by=by, new=NewSignIn("wang", "王", PASSWORD), unit=cast.here)
    for by in (system, audit):
        with pytest.raises(Refused):
            give(by, zhou, cast, Given(Role.COUNTY_CLERK, ON))
    assert counted() == before
    made = give(security, zhou, cast, Given(Role.COUNTY_CLERK, ON, reason="新任"))
    assert (made.unit_code, made.made_by, made.reason) == (cast.here.code, security.key, "新任")
    assert zhou.must_change_password
    with acting(security):
        names = AuditEvent.objects.filter(on_id=str(zhou.pk)).order_by("pk").values_list("name", "actor")
        assert list(names) == [
            ("accounts.account.opened", system.key),
            ("accounts.appointment.made", security.key),
        ]


def test_nobody_is_looked_after_from_another_county(cast: Cast) -> None:
    system, security, _ = three(cast.here)
    with acting(system), pytest.raises(Account.DoesNotExist):
        actions.close_account(by=system, account=account("foreign_clerk"))
    [ours] = opened(cast.here, "ours")
    made = given(account("leader"), cast.prefecture, reach=Reach.UNIT, role=Role.LEADER)
    with acting(security), pytest.raises(Appointment.DoesNotExist):
        actions.end_appointment(by=security, appointment=made, last=ON, reason="x", shown="", on=ON)
    with acting(system):
        actions.close_account(by=system, account=ours)
    with pytest.raises(Refused):
        give(security, ours, cast, Given(Role.COUNTY_CLERK, ON))


def test_a_name_that_is_taken_out_of_sight_is_refused_not_an_error(cast: Cast) -> None:
    system, *_ = three(cast.here)
    with acting(system), pytest.raises(Refused, match="已有人用"):
        actions.open_account(by=system, new=NewSignIn("foreign_clerk", "x", PASSWORD), unit=cast.here)


def test_an_account_is_switched_off_and_on_and_given_a_password(cast: Cast) -> None:
    system, *_ = three(cast.prefecture)
    clerk = account("clerk")
    with acting(system):
        actions.close_account(by=system, account=clerk)
        clerk.refresh_from_db()
        assert not clerk.is_active
        with pytest.raises(Refused):
            actions.close_account(by=system, account=clerk)
        actions.reopen_account(by=system, account=clerk)
        actions.give_one_time_password(by=system, account=clerk, password="once-and-for-all")
        clerk.refresh_from_db()
        assert clerk.is_active and clerk.must_change_password and clerk.check_password("once-and-for-all")


def test_nobody_administers_themself(cast: Cast) -> None:
    system, security, _ = three(cast.prefecture)
    own = account("system")
    with acting(system):
        for act in (actions.close_account, actions.reopen_account):
            with pytest.raises(Refused):
                act(by=system, account=own)
        with pytest.raises(Refused):
            actions.give_one_time_password(by=system, account=own, password="x")
    before = counted()
    with pytest.raises(Refused):
        give(security, account("security"), cast, Given(Role.LEADER, ON))
    with acting(security), pytest.raises(Refused):
        mine = Appointment.objects.get(account__username="security")
        actions.end_appointment(
            by=security,
            appointment=mine,
            last=ON,
            reason="x",
            shown=locking.mark(queries.values_of(mine)),
            on=ON,
        )
    assert counted() == before


def test_the_three_are_three_persons_and_do_no_business(cast: Cast) -> None:
    _, security, _ = three(cast.prefecture)
    before = counted()
    for username, role in (("system", Role.SECURITY_ADMINISTRATOR), ("audit", Role.LEADER)):
        with acting(security), pytest.raises(Refused, match="不能兼任"):
            actions.give(
                by=security,
                account=account(username),
                units=[cast.prefecture],
                given=Given(role, ON),
                on=ON,
            )
    with pytest.raises(Refused, match="不能兼任"):
        give(security, account("clerk"), cast, Given(Role.AUDIT_ADMINISTRATOR, ON))
    assert counted() == before


def test_two_persons_are_too_few_and_three_hold_it_themselves(cast: Cast) -> None:
    _, security, _ = three(cast.prefecture)
    first, second = opened(cast.here, "first", "second")
    with pytest.raises(Refused, match="绵阳市总工会"):
        give(security, first, cast, Given(Role.SYSTEM_ADMINISTRATOR, ON))
    with acting(security):
        found = queries.administration_of(cast.here, on=ON)
    assert (found.keeper, found.own) == ("绵阳市总工会", False)
    [third] = opened(cast.here, "third")
    for whom, role in zip((first, second, third), queries.administrators.rules.THREE, strict=True):
        give(security, whom, cast, Given(role, ON))
    with acting(cast.clerk):
        found = queries.administration_of(cast.here, on=ON)
    assert (found.keeper, found.own) == ("涪城区总工会", True)
    assert [one.name for people in found.people.values() for one in people] == ["first", "second", "third"]
    [stranger] = opened(cast.there, "stranger")
    with pytest.raises(Refused, match="属于别的单位"):
        give(security, stranger, cast, Given(Role.AUDIT_ADMINISTRATOR, ON))


def test_who_takes_up_business_later_is_free_until_then(cast: Cast) -> None:
    _, security, _ = three(cast.prefecture)
    first, *_ = opened(cast.here, "first", "second", "third")
    given(first, cast.here, since=ON + 30 * DAY)
    with pytest.raises(Refused, match="不能兼任"):
        give(security, first, cast, Given(Role.SYSTEM_ADMINISTRATOR, ON))
    made = give(security, first, cast, Given(Role.SYSTEM_ADMINISTRATOR, ON, ON + 29 * DAY))
    assert made.to_date == ON + 29 * DAY


def test_names_of_administrators_are_told_of_units_in_scope_alone(cast: Cast) -> None:
    three(cast.prefecture)
    with acting(cast.clerk):
        assert queries.administration_of(cast.here, on=ON).keeper == "绵阳市总工会"
        assert queries.administration_of(cast.there, on=ON).people == {}
        assert AuditEvent.objects.exclude(scope_path__startswith=cast.here.scope_path).count() == 0
    with acting(actor(account("leader"))):
        assert queries.administration_of(cast.there, on=ON - DAY).people == {}


def test_the_database_keeps_them_apart_too(cast: Cast) -> None:
    three(cast.prefecture)
    insert = """
        INSERT INTO accounts_appointment (account_id, role, reach, unit_path, unit_code, unit_name, from_date,
            to_date, reason, made_by, made_by_name, made_at)
        SELECT account_id, %s, 'below', unit_path, unit_code, unit_name, %s, %s, '', '', '', now()
        FROM accounts_appointment WHERE account_id = %s LIMIT 1
    """
    system, clerk = account("system").pk, account("clerk").pk
    with acting(operator()), connection.cursor() as cursor:
        for who, role in (
            (system, "security_administrator"),
            (system, "leader"),
            (clerk, "audit_administrator"),
        ):
            with pytest.raises(IntegrityError, match="administrators_apart"), transaction.atomic():
                cursor.execute(insert, [role, ON, None, who])
        cursor.execute(insert, ["leader", ON - 30 * DAY, ON - DAY, system])
        cursor.execute(insert, ["leader", ON, None, clerk])
        stand_in = "UPDATE accounts_appointment SET acting_for_id = id WHERE account_id = %s"
        with pytest.raises(IntegrityError, match="stand_in_has_an_end"), transaction.atomic():
            cursor.execute(stand_in, [clerk])


def test_an_appointment_that_clashes_out_of_sight_is_refused_by_the_database(cast: Cast) -> None:
    _, security, _ = three(cast.here)
    for name in ("far", "further", "furthest"):
        opened(cast.here, name)
    far = account("far")
    given(far, cast.there, role=Role.LEADER)
    before = counted()
    with acting(security), pytest.raises(Refused, match="别的单位有与此不相容"):
        actions.give(
            by=security, account=far, units=[cast.here], given=Given(Role.AUDIT_ADMINISTRATOR, ON), on=ON
        )
    assert counted() == before


def test_a_named_set_keeps_its_members(cast: Cast) -> None:
    _, security, _ = three(cast.prefecture)
    [both] = opened(cast.prefecture, "both")
    with acting(security):
        made = actions.give(
            by=security,
            account=both,
            units=[cast.there, cast.here],
            given=Given(Role.COUNTY_CLERK, ON, reach=Reach.SET),
            on=ON,
        )
        members = AppointmentUnit.objects.filter(appointment=made).order_by("unit_path")
        assert [one.unit_name for one in members] == ["涪城区总工会", "游仙区总工会"]
    assert made.unit_code == cast.here.code


def test_an_appointment_ends_and_whoever_changed_it_first_is_told(cast: Cast) -> None:
    _, security, _ = three(cast.prefecture)
    [zhou] = opened(cast.here, "zhou")
    made = given(zhou, cast.here)
    shown = locking.mark(queries.values_of(made))

    def end(last: date, shown: str) -> Appointment:
        with acting(security):
            return actions.end_appointment(
                by=security, appointment=made, last=last, reason="调走", shown=shown, on=ON
            )

    assert end(ON + 5 * DAY, shown).to_date == ON + 5 * DAY
    with pytest.raises(locking.Overtaken):
        end(ON, shown)
    with acting(security):
        made.refresh_from_db()
        assert made.to_date == ON + 5 * DAY
    assert end(ON - DAY, locking.mark(queries.values_of(made))).to_date == ON - DAY
    with acting(operator()):
        assert queries.actor_of(zhou, on=ON, source="test") is None
        history = queries.person.history_of(zhou, by=security)
    labels = sorted(change.label for act in history for change in act.changes)
    assert labels == ["insert", "insert", "update", "update"]


def test_the_operators_short_way_is_nobody_elses(cast: Cast) -> None:
    system, security, _ = three(cast.prefecture)
    for by in (system, security):
        with acting(by), pytest.raises(Refused):
            actions.appoint(by=by, new=NewAccount("x", "x", Role.LEADER, PASSWORD), unit=cast.here, on=ON)
    with acting(operator()):
        assert queries.lacking_at(cast.prefecture, on=ON) == []
        assert len(queries.lacking_at(cast.here, on=ON)) == 3

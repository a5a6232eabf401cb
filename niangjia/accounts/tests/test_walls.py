"""The walls round accounts' own tables, through raw SQL under the application's role."""

from __future__ import annotations

import pytest
from django.db import ProgrammingError, connection, transaction

from niangjia.accounts.models import Account
from niangjia.accounts.queries import any_account
from niangjia.accounts.signing.actions.entering import try_password
from niangjia.accounts.signing.arriving import as_own
from niangjia.accounts.signing.types import Where
from niangjia.kernel.command import operator
from niangjia.kernel.scope import acting, trying
from tests.cast import PASSWORD, account, gather, signed_in

pytestmark = pytest.mark.usefixtures("committed")
TABLES = (
    *("account", "accountevent", "appointment", "appointmentevent", "appointmentunit", "apitoken"),
    *("signin", "signinnote", "tries", "secondfactor", "recoverycode", "usedpassword"),
)


def rows(sql: str, *parameters: object) -> list[tuple[object, ...]]:
    """What the application's role gets for a query."""
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchall()


def names() -> set[object]:
    """The sign-in names that can be seen."""
    return {name for (name,) in rows("SELECT username FROM accounts_account")}


def busy() -> None:
    """Something lies in the tables of signing in."""
    gather()
    signed_in("clerk").get("/accounts/security/second-factor/")
    signed_in("officer")
    try_password("officer", "wrong", Where("10.0.0.1", ""))


def test_a_query_that_forgets_everything_returns_nothing() -> None:
    busy()
    seen = {table: rows(f"SELECT count(*) FROM accounts_{table}") for table in TABLES}
    assert seen == {table: [(0,)] for table in TABLES}
    with acting(operator()):
        filled = {table for table in TABLES if rows(f"SELECT count(*) FROM accounts_{table}") != [(0,)]}
    assert filled >= {"account", "appointment", "signin", "signinnote", "tries", "secondfactor"}
    assert any_account()


def test_a_name_that_is_tried_shows_its_account_and_nothing_else() -> None:
    busy()
    with trying("clerk"):
        assert names() == {"clerk"}
        others = {table for table in TABLES if rows(f"SELECT count(*) FROM accounts_{table}") != [(0,)]}
        assert others == {"account"}
    with trying("nobody"):
        assert names() == set()
    assert names() == set()


def test_a_proved_account_sees_its_own_and_no_others() -> None:
    busy()
    with as_own(account("clerk").pk):
        assert names() == {"clerk"}
        assert rows("SELECT count(DISTINCT account_id), count(*) FROM accounts_appointment") == [(1, 1)]
        assert rows("SELECT count(DISTINCT account_id) FROM accounts_signin") == [(1,)]
        assert rows("SELECT count(*) FROM workforce_person") == [(0,)]
    assert names() == set()


def test_in_a_county_one_sees_who_belongs_there() -> None:
    cast = gather()
    with acting(cast.clerk):
        assert names() == {"clerk", "vice_chair"}
        with trying("foreign_clerk"):
            assert "foreign_clerk" in names()
        assert names() == {"clerk", "vice_chair"}
        with pytest.raises(ZeroDivisionError), trying("foreign_clerk"):
            _ = 1 / 0
        assert names() == {"clerk", "vice_chair"}
    with acting(cast.foreign_clerk):
        assert names() == {"foreign_clerk"}
        assert rows("UPDATE accounts_account SET name = 'x' WHERE username = 'clerk' RETURNING 1") == []


def test_no_account_can_be_put_into_another_county() -> None:
    cast = gather()
    with acting(cast.clerk), pytest.raises(ProgrammingError, match="row-level"), transaction.atomic():
        Account.objects.create(username="planted", name="x", unit_path=cast.there.scope_path)


@pytest.mark.parametrize("change", ["UPDATE {} SET at = at", "DELETE FROM {}", "TRUNCATE {}"])
def test_what_happened_at_the_door_is_only_added_to(change: str) -> None:
    cast = gather()
    with acting(cast.officer), pytest.raises(ProgrammingError, match="permission"), transaction.atomic():
        rows(change.format("accounts_signinnote"))


def test_no_secret_lies_in_the_clear() -> None:
    gather()
    client = signed_in("clerk")
    secret = client.get("/accounts/security/second-factor/").context["secret"].replace(" ", "")
    with acting(operator()):
        kept = str([rows(f"SELECT t::text FROM accounts_{table} t") for table in TABLES])
    assert secret not in kept and secret.encode().hex() not in kept and PASSWORD not in kept
    assert client.cookies["sessionid"].value not in kept

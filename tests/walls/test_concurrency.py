"""Many at once: what each sees is their own, over pages and a shared pool of connections."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from niangjia.accounts.models import Account
from niangjia.kernel.scope import acting
from niangjia.organisations.queries import units_below
from tests.cast import gather

pytestmark = pytest.mark.usefixtures("committed")
THREADS, ANSWERS = 8, 200
PAGES = ("/staffing/", "/workforce/", "/organisations/")


def test_nobody_gets_a_foreign_row_however_many_ask() -> None:
    cast = gather()
    accounts = {account.username: account for account in Account.objects.all()}
    own = {"clerk": cast.here, "foreign_clerk": cast.there}
    names = {}
    for username, county in own.items():
        with acting(cast.officer):
            names[username] = units_below(county, by=cast.officer).get().name
    foreign = {"clerk": names["foreign_clerk"], "foreign_clerk": names["clerk"]}

    def ask(number: int) -> tuple[bool, bool]:
        username = ("clerk", "foreign_clerk")[number % 2]
        client = Client()
        client.force_login(accounts[username])
        try:
            page = client.get(PAGES[number // 2 % 3]).content.decode()
        finally:
            connection.close()
        return names[username] in page, foreign[username] in page

    with ThreadPoolExecutor(THREADS) as pool:
        answers = list(pool.map(ask, range(ANSWERS)))
    assert answers == [(True, False)] * ANSWERS

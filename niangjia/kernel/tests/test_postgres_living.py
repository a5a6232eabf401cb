"""Both sides of a connection ask each other whether they live, and pages have limits that jobs have not."""

from __future__ import annotations

import psycopg
import pytest
from django.db import connection

from niangjia.kernel.postgres import living

SECONDS = {"10s": 10, "5s": 5, "25s": 25}


@pytest.mark.django_db
def test_the_server_asks_within_thirty_seconds() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW client_connection_check_interval")
        assert cursor.fetchone() == ("5s",)
    idle, interval = (
        SECONDS[living.FROM_THE_SERVERS[f"tcp_keepalives_{one}"]] for one in ("idle", "interval")
    )
    assert idle + interval * int(living.FROM_THE_SERVERS["tcp_keepalives_count"]) <= 30


@pytest.mark.django_db
def test_a_page_has_limits_and_a_job_none(monkeypatch: pytest.MonkeyPatch) -> None:
    limits = {}
    for pages in ("", "1"):
        monkeypatch.setenv(living.PAGES, pages)
        parameters = connection.get_connection_params()
        known = {name: parameters[name] for name in ("dbname", "user", "password", "host", "port")}
        with psycopg.connect(**known, **living.options("-c lock_timeout=7s")) as asked:
            limits[pages] = [
                asked.execute(f"SHOW {name}").fetchone()[0] for name in ("statement_timeout", "lock_timeout")
            ]
    assert limits == {"": ["0", "7s"], "1": ["1min", "7s"]}  # what the address names wins

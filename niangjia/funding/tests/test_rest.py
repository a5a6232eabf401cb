"""Replies over the API: the same rows, money as text, and the figure with every reply behind it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from niangjia.funding.tests.factories import allotted, entered, facts, share, unit_of
from niangjia.funding.types import Level, Source
from tests.cast import ON, account, gather

pytestmark = pytest.mark.usefixtures("committed")
V1 = "/api/v1/funding"


def asked(url: str, name: str = "clerk") -> dict[str, Any]:
    """What somebody of the cast is answered."""
    client = Client()
    client.force_login(account(name))
    return dict(client.get(f"{V1}/{url}").json())


def test_a_reply_with_its_shares_and_units() -> None:
    cast = gather()
    shares = (share(18), share(6, Source.UPPER_SUBSIDY, Level.PREFECTURE, "86400"))
    reply = entered(cast.clerk, cast.here, facts(2, *shares))
    unit = unit_of(cast.here, cast.clerk)
    allotted(cast.clerk, reply, **{unit.code: 1})
    [row] = asked("replies/?year=2026")["rows"]
    assert asked(f"replies/{reply.pk}/") == row
    assert (row["posts"], row["allotted"], row["person_months"], row["amount"]) == (2, 1, 24, None)
    assert row["shares"][1] == {
        "source": "upper_subsidy",
        "level": "prefecture",
        "person_months": 6,
        "amount": "86400.00",
    }
    assert row["allotments"] == [{"unit": unit.code, "unit_name": unit.name, "posts": 1}]
    assert asked("replies/?year=2025")["count"] == asked("replies/", "foreign_clerk")["count"] == 0


def test_the_figure_is_missing_without_a_reply_and_adds_up_with_one() -> None:
    cast = gather()
    assert asked(f"figures/funded/?on={ON}")["figure"]["status"] == "missing"
    entered(cast.clerk, cast.here)
    answer = asked(f"figures/funded/?under={cast.here.code}&on={ON}", "officer")
    assert (answer["under"], answer["figure"]["value"]) == (cast.here.code, 11)
    assert answer["figure"]["citations"][0]["document"] == "涪工批〔2026〕3号"

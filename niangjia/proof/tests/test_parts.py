"""A part of the chains verified alone: of a unit, or from a day on; and what it tells of the rest."""

from __future__ import annotations

from datetime import datetime
from typing import Any, cast

import psycopg
import pytest
from django.db import connection

from niangjia.kernel.command import operator
from niangjia.kernel.scope import acting
from niangjia.proof.sealing import seal
from niangjia.proof.tests.chained import HERE, THERE, faults, happen, ids, looked, own_home, owner
from niangjia.proof.types import Fault

pytestmark = pytest.mark.usefixtures("committed")
__all__ = ["own_home", "owner"]


def test_a_part_is_verified_alone(owner: psycopg.Connection[Any]) -> None:
    happen(HERE, HERE, THERE)
    seal()
    owner.execute("UPDATE kernel_auditevent SET name = 'x.y.z' WHERE scope_path = %s", [THERE])
    assert looked(path=HERE).whole
    assert looked(path=HERE).chains_left_out == 1
    assert faults(looked(path=THERE)) == [(Fault.CHANGED, 1, ids()[-1])]
    now = instant()
    assert looked(since=now).whole
    happen(HERE)
    seal()
    found = looked(since=now)
    assert (found.whole, found.links, found.passed, found.chains_left_out) == (True, 1, 3, 0)


def test_a_part_tells_of_ends_that_were_cut_off(owner: psycopg.Connection[Any]) -> None:
    happen(HERE, HERE, THERE)
    seal()
    now = instant()
    happen(HERE, THERE)
    seal()
    first, second, third, fourth, last = ids()

    def cut(*events: int) -> None:
        for statement in (
            "DELETE FROM proof_seal WHERE event_id = any(%s)",
            "DELETE FROM kernel_auditevent WHERE id = any(%s)",
        ):
            owner.execute(statement, [list(events)])

    cut(third, last)  # the whole chain of THERE
    assert faults(looked(path=THERE)) == faults(looked(since=now)) == [(Fault.CUT, 1, last)]
    assert looked(path=HERE).whole
    cut(second)  # of HERE what came just before the day
    assert faults(looked(path=HERE, since=now)) == [(Fault.MISSING, 2, first)]
    cut(fourth)  # and what came after it
    assert faults(looked(path=HERE, since=now)) == [(Fault.CUT, 2, fourth)]


def instant() -> datetime:
    """The database's clock, where nothing sealed before lies after."""
    with acting(operator()), connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cast(datetime, cursor.fetchone()[0])

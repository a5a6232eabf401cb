"""Whose rows a reply rests on: who worked where and when it funds posts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from niangjia.funding.handlers import FUNDED, funded
from niangjia.funding.tests.factories import entered
from niangjia.kernel.actor import SEGMENT
from niangjia.kernel.scope import acting
from niangjia.workforce.facade import RowsNeeded, Stint
from tests.cast import gather

pytestmark = pytest.mark.django_db


def test_who_worked_under_a_reply_in_its_months_is_needed() -> None:
    cast = gather()
    reply = entered(cast.clerk, cast.here)
    first, until = reply.period.lower, reply.period.upper
    here = Stint(1, 1, f"{cast.here.scope_path}{'0' * SEGMENT}", date(2020, 1, 1), None, paid=False)
    stints = (
        here,
        replace(here, person=2, left=first),
        replace(here, person=3, start=until),
        replace(here, person=4, start=None, left=date(first.year, first.month, 2)),
        replace(here, person=5, path=cast.there.scope_path),
        replace(here, person=6, path=cast.prefecture.scope_path),
    )
    with acting(cast.clerk):
        asked = RowsNeeded(tuple(one.person for one in stints), stints)
        assert funded(asked, cast.clerk) == {1: FUNDED, 4: FUNDED}
        assert funded(RowsNeeded((), ()), cast.clerk) == {}

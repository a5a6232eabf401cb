"""The search finds replies by number and by unit, within scope."""

from __future__ import annotations

import pytest

from niangjia.funding.finding import replies
from niangjia.funding.tests.factories import TODAY, entered, facts
from niangjia.funding.types import Relation
from niangjia.kernel.actor import Actor
from niangjia.kernel.scope import acting
from tests.cast import gather

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("text", "titles"), [("9号", ["9号"]), ("涪城", ["9号"]), ("fcq", ["9号"]), ("x", [])]
)
def test_by_number_and_unit(text: str, titles: list[str]) -> None:
    cast = gather()
    entered(cast.clerk, cast.here, facts(number="3号"))
    entered(cast.clerk, cast.here, facts(number="9号"), relation=Relation.ADDS)

    def hits(by: Actor) -> tuple[list[str], bool]:
        with acting(by):
            found = replies(text, on=TODAY, by=by, limit=1)
        return [one.title for one in found.hits], bool(found.more)

    assert hits(cast.clerk) == (titles, bool(titles) and text != "9号")
    assert hits(cast.foreign_clerk) == ([], False)

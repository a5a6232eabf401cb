"""Two hundred people at once for two minutes, an import among them: no answer is a fault."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from tests.drills import load
from tests.drills.house import House, standing

pytestmark = pytest.mark.drill
PEOPLE = int(os.environ.get("NIANGJIA_DRILL_PEOPLE", "200"))
SECONDS = float(os.environ.get("NIANGJIA_DRILL_SECONDS", "120"))
SEED = int(os.environ.get("NIANGJIA_DRILL_SEED", "1"))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The Mianyang example, served."""
    with standing(tmp_path_factory.mktemp("load")) as one:
        one.stage("example")
        yield one


def test_nobody_is_answered_with_a_fault(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    people = house.stage("sessions", str(PEOPLE))["people"]
    house.serve()
    house.stage("give_import", "500000")  # done beside the pages, by the workers
    told = load.run(house.port, people, seconds=SECONDS, seed=SEED)
    house.stop()
    with capsys.disabled():
        print(f"\nseed {SEED}, {told.said(len(people), SECONDS)}")
        print(*(f"  {number} × {what}" for what, number in told.wrong.most_common(10)), sep="\n")
    assert told.wrong == {}
    assert told.statuses[200] > 0.95 * sum(told.statuses.values())

"""SIGKILL at random instants while people whose time is up are removed: each is whole or forgotten, never
half, each act has its one event, and in the end the job is done. NIANGJIA_DRILL_SEED runs it again."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Iterator

import pytest

from niangjia.workforce.types.person import ANONYMISED
from tests.drills.house import House, standing, until

pytestmark = pytest.mark.drill
PEOPLE = int(os.environ.get("NIANGJIA_DRILL_LEAVERS", "2000"))
ROUNDS = int(os.environ.get("NIANGJIA_DRILL_ROUNDS", "6"))
SEED = int(os.environ.get("NIANGJIA_DRILL_SEED", str(random.SystemRandom().randrange(10_000))))
STILL_HERE = 2
"""The people of the cast, who still work."""

FACTS = """
    WITH told AS (
        SELECT data_key IS NOT NULL AS keyed, name <> %s AS named,
               EXISTS (SELECT FROM workforce_persongram WHERE person_id = person.id) AS found,
               (SELECT count(*) FROM workforce_engagement
                 WHERE person_id = person.id AND post_title <> '' AND profile_sealed IS NOT NULL) AS telling,
               (SELECT count(*) FROM workforce_engagement
                 WHERE person_id = person.id AND employer || post_title || leaving_reason || remark = ''
                   AND profile_sealed IS NULL) AS silent,
               (SELECT count(*) FROM workforce_certificate
                 WHERE person_id = person.id
                   AND (control_number <> '') <> (profile_sealed IS NOT NULL)) AS odd,
               (SELECT count(*) FROM workforce_certificate
                 WHERE person_id = person.id AND profile_sealed IS NOT NULL) AS numbered
          FROM workforce_person person
    )
    SELECT count(*) FILTER (WHERE keyed AND named AND found AND telling = 1 AND silent = 0 AND odd = 0),
           count(*) FILTER (WHERE NOT keyed AND NOT named AND NOT found
                              AND silent = 1 AND telling = 0 AND numbered = 0 AND odd = 0),
           count(*),
           (SELECT count(*) FROM kernel_auditevent WHERE name = 'workforce.person.anonymised'),
           (SELECT count(*) FROM kernel_auditevent WHERE name = 'workforce.person.deleted'),
           (SELECT count(DISTINCT pgh_obj_id) FROM workforce_personevent)
      FROM told
"""
DONE = "SELECT count(*) FROM kernel_auditevent WHERE name = 'privacy.retention.run'"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house with people who left long ago; of every other one a wage was recorded."""
    with standing(tmp_path_factory.mktemp("retention")) as one:
        one.command("migrate")
        one.stage("found")
        one.stage("leavers", str(PEOPLE))
        yield one


def forgotten(house: House) -> int:
    """Of how many nothing is told any more; nobody is half forgotten, and each has the one event."""
    whole, nameless, rows, anonymised, deleted, known = house.asked(FACTS, ANONYMISED.zh)
    assert whole + nameless == rows, f"{rows - whole - nameless} half forgotten"
    assert (anonymised, known) == (nameless + deleted, PEOPLE + STILL_HERE)
    assert rows + deleted == PEOPLE + STILL_HERE
    return int(anonymised)


def test_nobody_is_half_forgotten(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    dice, seen, amid = random.Random(SEED), [forgotten(house)], 0
    house.serve()
    house.stage("give_retention")
    for _ in range(ROUNDS):
        until(lambda: forgotten(house) > seen[-1], 120, "a batch after the last kill")
        time.sleep(dice.uniform(0.0, 2.0))
        house.forgive()
        if dice.random() < 0.5:
            house.kill_workers()
        else:
            house.kill()
        seen.append(forgotten(house))
        amid += seen[-1] < PEOPLE
        if house.server is None:
            house.serve()
    until(lambda: forgotten(house) == PEOPLE and house.asked(DONE)[0] == 1, 300, "the end of the job")
    house.stop()
    whole, nameless, *_ = house.asked(FACTS, ANONYMISED.zh)
    assert (whole, nameless) == (STILL_HERE, PEOPLE // 2)
    with capsys.disabled():
        told = " · ".join(f"{one:,}" for one in seen[1:])
        print(f"\nseed {SEED}, removal of {PEOPLE:,} people killed {amid} times in the middle: {told} gone")

"""SIGKILL at random instants while keys are changed and the house is served: every value opens at every step,
and in the end everything lies under the new key alone."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.drills.house import ROOT, House, standing

pytestmark = pytest.mark.drill
PEOPLE = int(os.environ.get("NIANGJIA_DRILL_PEOPLE", "10000"))
KILLS = int(os.environ.get("NIANGJIA_DRILL_ROUNDS", "6"))
SEED = int(os.environ.get("NIANGJIA_DRILL_SEED", str(random.SystemRandom().randrange(10_000))))
LONGEST_RUN = 4.0
MASTER = "CASE WHEN length(data_key) = 60 THEN 1 ELSE get_byte(data_key, length(data_key) - 1) END"
LEFT = f"SELECT count(*) FILTER (WHERE {MASTER} < %s), count(*) FROM workforce_person"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A served house with people on its rosters."""
    with standing(tmp_path_factory.mktemp("keys")) as one:
        one.command("migrate")
        one.stage("found")
        one.stage("people", str(PEOPLE))
        one.serve()
        yield one


@pytest.mark.parametrize(("options", "number"), [([], 2), (["--reseal"], 3), (["--index"], 2)])
def test_keys_are_changed_under_kills(house: House, options: list[str], number: int) -> None:
    dice, cipher = random.Random(SEED), {"NIANGJIA_CIPHER": "sm4" if "--reseal" in options else "aes"}
    index = [one for one in options if one == "--index"]
    session = house.stage("sign_in", "officer")["session"]
    amid = 0
    for _ in range(KILLS):
        command = [sys.executable, "-m", "niangjia", "keys", "rotate", *options]
        run = subprocess.Popen(
            command, env={**house.environ, **cipher}, cwd=ROOT, stdout=subprocess.PIPE, start_new_session=True
        )
        time.sleep(dice.uniform(1.0, LONGEST_RUN))
        amid += run.poll() is None
        with suppress(ProcessLookupError):  # it was done before
            os.killpg(run.pid, signal.SIGKILL)
        run.communicate()
        assert house.get("/workforce/", session)[0] == 200
        assert "不能" not in house.command("keys", "verify", "--all")
    assert "请先备份" in house.command("keys", "rotate", *options, **cipher)
    assert "已移除" in house.command("keys", "retire", *index)
    told = house.command("keys", "verify", "--all")
    left, everybody = house.asked(LEFT, 1 if index else number)
    assert (left, f"人员：{everybody:,} 行" in told, everybody >= PEOPLE) == (0, True, True)
    assert house.get("/workforce/", session)[0] == 200
    print(f"keys rotate {' '.join(options)}: seed {SEED}, killed {amid} times in the middle; {told}")

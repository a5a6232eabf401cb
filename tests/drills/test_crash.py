"""SIGKILL at random instants, in the middle of an import, a plan's facts, its submission: all or nothing is
there, and in the end each effect exactly once. The seed is printed; NIANGJIA_DRILL_SEED runs it again."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial

import pytest

from tests.drills.house import House, standing, until
from tests.drills.stage import LINES, ROWS

pytestmark = pytest.mark.drill
ROUNDS = int(os.environ.get("NIANGJIA_DRILL_ROUNDS", "20"))
SEED = int(os.environ.get("NIANGJIA_DRILL_SEED", str(random.SystemRandom().randrange(10_000))))
CHANCE = random.Random(SEED)
RETAKEN_SECONDS = 30.0
PLAN_SECONDS = 6.0
Facts = Callable[[], tuple[object, ...]]
HELD = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = 1785684595 AND granted"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A house with its cast."""
    with standing(tmp_path_factory.mktemp("crash")) as one:
        one.command("migrate")
        one.stage("found")
        yield one


@dataclass
class Tally:
    """What the kills of a drill met."""

    middle: int = 0
    after: int = 0
    retaken: list[float] = field(default_factory=list)

    def with_(self, other: Tally) -> Tally:
        """Both together."""
        after, retaken = self.after + other.after, self.retaken + other.retaken
        return Tally(self.middle + other.middle, after, retaken)

    def told(self, name: str) -> str:
        """One line of the drill."""
        longest = f", taken up again after {max(self.retaken):.1f} s at most" if self.retaken else ""
        return f"seed {SEED}, {name} {self.middle} times in the middle{longest}"


def kill_server(house: House) -> None:
    """Everything `niangjia serve` started; then it is started again."""
    house.kill()
    until(house.quiet, RETAKEN_SECONDS, "the end of the dead one's transaction")


def kill_database(house: House) -> None:
    """The database; the served house stays, and so must its pages."""
    house.kill_database()


KILLS = {"server": kill_server, "database": kill_database}


def held(house: House) -> bool:
    """Whether a living worker runs a job."""
    return bool(house.asked(HELD)[0])


def ordeal(house: House, how: str, length: float, facts: Facts, nothing: object, whole: object) -> Tally:
    """Kill at random instants of the time that the one waiting job takes, until it was quicker or the rounds
    are over; then let it end, and look that it happened once."""
    tally = Tally()
    while facts() == nothing and tally.middle < ROUNDS:
        if house.server is None:
            house.serve()
        tally.retaken.append(until(lambda: held(house) or facts() == whole, RETAKEN_SECONDS, "a worker"))
        began, pause = time.monotonic(), CHANCE.uniform(0.0, length)
        while time.monotonic() - began < pause and facts() == nothing:
            time.sleep(0.01)
        if facts() == whole:
            tally.after += 1
            break
        house.forgive()
        KILLS[how](house)
        tally.middle += 1
        assert facts() in (nothing, whole)
    if house.server is None:
        house.serve()
    until(lambda: facts() == whole, 300, "the whole effect")
    time.sleep(1.0)
    assert facts() == whole
    return tally


def taken_by(house: House, facts: Facts, whole: object) -> float:
    """The seconds a job takes that nobody disturbs."""
    if house.server is None:
        house.serve()
    until(lambda: held(house) or facts() == whole, RETAKEN_SECONDS, "a worker")
    return until(lambda: facts() == whole, 300, "the whole effect")


@pytest.mark.parametrize("how", KILLS)
def test_an_import_of_ten_thousand_rows(house: House, how: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The people, their history, the event, the workbook and the job as done: together or not at all."""
    first = 100_000 * (1 + list(KILLS).index(how))

    def given() -> tuple[Facts, object, object]:
        nonlocal first
        base = house.asked("SELECT count(*) FROM workforce_person")[0]
        told = house.stage("give_import", str(first))
        first, workbook, rows = first + ROWS, told["workbook"], told["rows"]
        nothing, whole = (0, 0, 0, "committing", "waiting"), (rows, rows, 1, "committed", "done")
        return partial(_imported, house, base, workbook), nothing, whole

    facts, nothing, whole = given()
    length, total = taken_by(house, facts, whole), Tally()
    while total.middle < ROUNDS:
        facts, nothing, whole = given()
        part = ordeal(house, how, length, facts, nothing, whole)
        total = total.with_(part)
    with capsys.disabled():
        print(f"\n{total.told(f'import of {ROWS:,} rows ({length:.1f} s), {how} killed')}")


def _imported(house: House, base: int, workbook: int) -> tuple[object, ...]:
    return house.asked(
        """SELECT (SELECT count(*) FROM workforce_person) - %s,
                  (SELECT count(DISTINCT id) FROM workforce_personevent) - %s,
                  (SELECT count(*) FROM kernel_auditevent
                    WHERE name = 'imports.workbook.committed' AND on_id = %s),
                  (SELECT state FROM imports_import WHERE id = %s),
                  (SELECT state FROM kernel_job WHERE kind = 'imports.commit' AND on_id = %s)""",
        *(base, base, str(workbook), workbook, str(workbook)),
    )


@pytest.mark.parametrize("how", KILLS)
def test_the_facts_of_a_plan_of_ten_thousand_units(
    house: House, how: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A job: 10,000 lines, their facts, or none of them."""
    units = LINES if how == next(iter(KILLS)) else 0
    edition = house.stage("give_plan", str(units))["edition"]
    lines = house.asked(
        """SELECT count(*) FROM organisations_unit u WHERE u.kind NOT LIKE '%%federation'
             AND starts_with(u.scope_path, (SELECT scope_path FROM editions_edition WHERE id = %s))""",
        edition,
    )[0]
    assert lines >= LINES

    def facts() -> tuple[object, ...]:
        found = house.asked(
            """SELECT (SELECT count(*) FROM editions_editionline WHERE edition_id = %s),
                      (SELECT state FROM kernel_job WHERE on_kind = 'edition' AND on_id = %s)""",
            *(edition, str(edition)),
        )
        return ("whole" if found[0] >= LINES else found[0], found[1])

    try:
        tally = ordeal(house, how, PLAN_SECONDS, facts, (0, "waiting"), ("whole", "done"))
    finally:
        house.stage("take_back", str(edition), "withdraw")
    with capsys.disabled():
        print(f"\n{tally.told(f'facts of a plan of {LINES:,} units, {how} killed')}")


@pytest.mark.parametrize("how", KILLS)
def test_the_submission_of_a_plan(house: House, how: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Sent by its form over the wire: the state, the step and the event stand together or not at all."""
    tally = Tally()
    if house.server is None:
        house.serve()
    edition = house.stage("give_plan", "0")["edition"]
    job = "SELECT count(*) FROM kernel_job WHERE on_kind = 'edition' AND state = 'waiting'"
    until(lambda: house.asked(job)[0] == 0, 120, "the facts of the plan")
    session, path = house.stage("sign_in", "clerk")["session"], f"/editions/{edition}/move/submit/"

    def facts() -> tuple[object, ...]:
        return house.asked(
            """SELECT (SELECT state FROM editions_edition WHERE id = %s),
                      (SELECT count(*) FROM kernel_flowstep WHERE on_id = %s AND move = 'submit'),
                      (SELECT count(*) FROM kernel_auditevent WHERE on_id = %s AND name LIKE '%%submit%%')""",
            *(edition, edition, str(edition)),
        )

    length = 0.3
    while tally.middle + tally.after < ROUNDS:
        if house.server is None:
            house.serve()
        _, steps, events = facts()
        before, done = ("draft", steps, events), ("countersigning", steps + 1, events + 1)  # type: ignore[operator]
        until(lambda: house.get("/health/")[0] == 200, 60, "the pages")
        send = house.form(path, session)
        with ThreadPoolExecutor(1) as pool:
            answer = pool.submit(send, {})
            time.sleep(CHANCE.uniform(0.0, length))
            KILLS[how](house)
            status = answer.result()
        until(house.quiet, RETAKEN_SECONDS)
        now = facts()
        assert now in (before, done), now
        assert now == done or status != 302, "said to be done, and lost"
        if now == done:
            tally.after += 1
            house.stage("take_back", str(edition), "recall")
        else:
            tally.middle += 1
    house.stage("take_back", str(edition), "withdraw")
    with capsys.disabled():
        print(
            f"\nseed {SEED}: submission, {how} killed {ROUNDS} times at random instants: "
            f"{tally.middle} left nothing, {tally.after} the whole"
        )


def test_a_dead_workers_job_is_taken_up_again(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    """The workers alone are killed: the house replaces them, and the job goes on within 30 s."""
    if house.server is None:
        house.serve()
    taken: list[float] = []
    house.stage("give_import", "60000")
    for _ in range(3):
        until(lambda: held(house), RETAKEN_SECONDS)
        time.sleep(0.5)
        house.forgive()
        assert house.kill_workers() == 2
        until(lambda: not held(house), RETAKEN_SECONDS)
        taken.append(until(lambda: held(house), RETAKEN_SECONDS, "another worker"))
    until(
        lambda: (
            house.quiet() and house.asked("SELECT count(*) FROM kernel_job WHERE state = 'waiting'")[0] == 0
        ),
        240,
    )
    with capsys.disabled():
        print(f"\nworkers killed {len(taken)} times: taken up again after {max(taken):.1f} s at most")

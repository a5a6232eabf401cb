"""The evaluation of `make bench`, at a tiny size: every way says the same, and a wrong answer is caught."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from bench import evaluating, report
from bench.evaluating import cases, explained, floor, ours, plain
from bench.evaluating.cases import CASES, Told, units
from bench.evaluating.once import WAYS, maker, measured
from bench.evaluating.ways import Answers
from bench.timing import Finding, WrongResult, against, ahead_of, weighed, within
from niangjia.policy.facade import Library

SIZE = 3_000


@pytest.fixture(scope="module")
def told() -> Told:
    return units(SIZE)


@pytest.fixture(scope="module", params=CASES)
def library(request: pytest.FixtureRequest) -> Library:
    return CASES[request.param].library()


def right(library: Library, told: Told) -> Answers:
    way = plain.way(library, told)
    return way.answers(way.run())


@pytest.mark.parametrize("name", [name for name in WAYS if name != "plain"])
def test_every_way_says_the_same(name: str, library: Library, told: Told) -> None:
    if name == "openfisca":
        pytest.importorskip("openfisca_core")
    way = maker(name)(library, told)
    ran = way.run()
    way.answers(ran).check(right(library, told))
    assert all(column.shape == (SIZE,) for column in way.given(ran))


def test_the_explained_figures_say_it_too(library: Library, told: Told) -> None:
    answers = right(library, told)
    explained.check(library, told, answers, 300)
    with pytest.raises(WrongResult, match="unit 7"):
        explained.check(library, told, replace(answers, value=changed(answers.value, 7)), 300)


def test_a_wrong_number_in_any_column_is_caught(told: Told) -> None:
    answers = right(cases.shipped(), told)
    for name in Answers.__slots__:
        with pytest.raises(WrongResult, match=f"{name} of unit 2999: "):
            replace(answers, **{name: changed(getattr(answers, name), SIZE - 1)}).check(answers)
    with pytest.raises(WrongResult, match="2999 rows where 3000"):
        Answers(*(column[1:] for column in answers.columns)).check(answers)


def test_wrong_answers_are_not_timed(told: Told, tmp_path: Path) -> None:
    answers = right(cases.shipped(), told)
    way = floor.way(cases.shipped(), told)
    answers.keep(tmp_path)
    found = measured(way, told, tmp_path)
    assert (found.came_in, found.went_out) == (14 * SIZE, 40 * SIZE)
    assert found.seconds > 0
    replace(answers, may=changed(answers.may, 5)).keep(tmp_path)
    with pytest.raises(WrongResult, match="may of unit 5"):
        measured(way, told, tmp_path)


def test_the_units_ask_every_question(told: Told) -> None:
    assert set(told.kind.tolist()) == set(range(len(cases.KINDS)))
    assert (told.workers == 0).any()
    assert not told.known.all()
    assert units(SIZE).workers.tolist() == told.workers.tolist()
    answers = right(cases.crowded(), units(30_000))
    assert set(answers.status.tolist()) == {0, 1, 2}
    assert len(set(answers.rule.tolist())) > 330


def test_openfisca_wraps_in_silence_what_ours_counts(told: Told) -> None:
    """Three thousand million workers: OpenFisca keeps 32 bits, says nothing, and finds no worker at all."""
    openfisca = pytest.importorskip("bench.evaluating.openfisca")
    crowd = replace(told.first(1), workers=np.array([3_000_000_000]), known=np.array([True]))
    library = cases.national()
    way = ours.in_arrays(library, crowd)
    way.answers(way.run()).check(right(library, crowd))
    other = openfisca.way(library, crowd)
    assert other.answers(other.run()).value.tolist() != right(library, crowd).value.tolist()
    system = openfisca.made(openfisca.numbered(library), crowd.codes)
    assert openfisca.simulated(system, crowd).calculate("workers", openfisca.DAY).tolist() == [-1_294_967_296]


def test_openfisca_is_no_part_of_the_platform() -> None:
    sources = (path.read_text(encoding="utf-8") for path in Path("niangjia").rglob("*.py"))
    assert not any("openfisca" in source for source in sources)


def test_processes_are_measured_and_judged() -> None:
    found = evaluating.measure([400], ["shipped"], rounds=1, explanations=50)
    said = [one.what.rpartition(": ")[2] for one in found]
    assert said[0] == "NumPy by hand"
    assert {"pure Python", "ours as SQL in DuckDB", "what came in and goes out"} <= set(said)
    assert found[-1].met
    assert [one.ratio for one in found if one.what.startswith("a row")] == ["1.00"]


def test_what_is_ahead_of_another_is_so_by_the_median_of_the_rounds() -> None:
    found = ahead_of("at large", [0.1, 0.1, 0.1], [3.0, 2.0, 9.0], aim=20)
    assert found.cells == ("at large", "100 ms", "3.00 s", "30", "≥ 20 ×", "yes")
    assert ahead_of("at large", [0.1], [1.9], aim=20).met is False


def test_memory_and_a_time_have_their_limits() -> None:
    assert weighed("memory", 150_000_000, 100_000_000, aim=1.5).cells[1:] == (
        "150 MB",
        "100 MB",
        "1.50",
        "≤ 1.5 ×",
        "yes",
    )
    assert weighed("memory", 151, 100, aim=1.5).met is False
    assert within("a unit", [0.0005, 0.9, 0.0001], most=0.001).cells[1:] == (
        "500 µs",
        "",
        "",
        "≤ 1.0 ms",
        "yes",
    )
    assert within("a unit", [0.0011], most=0.001).met is False


def test_a_line_without_an_aim_is_neither_met_nor_missed() -> None:
    found = [against("a", [1.0], [2.0]), weighed("b", 1, 2), ahead_of("c", [2.0], [1.0])]
    assert [one.cells[-2:] for one in found] == [("", "")] * 3
    assert report.missed(found) == "Every aim was met."
    late = Finding("late", "2 s", "1 s", "2.00", "≤ 1 ×", False)
    assert report.missed([*found, late]) == "1 OF 1 AIMS MISSED: late"


def changed(column: np.ndarray, at: int) -> np.ndarray:
    found = column.copy()
    found[at] += 1
    return found

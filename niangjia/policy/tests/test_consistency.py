"""Documents against each other: overlap, succession, a must weakened from below."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from niangjia.policy.errors import LoadError
from niangjia.policy.tests.documents import load, steps


def refused(folder: Path, **texts: str) -> str:
    with pytest.raises(LoadError) as caught:
        load(folder, **texts)
    return str(caught.value)


def test_overlap_names_both_files_and_lines(tmp_path: Path) -> None:
    said = refused(tmp_path, one=steps("甲1号"), two=steps("甲2号", since="2019-01-01"))
    assert f"{tmp_path / 'two.yaml'}:21: 甲2号#staffing.posts overlaps 甲1号#staffing.posts" in said
    assert f"at {tmp_path / 'one.yaml'}:21" in said


@pytest.mark.parametrize("order", [("甲1号", "甲2号"), ("甲2号", "甲1号")], ids=str)
def test_both_ends_of_a_stretch_are_in_it(tmp_path: Path, order: tuple[str, str]) -> None:
    texts = {
        "甲1号": steps("甲1号").replace("- from: 2018-01-01", "- from: 2018-01-01\n        to: 2019-01-01"),
        "甲2号": steps("甲2号", since="2019-01-01"),
    }
    assert "overlaps" in refused(tmp_path, a=texts[order[0]], b=texts[order[1]])


def test_other_kinds_other_dates_other_places_do_not_overlap(tmp_path: Path) -> None:
    ended = steps("甲1号").replace("- from: 2018-01-01", "- from: 2018-01-01\n        to: 2018-12-31")
    held = load(
        tmp_path,
        one=ended,
        two=steps("甲2号", since="2019-01-01"),
        three=steps("甲3号", kinds="zone"),
        four=steps("甲4号", code="520000"),
    )
    assert len(held.rules) == 4


def test_two_values_of_one_provision_overlap_too(tmp_path: Path) -> None:
    text = steps("甲1号")
    again = text[text.index("      - from") :].replace("2018", "2020")
    assert "overlaps 甲1号#staffing.posts" in refused(tmp_path, one=text + again)


def test_a_successor_ends_what_it_replaces_on_the_eve(tmp_path: Path) -> None:
    new = steps("甲2号", since="2019-07-01", base=2, extra="replaces: 甲1号#staffing.posts")
    held = load(tmp_path, one=steps("甲1号"), two=new)
    for on, document in [(date(2019, 6, 30), "甲1号"), (date(2019, 7, 1), "甲2号")]:
        found = held.resolve("staffing.posts", "5101", on, "township")
        assert found is not None
        assert found.citation.document == document
        assert found.beaten == ()


def test_a_successor_of_nothing_is_an_error(tmp_path: Path) -> None:
    text = steps("甲2号", extra="replaces: 甲1号#staffing.posts")
    assert "which is not among the documents held" in refused(tmp_path, two=text)


def test_one_number_twice_is_an_error(tmp_path: Path) -> None:
    assert "甲1号 is already held" in refused(tmp_path, one=steps("甲1号"), two=steps("甲1号", code="520000"))


@pytest.mark.parametrize(
    "near",
    [
        {"force": "may"},
        {"force": "as_reads"},
        {"base": 0},
        {"reported": True},
    ],
    ids=str,
)
def test_a_must_is_not_weakened_without_saying_so(tmp_path: Path, near: dict[str, object]) -> None:
    weaker = steps("乙1号", code="510700", **near)  # type: ignore[arg-type]
    said = refused(tmp_path, high=steps("甲1号"), low=weaker)
    assert (
        f"{tmp_path / 'low.yaml'}:21: 乙1号#staffing.posts weakens the must of 甲1号#staffing.posts" in said
    )
    assert f"at {tmp_path / 'high.yaml'}:21" in said
    extra = "derogates: {provision: 甲1号#staffing.posts, ground: 省总工会批复}"
    allowed = steps("乙1号", code="510700", extra=extra, **near)  # type: ignore[arg-type]
    assert len(load(tmp_path, high=steps("甲1号"), low=allowed).rules) == 2


def test_a_derogation_from_something_else_does_not_help(tmp_path: Path) -> None:
    extra = "derogates: {provision: 甲9号#staffing.posts, ground: 省总工会批复}"
    low = steps("乙1号", code="510700", force="may", extra=extra)
    assert "weakens the must" in refused(tmp_path, high=steps("甲1号"), low=low)


@pytest.mark.parametrize("near", [{"base": 2}, {"every": 2000}, {"kinds": "zone", "force": "may"}], ids=str)
def test_adding_to_a_must_or_speaking_of_others_is_free(tmp_path: Path, near: dict[str, object]) -> None:
    held = load(tmp_path, high=steps("甲1号"), low=steps("乙1号", code="510700", **near))  # type: ignore[arg-type]
    assert len(held.rules) == 2


def test_a_may_above_binds_nobody(tmp_path: Path) -> None:
    assert load(
        tmp_path, high=steps("甲1号", force="may"), low=steps("乙1号", code="510700", force="as_reads")
    )


def test_musts_are_compared_at_every_jump(tmp_path: Path) -> None:
    def growing(number: str, code: str, every: int, extra: str = 'note: ""') -> str:
        return steps(number, code=code, every=every, extra=extra).replace(
            "force: may, word: 可", "force: must, word: 须"
        )

    assert load(tmp_path, high=growing("甲1号", "510000", 3000), low=growing("乙1号", "510700", 1500))
    assert "weakens" in refused(
        tmp_path, high=growing("甲1号", "510000", 3000), low=growing("乙1号", "510700", 4000)
    )


def test_a_document_said_to_be_held_must_be(tmp_path: Path) -> None:
    cites = '  cites:\n    - {titles: [意见], number: 甲9号, jurisdiction: "510000", held: true}\nprovisions:'
    text = steps("甲1号").replace("provisions:", cites)
    assert "cites 甲9号《意见》 as held, but it is not" in refused(tmp_path, one=text)

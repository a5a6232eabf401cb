"""What does not load, and that every error names its file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from niangjia.policy.errors import LoadError, Problem
from niangjia.policy.tests.documents import load, steps


def problems(folder: Path, **texts: str) -> tuple[Problem, ...]:
    with pytest.raises(LoadError) as caught:
        load(folder, **texts)
    return caught.value.problems


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


@pytest.mark.parametrize(
    ("right", "wrong", "says"),
    [
        ("threshold: 2000", "threshold: 2000.5", "valid integer"),
        ("threshold: 2000", "threshold: -1", "greater than or equal to 0"),
        ("threshold: 2000", 'threshold: "2000"', "valid integer"),
        ("threshold: 2000", "treshold: 2000", "Extra inputs"),
        ("- from: 2018-01-01", "- from: 2018-13-01", "month must be in 1..12"),
        ("- from: 2018-01-01", "- from: 2018", "a date is written"),
        ("kind: headcount_steps", "kind: headcount", "does not match any of the expected tags"),
        ("applies_to: [township]", "applies_to: [village]", "不认识的单位类别"),
        ("unit: person", "unit: people", "unknown unit"),
        ('jurisdiction: "510000"', "jurisdiction: 510000", "valid string"),
        ('jurisdiction: "510000"', 'jurisdiction: "51000"', "match pattern"),
        ("issuers: [某总工会]", "issuers: []", "at least 1"),
        ("clause: 一", "clause: 一\n    clause: 二", "stands here twice"),
        ("clause: 一", "clause: [一", "not YAML"),
        ("    word: 须\n", "    word: 可\n", "maps to may, not to must"),
        ("    word: 须\n", "    word: 随便\n", "has no force"),
        ("of: excess", "of: rest", "excess"),
    ],
)
def test_what_the_schema_refuses(tmp_path: Path, right: str, wrong: str, says: str) -> None:
    text = steps("甲1号")
    assert right in text
    found = problems(tmp_path, one=text.replace(right, wrong, 1))
    assert says in "\n".join(map(str, found))
    assert {problem.file.name for problem in found} == {"one.yaml"}
    assert all(problem.line > 1 for problem in found)


def test_an_error_stands_on_its_own_line(tmp_path: Path) -> None:
    text = steps("甲1号").replace("threshold: 2000", "threshold: none")
    (found,) = problems(tmp_path, one=text)
    assert found.line == line_of(text, "threshold")
    assert str(found).startswith(
        f"{tmp_path / 'one.yaml'}:{found.line}: provisions.0.headcount_steps.values.0"
    )


def test_all_errors_of_all_files_are_told_at_once(tmp_path: Path) -> None:
    wrong = steps("甲1号").replace("unit: person", "unit: x").replace("threshold: 2000", "threshold: x")
    found = problems(tmp_path, one=wrong, two=wrong)
    assert [problem.file.name for problem in found] == ["one.yaml", "one.yaml", "two.yaml", "two.yaml"]


@pytest.mark.parametrize(
    ("setting", "says"),
    [
        (
            "settings: {colour: {default: red, readings: {red: {zh: 红, en: red}}}}",
            "knows no setting 'colour'",
        ),
        (
            "settings: {rounding: {default: up, readings: {floor: {zh: 舍, en: down}}}}",
            "is not among the readings",
        ),
        ("settings: {rounding: {default: up, readings: {up: {zh: 入, en: up}}}}", "has no reading ['up']"),
        (
            "settings: {rounding: {default: ceil, readings: {ceil: {zh: 入, en: up}}}}",
            "the terms say 'floor' by default",
        ),
    ],
)
def test_a_setting_is_one_the_kind_understands(tmp_path: Path, setting: str, says: str) -> None:
    found = problems(tmp_path, one=steps("甲1号", extra=setting))
    assert says in found[0].message


def test_a_file_that_is_no_text_or_no_document(tmp_path: Path) -> None:
    (tmp_path / "bad.yaml").write_bytes(b"\xff\xfe")
    (tmp_path / "empty.yaml").write_text("", encoding="utf-8")
    found = problems(tmp_path)
    assert [(problem.file.name, problem.line) for problem in found] == [("bad.yaml", 1), ("empty.yaml", 1)]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    from niangjia.policy.library import Library

    with pytest.raises(LoadError, match="no such folder"):
        Library.load(tmp_path / "nowhere")


def test_the_digest_follows_the_content(tmp_path: Path) -> None:
    first = load(tmp_path, one=steps("甲1号")).held[0].digest
    assert load(tmp_path, one=steps("甲1号")).held[0].digest == first
    assert load(tmp_path, one=steps("甲1号", base=2)).held[0].digest != first


def test_an_unknown_date_must_be_written_as_unknown(tmp_path: Path) -> None:
    found = problems(tmp_path, one=steps("甲1号").replace("  dated: unknown\n", ""))
    assert "document.dated: Field required" in found[0].message


def test_a_value_cannot_end_before_it_begins(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        one=steps("甲1号").replace("- from: 2018-01-01", "- from: 2018-01-01\n        to: 2017-01-01"),
    )
    assert "before it begins" in found[0].message


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('!!int "²"', "valid integer"),
        ('!!int "--5"', "valid integer"),
        ('!!float "--1.5"', "valid integer"),
        ("9" * 5000, "valid integer"),
        ("&a [*a]", "stands for another entry"),
        ("[" * 3000 + "]" * 3000, "levels of entries"),
        ("a\x01b", "control characters"),
    ],
)
def test_a_file_made_to_be_a_burden_is_refused_by_its_line(tmp_path: Path, entry: str, says: str) -> None:
    text = steps("甲1号").replace("threshold: 2000", f"threshold: {entry}", 1)
    [problem] = [one for one in problems(tmp_path, one=text) if says in one.message]
    assert problem.line == line_of(text, "threshold:")

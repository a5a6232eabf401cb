"""Every shipped document against the cases beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from niangjia.policy.cases import Trial, trials
from niangjia.policy.errors import LoadError
from niangjia.policy.library import CASES, library, policies_folder
from niangjia.policy.tests.documents import shelve, steps

ALL = list(trials(policies_folder()))


@pytest.mark.parametrize("trial", ALL, ids=str)
def test_the_library_answers_as_the_case_says(trial: Trial) -> None:
    assert trial.problems(library()) == []


def test_every_document_has_cases_and_every_rule_is_cited_by_one() -> None:
    for document in library().held:
        assert document.path.with_name(document.path.stem + CASES).is_file(), document.name
    tried = {(trial.document, trial.group.provision, trial.group.clause) for trial in ALL}
    said = {
        (rule.header.name, rule.provision.id, rule.provision.clause)
        for document in library().held
        for rule in document.rules
    }
    assert said - tried == set()


def test_a_wrong_case_is_found_with_its_line(tmp_path: Path) -> None:
    shelve(tmp_path, one=steps("甲1号"))
    (tmp_path / "one.cases.yaml").write_text(
        "document: 甲1号\n"
        "groups:\n"
        "  - provision: staffing.posts\n"
        "    clause: 一\n"
        '    place: "510000"\n'
        "    on: 2018-01-01\n"
        "    cases:\n"
        "      - {facts: {kind: 乡镇, workers: 5000}, expect: {value: 2}}\n"
        "      - {facts: {kind: 乡镇, workers: 5000}, expect: {value: true}}\n"
        "      - {facts: {kind: 乡镇, workers: -1}, expect: {value: 2}}\n",
        encoding="utf-8",
    )
    from niangjia.policy.library import Library

    held = Library.load(tmp_path)
    problems = [problem for trial in trials(tmp_path) for problem in trial.problems(held)]
    assert [problem.line for problem in problems] == [9, 10]
    assert "value is 2, the case says True" in problems[0].message
    assert "workers" in problems[1].message


def test_a_case_file_that_does_not_fit_names_its_line(tmp_path: Path) -> None:
    (tmp_path / "one.cases.yaml").write_text("document: 甲1号\ngroups:\n  - nonsense: 1\n", encoding="utf-8")
    with pytest.raises(LoadError) as caught:
        list(trials(tmp_path))
    assert {problem.line for problem in caught.value.problems} == {3}

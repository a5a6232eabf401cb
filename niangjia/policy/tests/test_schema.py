"""The shipped documents with one thing made wrong: each kind refuses what it cannot mean."""

from __future__ import annotations

from pathlib import Path

import pytest

from niangjia.policy.errors import LoadError
from niangjia.policy.library import policies_folder
from niangjia.policy.loading.documents import read_document

NATION, MIANYANG = "000000/actuo-2016-37.yaml", "510700/mianyang-2017-52.yaml"
QINGDAO, XIANGYUN = "370200/qingdao-2021-12-09.yaml", "532923/xiangyun-2023-05-17.yaml"


@pytest.mark.parametrize(
    ("file", "right", "wrong", "says"),
    [
        (NATION, "in_place_of_base: true, ", "", "at_least belongs to increments"),
        (NATION, "months + insurance", "months / insurance", "not Div"),
        (NATION, "months + insurance", "months + bribes", "unknown facts ['bribes']"),
        (
            NATION,
            "says: {zh: 创造条件开发设置岗位, en:",
            "says: {zh: 创造条件开发设置岗位, eng:",
            "Extra inputs",
        ),
        (NATION, "forms: [in_house,", "forms: [volunteer,", "不认识的用工形式"),
        (NATION, "by_year: 2020", "by_year: 0", "greater than 0"),
        (
            MIANYANG,
            "        bound: {minimum_wage: minimum_wage}",
            "        bound: {}",
            "at least one reading",
        ),
        (MIANYANG, "every_years: 2", "every_years: 0", "greater than 0"),
        (MIANYANG, "amount: 500", "amount: -500", "greater than or equal to 0"),
        (MIANYANG, "amount: 500", "amount: true", "Decimal"),
        (MIANYANG, "months: 12", "months: 1.5", "valid integer"),
        (QINGDAO, "total: 100", "total: 90", "the rows come to 100, not to 90"),
        (QINGDAO, "fact: union_work, up_to: 5", "fact: union_work, up_to: 6", "its criteria come to 21"),
        (QINGDAO, "part: project", "part: elsewhere", "unknown parts ['elsewhere']"),
        (QINGDAO, "from_percent: 80, points: 8", "from_percent: 95, points: 8", "rise without gap"),
        (QINGDAO, "from_percent: 0,", "from_percent: 5,", "bands begin at 0"),
        (QINGDAO, "shape: any_of", "shape: none_of", "does not match any of the expected tags"),
        (QINGDAO, "at_least: 2,", "at_least: 2, at_most: 3,", "a condition has one test"),
        (QINGDAO, "amount: 10000", "amount: lots", "Decimal"),
        (XIANGYUN, "weeks: 1", "weeks: 1, months: 1", "so many weeks or so many months"),
        (XIANGYUN, "months: 6", "months: 5", "divides the year"),
        (XIANGYUN, "calendar_period:", "lunar_period:", "has no reading ['lunar_period']"),
    ],
)
def test_a_document_with_one_thing_wrong(file: str, right: str, wrong: str, says: str) -> None:
    text = (policies_folder() / file).read_text(encoding="utf-8")
    assert right in text
    broken = text.replace(right, wrong, 1)
    with pytest.raises(LoadError) as caught:
        read_document(broken, Path(file))
    (problem, *_) = [one for one in caught.value.problems if says in one.message]
    at = text[: text.index(right)].count("\n") + 1
    assert problem.file == Path(file)
    # On the wrong line itself, or where the entry begins whose parts do not fit together.
    assert 1 < problem.line <= at


def test_an_error_inside_a_chosen_kind_stands_on_its_line() -> None:
    text = (policies_folder() / QINGDAO).read_text(encoding="utf-8").replace("up_to: 10", "up_to: ten", 1)
    with pytest.raises(LoadError) as caught:
        read_document(text, Path(QINGDAO))
    (line,) = {problem.line for problem in caught.value.problems}
    assert "up_to: ten" in text.splitlines()[line - 1]

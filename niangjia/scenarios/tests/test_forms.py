"""What is typed becomes changes, and changes what is typed; what cannot be read is named, never guessed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from niangjia.organisations.types import UnitKind
from niangjia.scenarios.forms import changes_of, typed_of
from niangjia.scenarios.forms import sharing as shares
from niangjia.scenarios.forms.changes import MOST_TOLD
from niangjia.scenarios.forms.figures import FigureAsked
from niangjia.scenarios.types import (
    Aim,
    Cap,
    Changes,
    Compared,
    Price,
    Question,
    Shift,
    TextChange,
    UnitShift,
)

WHOLE = Changes(
    texts=(
        TextChange(area="510700", document="", readings={"minimum": "none"}),
        TextChange(area="510703", threshold=0, every=1, rounding="ceil", base_force="may"),
    ),
    everyone=Shift(percent=Decimal(-5)),
    kinds={UnitKind.ZONE: Shift(by=200)},
    units=(
        UnitShift(unit="GH00000001", shift=Shift(to=8_200)),
        UnitShift(unit="丰谷镇 总工会", shift=Shift(by=-1)),
    ),
    price=Price(monthly_wage=Decimal("3500.50"), contribution_percent=Decimal(0), months=6),
)


@pytest.mark.parametrize("changes", [WHOLE, Changes()])
def test_there_and_back(changes: Changes) -> None:
    assert changes_of(typed_of(changes)) == (changes, ())
    assert Changes.model_validate(changes.model_dump(mode="json", exclude_defaults=True)) == changes


@pytest.mark.parametrize(
    ("line", "unit", "shift"),
    [
        ("GH00000001\t8,200", "GH00000001", Shift(to=8_200)),
        ("GH00000001 8200", "GH00000001", Shift(to=8_200)),
        ("GH00000001，８２００人", "GH00000001", Shift(to=8_200)),
        ("丰谷镇总工会,+5%", "丰谷镇总工会", Shift(percent=Decimal(5))),
        ("丰谷镇 总工会；－300", "丰谷镇 总工会", Shift(by=-300)),
    ],
)
def test_a_pasted_line(line: str, unit: str, shift: Shift) -> None:
    assert changes_of({"units": line}) == (Changes(units=(UnitShift(unit=unit, shift=shift),)), ())


@pytest.mark.parametrize(
    "given",
    [
        {"units": "丰谷镇总工会"},
        {"units": "8200"},
        {"units": "丰谷镇\t很多"},
        {"workers": "8000"},
        {"workers": "10%%"},
        {"workers": "-101%"},
        {"monthly_wage": "x"},
        {"months": "13"},
        {"area.0": "51", "threshold.0": "1"},
        {"area.0": "510700", "every.0": "0"},
    ],
)
def test_what_cannot_be_read_is_left_out_and_named(given: dict[str, str]) -> None:
    changes, problems = changes_of(given)
    assert (changes.units, changes.everyone, changes.price, len(problems)) == ((), None, Price(), 1)


@pytest.mark.parametrize("box", ["threshold", "base_count", "every", "add"])
def test_full_width_digits_and_counting_words_are_read(box: str) -> None:
    changes, problems = changes_of({"area.0": "510700", f"{box}.0": "２名"})
    assert (getattr(changes.texts[0], box), problems) == (2, ())


@pytest.mark.parametrize(
    ("lines", "told"), [(MOST_TOLD, MOST_TOLD), (MOST_TOLD + 1, MOST_TOLD + 1), (2_000, MOST_TOLD + 1)]
)
def test_of_many_unreadable_lines_the_first_are_named_and_the_rest_counted(lines: int, told: int) -> None:
    _, problems = changes_of({"units": "\n".join(f"第{number}行" for number in range(lines))})
    assert len(problems) == told
    assert lines == told == MOST_TOLD or problems[-1].zh == f"另有 {lines - MOST_TOLD} 行读不懂，没有计入。"


def test_limits_that_contradict_are_told_by_the_name_of_the_county() -> None:
    _, problems = shares.question_of({"posts": "9", "least.GH1": "3", "most.GH1": "2"}, {"GH1": "涪城区"})
    assert problems[0].zh == "涪城区 的下限大于上限，没有计入。"


def test_an_area_alone_changes_nothing() -> None:
    assert changes_of({"area.0": "510700"}) == (Changes(), ())


@pytest.mark.parametrize(
    "question",
    [
        Question(posts=60, aim=Aim.EVEN, caps=(Cap(group="GH1", least=1, most=2), Cap(group="GH2", most=0))),
        Question(yuan=Decimal("3000000.50")),
    ],
)
def test_a_question_there_and_back(question: Question) -> None:
    assert shares.question_of(shares.typed_of(question)) == (question, ())


@pytest.mark.parametrize(
    ("given", "posts", "yuan", "problems"),
    [
        ({"posts": "６０名"}, 60, None, 0),
        ({"yuan": "300万元"}, None, Decimal(3_000_000), 0),
        ({"posts": "60", "yuan": "300万"}, 60, None, 1),
        ({"posts": "60", "least.GH1": "3", "most.GH1": "2"}, 60, None, 1),
        ({"posts": "60", "most.GH1": "x"}, 60, None, 1),
    ],
)
def test_posts_or_money(
    given: dict[str, str], posts: int | None, yuan: Decimal | None, problems: int
) -> None:
    question, said = shares.question_of(given)
    assert question is not None
    assert (question.posts, question.yuan, len(said)) == (posts, yuan, problems)


@pytest.mark.parametrize("given", [{}, {"posts": "many"}, {"yuan": "-1"}, {"posts": "9999999"}])
def test_without_either_nothing_is_asked(given: dict[str, str]) -> None:
    question, problems = shares.question_of(given)
    assert (question, len(problems)) == (None, len(given))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("must.1-.t..person", (Compared.MUST, 1, True, False, "")),
        ("cost.0.u.GH1.person", (Compared.COST, 0, False, True, "GH1")),
        ("must.2.t..person", None),
        ("must.1.t.GH1.person", None),
        ("must.1.u..person", None),
        ("must.1.u.GH1.cow", None),
        ("mist.1.t..person", None),
        ("", None),
    ],
)
def test_which_number_is_asked(text: str, expected: tuple[object, ...] | None) -> None:
    found = FigureAsked.read(text, sides=2)
    assert (found and (found.column, found.side, found.less, found.unit, found.code)) == expected

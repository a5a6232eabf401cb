"""How somebody stands, told in words or columns: what is certain is concluded, the rest only warned of."""

from __future__ import annotations

from datetime import date

import pytest

from niangjia.kernel.sheets import Book, Reading, Tab
from niangjia.kernel.sheets.cells import Cell
from niangjia.workforce.sheets import read_roster
from niangjia.workforce.sheets.standing import Standing, standing_in
from niangjia.workforce.tests.test_sheets import ROW, OneUnit
from niangjia.workforce.types import EngagementRow, EngagementStatus

ON_DUTY, LEFT = EngagementStatus.ON_DUTY, EngagementStatus.LEFT
LEAVE, SECONDED = EngagementStatus.LEAVE, EngagementStatus.SECONDED
DAY, FIRST, LAST = date(2026, 3, 15), date(2026, 3, 1), date(2026, 8, 31)


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        *(
            (text, Standing(LEFT, DAY, reason))
            for text, reason in (
                ("2026.3.15离职", ""),
                ("2026/3/15离职", ""),
                ("20260315离职", ""),
                ("离职（2026年3月15日）", ""),
                ("离职时间：2026.3.15", ""),
                ("已于2026年3月15日辞职", "辞职"),
                ("2026年3月15日因个人原因辞职", "个人原因，辞职"),
                ("2026.3.15考入事业单位离职", "考入事业单位"),
                ("2026.3.15合同到期终止合同", "合同到期，终止合同"),
                ("党员；2026.3.15起离职", ""),
            )
        ),
        *((text, Standing(LEFT)) for text in ("离职", "已离职", "离职人员")),
        ("已退休", Standing(LEFT, reason="退休")),
        *(
            (text, Standing(LEFT, month_only=True))
            for text in ("2026.3离职", "3月离职", "已离职（2026.3）", "2026年离职")
        ),
        ("2026.3.15离职，2026.4.1离职", Standing(LEFT, doubts=("离职日期不一",))),
        *((text, Standing(LEAVE)) for text in ("产假", "休产假", "休产假中", "病假期间")),
        *(
            (text, Standing(LEAVE, begins=FIRST, ends=LAST))
            for text in (
                "产假（2026.3.1—2026.8.31）",
                "2026.3.1-2026.8.31休产假",
                "产假，2026年3月1日至2026年8月31日",
            )
        ),
        ("2026年3月1日起产假", Standing(LEAVE, begins=FIRST)),
        ("产假（2026.3—2026.8）", Standing(LEAVE, month_only=True)),
        ("产假（2026.8.31—2026.3.1）", Standing(LEAVE, doubts=("产假(2026.8.31—2026.3.1)",))),
        ("借调", Standing(SECONDED)),
        ("借调县总", Standing(SECONDED, workplace="县总")),
        ("借调至市总（2026.3.1起）", Standing(SECONDED, begins=FIRST, workplace="市总")),
        ("2026.3.1起抽调到县委组织部工作", Standing(SECONDED, begins=FIRST, workplace="县委组织部")),
        ("2025.3.1借调市总，2026.3.15离职", Standing(LEFT, DAY, workplace="市总")),
        *(
            (text, Standing(ON_DUTY))
            for text in ("在岗", "返聘", "退休返聘", "2024年退休，返聘", "离退休人员返聘")
        ),
        *(
            (text, Standing(doubts=(text,)))
            for text in (
                *(
                    "拟离职",
                    "未休产假",
                    "接替张三离职",
                    "拟于明年退休",
                    "产假结束已返岗",
                    "从县总借调",
                    "借调人员",
                ),
                *("产假后离职", "拟返聘", "原借调县总"),
            )
        ),
        ("产假，借调县总", Standing(doubts=("请假、借调",))),
        *((text, Standing()) for text in ("", "工作认真", "党员")),
    ],
)
def test_a_remark_concludes_only_what_is_certain(text: str, standing: Standing) -> None:
    assert standing_in(text) == standing


def read(
    *rows: dict[str, Cell], crossed_out: frozenset[int] = frozenset(), name: str = "花名册"
) -> Reading[EngagementRow[int]]:
    """A roster of the standard row with more columns, one row for each set of them."""
    heading = dict.fromkeys((key for row in rows for key in row), "") | ROW
    cells: list[list[Cell]] = [list(heading), *(list((heading | row).values()) for row in rows)]
    return read_roster(
        Book("roster.xlsx", (Tab(name, cells, crossed_out=crossed_out),), typed=True), OneUnit()
    )


@pytest.mark.parametrize(
    ("cells", "status", "left_date", "reason", "workplace"),
    [
        ({"在岗情况": "在职"}, ON_DUTY, None, "", ""),
        ({"是否在岗": "是"}, ON_DUTY, None, "", ""),
        ({"状态": "产假"}, LEAVE, None, "", ""),
        ({"状态": "离职", "离职日期": DAY}, LEFT, DAY, "", ""),
        ({"离职日期": "2026.3.15", "离职原因": "考公"}, LEFT, DAY, "考公", ""),
        ({"离职原因": "考公"}, LEFT, None, "考公", ""),
        ({"借调单位": "县总工会"}, SECONDED, None, "", "县总工会"),
        ({"实际工作单位": "县总工会"}, None, None, "", "县总工会"),
        ({"实际工作单位": "丰谷镇总工会"}, None, None, "", ""),
        ({"状态": "在岗", "备注": "退休返聘"}, ON_DUTY, None, "", ""),
        ({"状态": "请假", "备注": "产假（2026.3.1起）"}, LEAVE, None, "", ""),
    ],
)
def test_columns_of_their_own(
    cells: dict[str, Cell],
    status: EngagementStatus | None,
    left_date: date | None,
    reason: str,
    workplace: str,
) -> None:
    (one,) = read(cells).accepted
    facts = one.facts
    assert (facts.status, facts.left_date, facts.leaving_reason, facts.workplace) == (
        status,
        left_date,
        reason,
        workplace,
    )


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"状态": "不在岗"}, "unknown value"),
        ({"状态": "待定"}, "unknown value"),
        ({"状态": "在岗", "离职日期": DAY}, "status contradicts itself"),
        ({"状态": "在岗", "备注": "2026.3.15离职"}, "status contradicts itself"),
        ({"离职日期": date(2025, 10, 3)}, "left before start"),
        ({"离职日期": "2026.3"}, "invalid date"),
    ],
)
def test_what_contradicts_itself_is_refused(cells: dict[str, Cell], code: str) -> None:
    (one,) = read(cells).refused
    assert [problem.code for problem in one.problems] == [code]


def test_a_row_crossed_out_is_of_somebody_who_left() -> None:
    reading = read({}, {"身份证号码": "440524188001010014", "性别": "男"}, crossed_out=frozenset((1,)))
    assert [one.facts.status for one in reading.accepted] == [LEFT, None]
    assert "被划掉" in reading.accepted[0].warnings[0].zh


def test_a_sheet_of_leavers_says_so_in_its_name() -> None:
    assert [one.facts.status for one in read({}, name="离职人员").accepted] == [LEFT]
    assert [one.facts.status for one in read({}, name="2026年").accepted] == [None]


def test_a_period_told_in_the_remark_and_a_doubt_beside_it() -> None:
    (one,) = read({"备注": "产假（2026.3.1—2026.8.31）；拟离职"}).accepted
    assert (one.facts.status, one.facts.status_from, one.facts.status_to) == (LEAVE, FIRST, LAST)
    assert ["拟离职" in warning.zh for warning in one.warnings] == [True]


@pytest.mark.parametrize(
    ("cells", "status"),
    [({}, None), ({"备注": ""}, None), ({"备注": "党员"}, None), ({"在岗情况": "在岗"}, ON_DUTY)],
)
def test_a_row_that_says_nothing_of_it_is_told_apart_from_one_that_says_on_duty(
    cells: dict[str, Cell], status: EngagementStatus | None
) -> None:
    (one,) = read(cells).accepted
    assert one.facts.status is status

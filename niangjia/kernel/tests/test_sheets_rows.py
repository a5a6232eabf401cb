"""Each row is in exactly one place: accepted, refused, a duplicate, or ignored with its reason."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from niangjia.kernel.sheets import Book, as_json, read
from niangjia.kernel.sheets.cells import Cell
from niangjia.kernel.tests.lists import LI, MEANING, MEMBERS, WANG, reading_of, tab

HEADING = ["序号", "姓名", "身份证号", "年龄"]


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (["", "", "", ""], "空行"),
        (["合计", "", "", 3.0], "合计行"),
        (["", "合 计", "", 3.0], "合计行"),
        (["涪城区小计", "", "", 3.0], "合计行"),
        ([2.0, "小计", "", ""], "合计行"),
        (["注：请勿外传。", "", "", ""], "注释或落款"),
        (["备注：1.请勿外传。", "", "", ""], "注释或落款"),
        (["填表人：刘梅", "", "审核人：赵超", ""], "注释或落款"),
        (["填表日期：2026.7.5", "", "", ""], "注释或落款"),
        (HEADING, "重复的表头"),
        (["", "", "", "年龄"], "重复的表头"),
        ([7.0, "", "", ""], "只有序号，未填内容"),
        (["", "", "", "2026年6月30日"], "注释或落款"),
        (["填表人：刘梅", "审核：赵超", "联系电话：0816", ""], "注释或落款"),
        (["共2人", "", "", ""], "合计行"),
        (["一、第一组", "", "", ""], "分段标题"),
        (["", "（二）丰谷镇", "", ""], "分段标题"),
    ],
)
def test_what_is_not_data_is_ignored_with_its_reason(row: list[Cell], why: str) -> None:
    reading = reading_of(tab(HEADING, [1.0, "李明", LI, 76.0], row, [3.0, "王红", WANG, 80.0]))
    assert [(one.row, one.why.zh) for one in reading.ignored] == [(3, why)]
    assert [one.row for one in reading.accepted] == [2, 4]
    assert reading.rows == 2


def test_a_person_called_like_a_note_is_data() -> None:
    reading = reading_of(tab(HEADING, [1.0, "注明", LI, 76.0]))
    assert [one.facts.name for one in reading.accepted] == ["注明"]


def test_a_missing_required_cell_refuses_the_row() -> None:
    reading = reading_of(tab(HEADING, [1.0, "李明", "", 76.0]))
    (one,) = reading.refused
    assert (one.row, one.problems[0].code, one.title.zh) == (2, "missing", "身份证号")


def test_every_problem_of_a_row_is_told_and_its_cells_come_back_masked() -> None:
    reading = reading_of(tab(HEADING, [1.0, "李3", LI[:-1] + "1", "约70"]))
    (one,) = reading.refused
    assert [problem.code for problem in one.problems] == ["not a name", "check digit", "not a number"]
    assert one.cells == {"序号": "1", "姓名": "李3", "身份证号": "110105********0021", "年龄": "约70"}


def test_the_same_again_is_a_duplicate_and_other_facts_refuse_both() -> None:
    rows: list[list[Cell]] = [[1.0, "李明", LI, 76.0], [2.0, "李 明", LI, "76岁"], [3.0, "李明", LI, 77.0]]
    reading = reading_of(tab(HEADING, *rows))
    assert reading.accepted == ()
    assert [(one.row, one.earlier_row) for one in reading.duplicates] == [(3, 2)]
    first, other = reading.refused
    assert (first.row, first.problems[0].code) == (2, "same person, different facts")
    assert (other.row, other.problems[0].code) == (4, "same person, different facts")
    assert "第4行" in first.problems[0].message.zh
    assert "第2行" in other.problems[0].message.zh
    assert reading.rows == 3


def test_hidden_sheets_and_sheets_of_another_kind_are_ignored_whole() -> None:
    reading = reading_of(
        tab(["县", "人数"], ["涪城区", 3.0], name="汇总"),
        tab(["姓名", "身份证号"], ["李明", LI], name="涪城区"),
        tab(["身份证号", "姓名"], [WANG, "王红"], name="游仙区"),
        tab(["姓名", "身份证号"], ["李明", LI], name="2025年", visible=False),
    )
    assert [(one.sheet, one.row, one.facts.name) for one in reading.accepted] == [
        ("涪城区", 2, "李明"),
        ("游仙区", 2, "王红"),
    ]
    assert [(one.sheet, one.row) for one in reading.ignored] == [("汇总", 0), ("2025年", 0)]


def test_a_number_written_as_text_is_a_repair_only_in_a_workbook() -> None:
    rows = tab(HEADING, [1.0, "李明", LI, "76"])
    assert [str(repair) for one in reading_of(rows).corrected for repair in one.repairs] == ["text"]
    assert reading_of(rows, typed=False).corrected == ()


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("统计截止：2026年6月30日", date(2026, 6, 30)),
        ("数据截止时间:2026-06-30", date(2026, 6, 30)),
        ("（截至2026.6.30）", date(2026, 6, 30)),
        ("截至２０２６年２月底", date(2026, 2, 28)),
        ("会员名册（2026年）", None),
        ("填表日期：2026.7.5", None),
        ("截止2026年", None),
        ("统计截止：2026年6月31日", None),
    ],
)
def test_the_cut_off_date_is_what_the_file_says_of_itself(told: str, expected: date | None) -> None:
    heading, person = ["姓名", "身份证号"], ["李明", LI]
    assert reading_of(tab(["名册", told], heading, person)).cut_off_date == expected
    assert reading_of(tab(heading, person, [f"注：{told}", ""])).cut_off_date == expected


def test_the_printed_answer_never_shows_an_id() -> None:
    wide = "１１０１０５１９４９１２３１００２Ｘ"
    reading = reading_of(
        tab(
            HEADING, [1.0, "李明", wide, 76.0], [2.0, "李明", wide, 77.0], [3.0, "王红", "11010519491231", ""]
        )
    )
    printed = json.dumps(as_json(reading), ensure_ascii=False)
    assert "19491231" not in printed
    assert "１９４９１２３１" not in printed
    assert as_json(reading)["corrected"][0] == {
        "sheet": "名册",
        "row": 2,
        "column": "身份证号",
        "before": "１１０１０５********００２Ｘ",
        "after": "110105********002X",
        "repairs": ["full-width id"],
    }
    assert as_json(reading)["rows"] == 3


TOWN = ["姓名", "身份证号", "乡镇"]


def towns(*rows: list[Cell], **more: Any) -> list[tuple[str, str]]:
    """Names and towns of a list of these rows, and nothing refused."""
    reading = reading_of(tab(*rows, **more))
    assert reading.refused == ()
    return [(one.facts.name, one.facts.town) for one in reading.accepted]


@pytest.mark.parametrize("mark", ["同上", "〃", "″", " 同 上", '"', "—〃—", "''"])
def test_a_ditto_mark_repeats_what_stands_above(mark: str) -> None:
    rows: list[list[Cell]] = [TOWN, ["李明", LI, "丰谷镇"], ["王红", WANG, mark]]
    assert towns(*rows) == [("李明", "丰谷镇"), ("王红", "丰谷镇")]
    (one,) = reading_of(tab(*rows)).corrected
    assert (one.before, one.after, [str(repair) for repair in one.repairs]) == (mark, "丰谷镇", ["ditto"])


@pytest.mark.parametrize(
    "rows",
    [
        [["李明", LI, "同上"]],
        [["李明", LI, ""], ["王红", WANG, "同上"]],
        [["李明", LI, "丰谷镇"], ["一、其他"], ["王红", WANG, "同上"]],
        [["李明", LI, "丰谷镇"], ["王红", "同上", "丰谷镇"]],
        [["李明", LI, "丰谷镇"], ["同上", WANG, "丰谷镇"]],
    ],
)
def test_a_ditto_mark_that_repeats_nothing_is_refused(rows: list[list[Cell]]) -> None:
    (one,) = reading_of(tab(TOWN, *rows)).refused
    assert one.problems[0].code == "nothing to repeat"
    assert one.filled == {}


def test_a_merged_cell_holds_for_all_its_rows_and_a_copy_can_write_it_out() -> None:
    rows: list[list[Cell]] = [TOWN, ["李明", LI, "丰谷镇"], ["王红", WANG, ""], ["王3", WANG, ""]]
    reading = reading_of(tab(*rows, merged=((1, 2, 3, 2),)))
    assert [(one.facts.name, one.facts.town) for one in reading.accepted] == [
        ("李明", "丰谷镇"),
        ("王红", "丰谷镇"),
    ]
    assert [one.filled for one in reading.refused] == [{"town": "丰谷镇"}]
    assert [str(one.repairs[0]) for one in reading.corrected] == ["merged cell", "merged cell"]


def test_a_blank_below_is_no_repetition_by_itself() -> None:
    assert towns(TOWN, ["李明", LI, "丰谷镇"], ["王红", WANG, ""])[1] == ("王红", "")


def test_a_line_between_the_rows_tells_the_place_before_title_and_sheet() -> None:
    heading, li, wang = ["姓名", "身份证号"], ["李明", LI], ["王红", WANG]
    assert towns(heading, li, name="丰谷镇（1人）") == [("李明", "丰谷镇")]
    assert towns(["青义镇名册"], heading, li, name="丰谷镇") == [("李明", "青义镇")]
    assert towns(heading, li, ["二、青义镇（1人）"], wang, name="丰谷镇") == [
        ("李明", "丰谷镇"),
        ("王红", "青义镇"),
    ]
    assert towns(TOWN, [*li, "青义镇"], [*wang, ""], name="丰谷镇") == [
        ("李明", "青义镇"),
        ("王红", "丰谷镇"),
    ]


def test_a_formula_without_a_value_is_refused_where_nothing_else_tells_it() -> None:
    heading = ["姓名", "身份证号", "年龄", "性别"]
    reading = reading_of(tab(heading, ["李明", LI, "", ""], uncomputed=frozenset(((1, 2), (1, 3)))))
    assert [(one.code, one.column) for one in reading.refused[0].problems] == [
        ("formula not computed", "age")
    ]


def test_a_failed_formula_is_refused() -> None:
    reading = reading_of(tab(HEADING, [1.0, "李明", LI, "#REF!"]))
    assert [(one.code, one.column) for one in reading.refused[0].problems] == [("formula error", "age")]


def test_hidden_rows_are_data_and_say_so() -> None:
    (one,) = reading_of(tab(HEADING, [1.0, "李明", LI, 76.0], hidden_rows=frozenset((1,)))).accepted
    assert "被隐藏" in one.warnings[0].zh


def test_progress_is_told_to_the_end() -> None:
    told: list[tuple[int, int]] = []
    rows: list[list[Cell]] = [[float(nth), "李明", LI, 76.0] for nth in range(600)]
    book = Book("x", (tab(HEADING, *rows), tab(HEADING, name="空")), typed=True)
    read(book, MEMBERS, MEANING, progress=lambda done, of: told.append((done, of)))
    assert told == sorted(told)
    assert [told[0], told[-1]] == [(250, 602), (602, 602)]

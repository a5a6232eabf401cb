"""What each kind of value takes, repairs and refuses, as truth tables."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from niangjia.kernel.identity import Sex
from niangjia.kernel.sheets.cells import is_blank
from niangjia.kernel.sheets.kinds import (
    OPEN_ENDED,
    Choice,
    CitizenId,
    ContractEnd,
    Day,
    Kind,
    Money,
    MonthlyWage,
    Name,
    Period,
    Phone,
    Phones,
    Span,
    Text,
    Title,
    WholeNumber,
    YesNo,
)

REPAIRED: list[tuple[Kind, Any, Any, set[str]]] = [
    (WholeNumber(), 3528.0, 3528, set()),
    (WholeNumber(), 0.0, 0, set()),
    (WholeNumber(), "3528", 3528, {"text"}),
    (WholeNumber(), " 3528 ", 3528, {"spaces"}),
    (WholeNumber(), "３５２８", 3528, {"full-width digits"}),
    (WholeNumber(), "1,133", 1133, {"thousands separator"}),
    (WholeNumber(), "1，133", 1133, {"full-width digits", "thousands separator"}),
    (WholeNumber(), "1256人", 1256, {"unit suffix"}),
    (WholeNumber(), "1.2万人", 12000, {"unit suffix", "ten thousands"}),
    (WholeNumber(), "'388", 388, {"apostrophe"}),
    (Money(), 4600.0, Decimal("4600.00"), set()),
    (Money(), 0.1, Decimal("0.10"), set()),
    (Money(), "￥4600.00", Decimal(4600), {"currency mark"}),
    (Money(), "4,600", Decimal(4600), {"thousands separator"}),
    (Money(), "3200元/月", Decimal(3200), {"unit suffix"}),
    (Money(), "0.46万元", Decimal(4600), {"unit suffix", "ten thousands"}),
    (Day(), date(2026, 6, 3), date(2026, 6, 3), set()),
    (Day(), datetime(2026, 6, 3), date(2026, 6, 3), set()),
    (Day(), "2026-06-03", date(2026, 6, 3), set()),
    (Day(), "2026/6/3", date(2026, 6, 3), {"date spelling"}),
    (Day(), "2026.06.03", date(2026, 6, 3), {"date spelling"}),
    (Day(), "20260603", date(2026, 6, 3), {"date spelling"}),
    (Day(), 20260603.0, date(2026, 6, 3), {"date spelling"}),
    (Day(), "2026年6月3日", date(2026, 6, 3), {"date spelling"}),
    (Day(), "２０２６年６月３日", date(2026, 6, 3), {"date spelling"}),
    (Day(), "2026年6月3号", date(2026, 6, 3), {"date spelling"}),
    (Day(), "二〇二六年六月三日", date(2026, 6, 3), {"date spelling"}),
    (Day(), "二零二六年十二月二十五日", date(2026, 12, 25), {"date spelling"}),
    (Day(), "2026/1/1 12:30", date(2026, 1, 1), {"date spelling"}),
    (Day(), "2026-06-03T08:00:00", date(2026, 6, 3), {"date spelling"}),
    (Day(), "2026年6月3日（星期三）", date(2026, 6, 3), {"date spelling"}),
    *(
        (Period(), text, Span(date(2024, 1, 1), date(2026, 12, 31)), set())
        for text in (
            *("2024.1.1-2026.12.31", "2024年1月1日至2026年12月31日", "自2024-01-01起至2026-12-31止"),
            *("2024-1-1-2026-12-31", "20240101～20261231", "合同期：2024/1/1—2026/12/31"),
            *("3年（2024.1.1-2026.12.31）", "2024.1.1-2026.12.31，共三年"),
        )
    ),
    (Period(), "2024.1.1起长期", Span(date(2024, 1, 1), OPEN_ENDED), set()),
    (
        *(Period(), "2020.1.1-2022.12.31；2023.1.1-2025.12.31"),
        *(Span(date(2020, 1, 1), date(2025, 12, 31)), {"periods joined"}),
    ),
    *(
        (Period(), text, Span(date(2025, 12, 1), date(2027, 12, 1)), {"month only"})
        for text in ("2025.12-2027.12", "2025-12-2027-12", "2025年12月至2027年12月")
    ),
    (MonthlyWage(), 3200.0, Decimal(3200), set()),
    (MonthlyWage(), "3.2千", Decimal(3200), {"text", "thousands"}),
    (MonthlyWage().under("月工资（千元）", ""), 3.2, Decimal(3200), {"thousands"}),
    (MonthlyWage().under("月工资", "千元"), 3.2, Decimal(3200), {"thousands"}),
    (MonthlyWage().under("月工资（元）", "千元"), 3200.0, Decimal(3200), set()),
    (WholeNumber().under("职工人数（万人）", ""), 1.2, 12000, {"ten thousands"}),
    (WholeNumber().under("职工人数", "万元"), 12.0, 12, set()),
    (ContractEnd(), "无固定期限", OPEN_ENDED, set()),
    (ContractEnd(), "长 期", OPEN_ENDED, set()),
    (ContractEnd(), "2027.02.01", date(2027, 2, 1), {"date spelling"}),
    (YesNo(), "是", True, set()),
    (YesNo(), "√", True, set()),
    (YesNo(), "有", True, set()),
    (YesNo(), "否", False, set()),
    (YesNo(), "×", False, set()),
    (YesNo(), "无", False, set()),
    (YesNo(), True, True, set()),
    (Choice(Sex), "男性", Sex.MALE, set()),
    (Choice(Sex), " 女 ", Sex.FEMALE, set()),
    (CitizenId(), "11010519491231002X", "11010519491231002X", set()),
    (CitizenId(), "11010519491231002x", "11010519491231002X", {"lower-case x"}),
    (CitizenId(), " 110105 19491231 002X", "11010519491231002X", {"spaces in id"}),
    (CitizenId(), "１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X", {"full-width id"}),
    (CitizenId(), "'11010519491231002X", "11010519491231002X", {"apostrophe"}),
    (Phone(), 13389254712.0, "13389254712", set()),
    (Phone(), "+86 13389254712", "13389254712", {"spaces", "phone shape"}),
    (Phone(), "135-7781-6632", "13577816632", {"phone shape"}),
    (Phone(), "0816-2326881", "0816-2326881", set()),
    (Phone(), "（0816）2326881", "0816-2326881", {"full-width digits", "phone shape"}),
    (Phones(), "13800134712", ("13800134712",), set()),
    *(
        (Phones(), text, ("13800134712", "0816-2326881"), {"several phones"})
        for text in (
            *("13800134712/0816-2326881", "0816-2326881、13800134712", "13800134712  0816-2326881"),
            *("13800134712\n（0816）2326881", "手机：13800134712；办公0816-2326881"),
        )
    ),
    (Phones(), "0816-2326881转8001", ("0816-2326881-8001",), {"phone shape"}),
    (Name(), "⽂⼀", "文一", {"radical"}),
    (Name(), "𬱖\ue123", "𬱖\ue123", set()),
    (Name(), "冯\u3000雨", "冯雨", {"space in name"}),
    (Name(), "程  勇", "程勇", {"space in name"}),
    (Name(), "买买提·吐尔逊", "买买提·吐尔逊", set()),
    (Name(), "买买提.吐尔逊", "买买提·吐尔逊", {"middle dot"}),
    (Name(), "𠮷田", "𠮷田", set()),
    (Name(), "王〇", "王〇", set()),
    (Name(), "John Smith", "John Smith", set()),
    (Title(), "丰谷镇 总工会", "丰谷镇总工会", {"spaces"}),
    (Title(), "经开区(北)工会", "经开区（北）工会", {"brackets"}),
    (Text(), " 工会社工 ", "工会社工", set()),
    (Text(), 123456.0, "123456", set()),
]

REFUSED: list[tuple[Kind, Any, str]] = [
    *(
        (WholeNumber(), cell, "not a number")
        for cell in ("约3000", "3200+500", "3000左右", "三千", "1,13", "1.5", "1.23456万", 1.5, True)
    ),
    (WholeNumber(), date(2026, 6, 3), "not a number"),
    (WholeNumber(), float("inf"), "not a number"),
    (WholeNumber(), 1e26, "number too large"),
    (WholeNumber(), "9" * 30, "number too large"),
    (Money(), 1e8, "number too large"),
    (WholeNumber(), -5.0, "negative"),
    (WholeNumber(), "-5人", "negative"),
    *((Money(), cell, "not a number") for cell in ("年薪5万", "3200-3600", "3000起", 0.001, "面议")),
    (Money(), "-1", "negative"),
    *(
        (Day(), cell, "invalid date")
        for cell in (
            2023.1,
            "2023.1",
            "2023年1月",
            "2026-02-30",
            "2026-13-01",
            "20261301",
            "26.6.3",
            "2026年6-3",
            "3020-01-01",
            "长期",
        )
    ),
    (Day(), datetime(1905, 7, 18), "invalid date"),
    *(
        (Day(), cell, "invalid date")
        for cell in (45000, 45000.0, "45000", "2024.1.5-6", "二〇二六年十三月三日")
    ),
    *((Period(), cell, "duration only") for cell in ("三年", "3年", "一年期", "为期两年")),
    *(
        (Period(), cell, "invalid date")
        for cell in (
            "2024.1.1",
            "2024.1.1起",
            "2024.1.1至今",
            "2024.1.1-12.31",
            "2024.1.1-2026.12.31（两年）",
            "待签",
        )
    ),
    (Period(), "2020.1.1-2021.12.31；2023.1.1-2025.12.31", "gap in periods"),
    (Period(), "2020.1.1起长期；2023.1.1-2025.12.31", "gap in periods"),
    *((MonthlyWage(), cell, "doubtful wage") for cell in (0.0, "0", 3.2)),
    (MonthlyWage(), "38400/年", "not a number"),
    (MonthlyWage().under("工资（元/年）", ""), 38400.0, "amount for a year"),
    (MonthlyWage().under("年薪", ""), 38400.0, "amount for a year"),
    (MonthlyWage().under("月工资（千元）", ""), "3200元", "not a number"),
    *((Phones(), cell, "not a phone") for cell in ("13800134712/1380", "无号", "13800134712（张）")),
    *((Name(), cell, "not a name") for cell in ("张三（党员）", "张三先生", "待定", "张三/李四")),
    (CitizenId(), "110105491231002", "id length"),
    (YesNo(), "部分", "not yes or no"),
    (Choice(Sex), "不详", "unknown value"),
    (CitizenId(), "110105194912310021", "check digit"),
    (CitizenId(), "1101051949123100", "id length"),
    (CitizenId(), 5.10727197701085e17, "id damaged by spreadsheet"),
    (CitizenId(), "5.10727E+17", "id damaged by spreadsheet"),
    (CitizenId(), "510727197701085000", "id damaged by spreadsheet"),
    (CitizenId(), 510727.0, "id length"),
    (CitizenId(), "510727********5941", "id masked"),
    (CitizenId(), "510727XXXXXXXX5941", "id masked"),
    (Phone(), "1338925471", "not a phone"),
    (Phone(), "12389254712", "not a phone"),
    (Phone(), "15169374962/0816-2326881", "several values"),
    (Name(), "张三（女）", "not a name"),
    (Name(), "张3", "not a name"),
    (Name(), "张", "not a name"),
    (Name(), 3.0, "not a name"),
    (Text(), 5579185571587484.0, "number damaged by spreadsheet"),
]


@pytest.mark.parametrize(("kind", "cell", "value", "repairs"), REPAIRED)
def test_what_is_certain_is_taken_and_every_repair_named(
    kind: Kind, cell: Any, value: Any, repairs: set[str]
) -> None:
    read = kind.read(cell)
    assert (read.problem, read.value, type(read.value), set(read.repairs)) == (
        None,
        value,
        type(value),
        repairs,
    )


@pytest.mark.parametrize(("kind", "cell", "code"), REFUSED)
def test_what_is_not_certain_is_refused(kind: Kind, cell: Any, code: str) -> None:
    read = kind.read(cell)
    assert read.value is None
    assert read.problem is not None
    assert read.problem.code == code
    assert read.problem.message.zh
    assert read.problem.message.en


def test_a_bare_number_is_told_which_day_it_may_mean() -> None:
    problem = Day().read(45000.0).problem
    assert problem is not None
    assert "2023-03-15" in problem.message.zh


def test_an_old_id_is_told_from_a_short_one() -> None:
    old, short = (CitizenId().read(one).problem for one in ("110105491231002", "11010549123100"))
    assert old is not None
    assert short is not None
    assert ("15位旧" in old.message.zh, "15位旧" in short.message.zh) == (True, False)


@pytest.mark.parametrize(
    ("cell", "blank"),
    [("", True), (" ", True), ("—", True), ("－", True), ("/", True), (0.0, False), ("无", False)],
)
def test_a_dash_is_blank_and_a_zero_is_not(cell: Any, blank: bool) -> None:
    assert is_blank(cell) is blank

"""An edition as a workbook: its units, the sums, the steps it took, and the clauses it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from niangjia.kernel.figure import Citation, Status
from niangjia.kernel.imprint import Imprint
from niangjia.kernel.sheets import Marked
from niangjia.kernel.wording import Wording
from niangjia.policy.facade import FORCES
from niangjia.staffing.types import COUNTS, LABELS, Line, Measure

STATUS_WORDS = {Status.MISSING: "缺数据", Status.NOT_APPLICABLE: "不适用"}
Value = str | int | date | None


@dataclass(frozen=True, slots=True)
class Told:
    """An edition as its workbook tells it."""

    title: str
    subtitle: str
    lines: Sequence[tuple[Line, int | None, str]]
    """A unit with its planned posts and the reason."""

    sums: Sequence[tuple[str, str, Sequence[int | None]]]
    """County, what is counted in, the numbers of the columns and the planned posts."""

    steps: Sequence[Sequence[Value]]
    citations: Sequence[Citation]
    warnings: Sequence[Wording]


COLUMNS = tuple(Measure)


def workbook(told: Told, *, imprint: Imprint) -> bytes:
    """The .xlsx: numbers as numbers, days as days, what is not known says so, no formula."""
    content = BytesIO()
    with Marked(content, imprint, constant_memory=True) as book:
        looks = {
            "head": book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"}),
            "number": book.add_format({"num_format": "#,##0"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        for name, rows in (
            ("单位明细", _unit_rows(told)),
            ("汇总", _sum_rows(told)),
            ("办理过程", _step_rows(told)),
            ("依据", _basis_rows(told)),
        ):
            _page(book, name, told, rows, looks)
    return content.getvalue()


def _page(book: Any, name: str, told: Told, rows: Iterable[Sequence[Value]], looks: dict[str, Any]) -> None:
    page = book.add_worksheet(name)
    page.set_column(0, 0, 30)
    page.set_column(1, 20, 13)
    page.set_landscape()
    page.repeat_rows(0, 2)
    page.write_string(0, 0, told.title)
    page.write_string(1, 0, told.subtitle)
    page.freeze_panes(3, 1)
    for place, row in enumerate(rows, start=2):
        for column, value in enumerate(row):
            _write(page, place, column, value, looks, head=place == 2)


def _write(page: Any, row: int, column: int, value: Value, looks: dict[str, Any], *, head: bool) -> None:
    match value:
        case None:
            return
        case int():
            page.write_number(row, column, value, looks["number"])
        case date():
            page.write_datetime(row, column, value, looks["day"])
        case _:
            page.write_string(row, column, value, looks["head"] if head else None)


def _unit_rows(told: Told) -> Iterator[Sequence[Value]]:
    labels = [LABELS[measure].zh for measure in COLUMNS]
    yield [
        *("单位", "代码", "县（市、区）", "类型", "计数", *labels, "计划数", "理由"),
        *("统计截止日期", "依据文件", "条款"),
    ]
    for line, planned, reason in told.lines:
        yield [
            *(line.name, line.code, line.county, line.kind_label.zh, COUNTS[line.unit].zh),
            *(_shown(line, measure) for measure in COLUMNS),
            *(planned, reason, line.cut_off_date, line.document, line.clause),
        ]


def _shown(line: Line, measure: Measure) -> int | str:
    number = line.number(measure)
    return STATUS_WORDS[line.status_of(measure)] if number is None else number


def _sum_rows(told: Told) -> Iterator[Sequence[Value]]:
    yield ["汇总到", "计数", *(LABELS[measure].zh for measure in COLUMNS), "计划数"]
    for name, counted_in, numbers in told.sums:
        yield [name, COUNTS[counted_in].zh, *("—" if number is None else number for number in numbers)]


def _step_rows(told: Told) -> Iterator[Sequence[Value]]:
    yield ["办理", "轮次", "办理人", "单位", "日期", "文号", "成文日期", "批复机关", "意见", "备注"]
    yield from told.steps


def _basis_rows(told: Told) -> Iterator[Sequence[Value]]:
    yield ["文件", "标题", "条款", "原文", "发文机关", "施行", "用词", "转述"]
    for one in told.citations:
        said = (one.document, one.title, one.clause, one.quote, one.issuer, one.in_force_from)
        yield [*said, FORCES[one.force].zh, "转述" if one.reported else None]
    for warning in told.warnings:
        yield ["注意", warning.zh]
    yield [
        "说明",
        "数据、条款和各数均为起草时固定，此后政策或人员变动不影响本表；缺口逐个单位相加，不相互抵销。",
    ]

"""The plan as a workbook: the units, the sums, and a sheet of the clauses they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from niangjia.kernel.figure import Figure, Status
from niangjia.kernel.imprint import Imprint
from niangjia.kernel.sheets import Marked
from niangjia.kernel.wording import said_day
from niangjia.policy.facade import FORCES
from niangjia.staffing.queries import Plan
from niangjia.staffing.rules import figure_of_groups, figure_of_line, flag, total
from niangjia.staffing.types import COUNTS, LABELS, Line, Measure, Total

COLUMNS = tuple(Measure)
STATUS_WORDS = {Status.MISSING: "缺数据", Status.NOT_APPLICABLE: "不适用"}


def workbook(plan: Plan, shown: Sequence[Line], *, imprint: Imprint) -> bytes:
    """The .xlsx: the units `shown` of the plan, numbers as numbers, what is not known says so, no formula."""
    content = BytesIO()
    with Marked(content, imprint, constant_memory=True) as book:
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
        number = book.add_format({"num_format": "#,##0"})
        part = (
            ""
            if len(shown) == len(plan.lines)
            else f"（筛选后 {len(shown)} 个单位，共 {len(plan.lines)} 个）"
        )
        title = f"{plan.under.name}配备计划{part}　截至 {said_day(plan.on).zh}　导出人：{imprint.who}"
        _page(book, "单位明细", title, _unit_rows(shown), head, number)
        _page(book, "汇总", title, _sum_rows(plan), head, number)
        _page(book, "依据", title, _basis_rows(plan), head, number)
    return content.getvalue()


def _page(book: Any, name: str, title: str, rows: Iterator[Sequence[object]], head: Any, number: Any) -> None:
    page = book.add_worksheet(name)
    page.set_column(0, 0, 30)
    page.set_column(1, 16, 13)
    page.write_string(0, 0, title)
    page.freeze_panes(2, 1)
    for place, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, int):
                page.write_number(place, column, value, number)
            elif value is not None:
                page.write_string(place, column, str(value), head if place == 1 else None)


def _unit_rows(lines: Sequence[Line]) -> Iterator[Sequence[object]]:
    labels = [LABELS[measure].zh for measure in COLUMNS]
    yield [
        "单位",
        "代码",
        "县（市、区）",
        "类型",
        "计数",
        *labels,
        "其中合同已到期",
        "依据文件",
        "条款",
        "提示",
    ]
    for line in lines:
        yield [
            line.name,
            line.code,
            line.county,
            line.kind_label.zh,
            COUNTS[line.unit].zh,
            *(_shown(line, measure) for measure in COLUMNS),
            line.filling.past_end,
            line.document,
            line.clause,
            flag(line.fall).zh if line.fall else None,
        ]


def _shown(line: Line, measure: Measure) -> object:
    number = line.number(measure)
    return STATUS_WORDS[line.status_of(measure)] if number is None else number


def _sum_rows(plan: Plan) -> Iterator[Sequence[object]]:
    labels = [LABELS[measure].zh for measure in COLUMNS]
    yield ["汇总到", "计数", "单位数", "有数", "不适用", "缺数据", *labels, "其中合同已到期"]
    for unit, whole in plan.totals.items():
        for group in plan.groups if plan.federations else ():
            yield _sum_row(group.name, total(group.lines, unit, group.held))
        yield _sum_row("合计", whole)


def _sum_row(name: str, one: Total) -> Sequence[object]:
    numbers = [one.numbers[measure] for measure in COLUMNS]
    counts = (one.units, one.with_value, one.not_applicable, one.missing)
    return [
        name,
        COUNTS[one.unit].zh,
        *counts,
        *("—" if value is None else value for value in numbers),
        one.past_end,
    ]


def _basis_rows(plan: Plan) -> Iterator[Sequence[object]]:
    yield ["文件", "标题", "条款", "原文", "发文机关", "施行", "用词", "转述"]
    figures = [
        figure_of_groups(plan.groups, measure, unit, on=plan.on)
        for unit in plan.totals
        for measure in (Measure.VALUE, Measure.FILLED, Measure.FUNDED)
    ] + _not_applicable(plan)
    cited = dict.fromkeys(citation for figure in figures for citation in figure.citations)
    for one in cited:
        reported = "转述" if one.reported else ""
        yield [
            one.document,
            one.title,
            one.clause,
            one.quote,
            one.issuer,
            one.in_force_from,
            FORCES[one.force].zh,
            reported,
        ]
    for warning in dict.fromkeys(warning for figure in figures for warning in figure.warnings):
        yield ["注意", warning.zh]
    yield [
        "说明",
        "缺口为各单位缺口之和，不以一个单位的超配抵另一个单位的缺口；合同到期而未登记离职的仍计入已配。",
    ]


def _not_applicable(plan: Plan) -> list[Figure]:
    """One figure for each kind of unit that a document speaks of without a number."""
    cases = {(line.place, line.kind): line for line in plan.lines if line.status is Status.NOT_APPLICABLE}
    return [figure_of_line(line, Measure.VALUE, on=plan.on) for line in cases.values()]

"""Budget replies as a workbook: the replies, what bears them, where their posts went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from niangjia.funding.queries import Row
from niangjia.kernel.imprint import Imprint
from niangjia.kernel.sheets import Marked
from niangjia.kernel.wording import said_month

REPLIES = (
    *("文号", "成文日期", "批复机关", "给到单位", "单位代码", "预算年度", "首月", "末月", "月数"),
    *("名额", "人月", "总额（元）", "已分配", "尚未分配", "状态", "终止日期", "终止文号", "备注"),
)
SHARES = ("文号", "给到单位", "预算年度", "经费来源", "承担层级", "人月", "金额（元）")
ALLOTMENTS = ("文号", "预算年度", "单位", "单位代码", "名额", "月数", "人月")


def workbook(rows: Sequence[Row], *, imprint: Imprint) -> bytes:
    """The .xlsx: numbers as numbers, money with two places, dates as dates, no formula."""
    content = BytesIO()
    with Marked(content, imprint, constant_memory=True) as book:
        formats = {
            "head": book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"}),
            "count": book.add_format({"num_format": "#,##0"}),
            "money": book.add_format({"num_format": "#,##0.00"}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
        }
        title = f"经费批复（{len(rows)} 份）　导出人：{imprint.who}"
        for name, head, body in (
            ("批复", REPLIES, _replies(rows)),
            ("经费来源", SHARES, _shares(rows)),
            ("分配到单位", ALLOTMENTS, _allotments(rows)),
        ):
            _page(book, name, title, head, body, formats)
    return content.getvalue()


def _page(
    book: Any, name: str, title: str, head: Sequence[str], rows: Iterator[Sequence[object]], formats: Any
) -> None:
    page = book.add_worksheet(name)
    page.set_column(0, 0, 24)
    page.set_column(1, len(head), 14)
    page.write_string(0, 0, title)
    page.freeze_panes(2, 1)
    page.write_row(1, 0, head, formats["head"])
    for place, row in enumerate(rows, start=2):
        for column, value in enumerate(row):
            match value:
                case Decimal():
                    page.write_number(place, column, value, formats["money"])
                case int():
                    page.write_number(place, column, value, formats["count"])
                case date():
                    page.write_datetime(place, column, value, formats["day"])
                case str():
                    page.write_string(place, column, value)


def _replies(rows: Sequence[Row]) -> Iterator[Sequence[object]]:
    for row in rows:
        one = row.reply
        yield (
            *(one.number, one.dated, one.issuer, one.unit.name, one.unit.code, str(one.year)),
            said_month(one.first).zh,
            said_month(one.last_day).zh,
            one.months,
            *(one.posts, row.person_months, one.amount, one.allotted, one.rest),
            *(one.how_it_stands.label.zh, one.ended_on, one.ended_number, one.remark),
        )


def _shares(rows: Sequence[Row]) -> Iterator[Sequence[object]]:
    for row in rows:
        one = row.reply
        for share in row.shares:
            yield (
                *(one.number, one.unit.name, str(one.year), share.source.label.zh, share.level.label.zh),
                *(share.person_months, share.amount),
            )


def _allotments(rows: Sequence[Row]) -> Iterator[Sequence[object]]:
    for row in rows:
        one = row.reply
        for each in row.allotments:
            yield (
                *(one.number, str(one.year), each.unit.name, each.unit.code),
                *(each.posts, one.months, each.posts * one.months),
            )

"""Why a file is taken out, and what it then says of itself."""

from __future__ import annotations

from datetime import datetime

import pytest

from niangjia.kernel.imprint import LONGEST, Imprint, Purpose, Why

MARK = Imprint(
    "DC20260630-1A2B3C4D", "张三（代李四）", "涪城区总工会", datetime(2026, 6, 30, 9, 5), "会议、汇报材料"
)


@pytest.mark.parametrize(
    ("given", "enough", "told"),
    [
        ({}, False, ""),
        ({"why": ""}, False, ""),
        ({"why": "because"}, False, ""),
        ({"why": "because", "why_words": "8月常委会"}, False, "8月常委会"),
        ({"why": "other"}, False, ""),
        ({"why": "other", "why_words": " \x00 "}, False, ""),
        ({"why": "other", "why_words": "8月\n常委会"}, True, "8月 常委会"),
        ({"why": "work"}, True, "日常办理业务"),
        ({"why": "report", "why_words": "省总工会"}, True, "向上级报送：省总工会"),
        ({"why": "other", "why_words": "字" * 300}, True, "字" * LONGEST),
    ],
)
def test_why_is_said_or_asked_again(given: dict[str, str], enough: bool, told: str) -> None:
    why = Why.of(given)
    assert (bool(why.said), why.told) == (enough, told)
    assert why.said.reason.zh


def test_every_purpose_but_another_is_enough() -> None:
    assert {one for one in Purpose if not Why(one).said} == {Purpose.OTHER}


def test_the_line_says_who_when_why_and_the_number() -> None:
    assert MARK.line == (
        "导出编号 DC20260630-1A2B3C4D　张三（代李四）（涪城区总工会）　2026-06-30 09:05　用途：会议、汇报材料"
    )
    assert [text for _, text in MARK.notes] == [
        *("DC20260630-1A2B3C4D", "张三（代李四）（涪城区总工会）", "2026-06-30 09:05", "会议、汇报材料")
    ]

"""Lines of a title: words whole, lengths even."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from niangjia.kernel.official.titles import LINE, LYING_LINE, title_lines
from niangjia.kernel.official.writing import clean, width


@pytest.mark.parametrize(
    "lines",
    [
        ("绵阳市2026年社会化工会工作者配备计划",),
        ("绵阳市总工会关于三台县2026年度", "社会化工会工作者配备计划的批复"),
        ("涪城区总工会关于调整2026年度", "社会化工会工作者配备计划的请示"),
        ("绵阳市总工会关于印发《绵阳市", "社会化工会工作者管理办法（试行）》的通知"),
    ],
)
def test_titles_break_where_the_words_allow(lines: tuple[str, ...]) -> None:
    title = "".join(lines)
    assert title_lines(title, title.split("关于")[0]) == lines


def test_a_line_feed_is_obeyed() -> None:
    assert title_lines("绵阳市总工会\n关于配备的通知\n") == ("绵阳市总工会", "关于配备的通知")


def test_a_lying_page_has_longer_lines() -> None:
    title = "三台县2026年度社会化工会工作者配备计划表"
    assert len(title_lines(title)) == 2
    assert title_lines(title, longest=LYING_LINE) == (title,)


def test_nothing_is_no_line() -> None:
    assert title_lines(" \n ") == ()


@given(st.text(alphabet="工会关于的（）《》、，。年度批复2026aB ", max_size=90))
def test_no_character_is_lost_and_no_line_is_too_long(title: str) -> None:
    lines = title_lines(title)
    assert "".join(lines) == clean(title).strip()
    assert all(width(line) <= LINE + 1 for line in lines)

"""What may stand in a cell, a box of a form or an address: habits of offices, slips, and anything at all."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from hypothesis import strategies as st

HABITS = (
    "0123456789０１２３〇○零一二三四五六七八九十廿元正初年月日号时分至到今-—–~/／.．·、，,;；:：()（）[]【】%％"
    "万千百元￥¥$人名位个约余以上下无长期固定限合同Xx*＊●#'\"“”‘’=+@ \t\n"
    "\r\u3000\u00a0\u200b\ufeff\u202eⅠ①½²㎡"
)
SPELLINGS = (
    *(
        "2026-06-30",
        "2026年6月",
        "二〇二六年六月三日",
        "45000",
        "2023.1",
        "2024.1.1-2026.12.31",
        "2024年1月至今",
    ),
    *(
        "约3000",
        "1.2万人",
        "3,200.50",
        "-5",
        "1e400",
        "１２３",
        "3200元/月",
        "无固定期限",
        "女",
        "是",
        "√",
        "×",
    ),
    *(
        "51070319900101001X",
        "510703********0010",
        "5.10703E+17",
        "13900000001",
        "0816-2222222转801",
        "139 0000 0001/138",
    ),
    *(
        "张三",
        "阿卜杜·热西提",
        "丰谷镇总工会",
        "#N/A",
        "—",
        "=1+1",
        "null",
        "None",
        "true",
        "../../etc",
        "<b>",
        "%s",
        "{0}",
    ),
)

text = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
habits = st.text(HABITS, max_size=24)


@st.composite
def slips(draw: st.DrawFn) -> str:
    """A real spelling with a slip in it: a sign lost, doubled, or another in its place."""
    written = draw(st.sampled_from(SPELLINGS))
    for _ in range(draw(st.integers(0, 3))):
        at = draw(st.integers(0, len(written)))
        written = (
            written[:at] + draw(st.sampled_from(["", *HABITS])) + written[at + draw(st.integers(0, 2)) :]
        )
    return written


written = st.one_of(slips(), habits, text)
cells = st.one_of(
    written,
    st.integers(),
    st.integers(-(10**400), 10**400),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.datetimes(datetime(1899, 12, 31), datetime(1900, 1, 2)),
    st.times(),
    st.timedeltas(),
    st.sampled_from([time(), timedelta(), datetime.min, datetime.max, "", None]),
)

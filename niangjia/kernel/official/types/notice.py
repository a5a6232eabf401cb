"""公示 as declared: a list of people shown to the public, with no more of them than the public needs.

The fields below are all that a notice can show; whoever writes one chooses among them. A number as long as
an ID or a phone is refused wherever it stands. Of people whose rows read the same, the last characters of the
ID number tell them apart, and nobody else's are printed (个人信息保护法 第六条: 最小范围).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from niangjia.kernel.official.types.blocks import Align, Block, Column, Para, Table
from niangjia.kernel.official.types.paper import Kind, OfficialPaper
from niangjia.kernel.terms import Term

LONG_NUMBER = re.compile(r"\d(?:[ -]?\d){6,}[Xx]?")
"""Seven digits and more: a phone, an ID number, a bank card."""
TAIL = 4
FIRST = "序号"


class PublicField(Term):
    """All that a notice can show of a person."""

    NAME = "name", "姓名", "name"
    UNIT = "unit", "单位", "unit"
    POST = "post", "岗位", "post"
    LEVEL = "level", "职业资格", "professional level"


@dataclass(frozen=True, slots=True)
class PublicRow:
    """One person of a notice; `tail` is used only where two rows read the same. Raises ValueError."""

    shown: Mapping[PublicField, str]
    tail: str = ""

    def __post_init__(self) -> None:
        if len(self.tail) > TAIL:
            raise ValueError(f"of an ID number at most {TAIL} characters")
        for field, text in self.shown.items():
            if LONG_NUMBER.search(text):
                raise ValueError(f"a notice shows no long number under {field.label.zh}")


@dataclass(frozen=True, slots=True)
class PublicNotice:
    """One notice: what it announces, who is named, how long and where objections go.

    Raises ValueError for a row that shows other fields than the notice.
    """

    organ: str
    title: str
    opening: str
    fields: tuple[PublicField, ...]
    rows: tuple[PublicRow, ...]
    first_day: date
    last_day: date
    objections: str
    """Which office takes them, and its phone."""

    def __post_init__(self) -> None:
        if any(set(row.shown) != set(self.fields) for row in self.rows):
            raise ValueError("every row of a notice shows the same fields")

    @property
    def paper(self) -> OfficialPaper:
        """The notice as it is printed."""
        period = f"{_day(self.first_day)}至{_day(self.last_day)}"
        body: tuple[Block, ...] = (
            Para(self.opening),
            self._table,
            Para(f"公示期：{period}。"),
            Para(f"对公示内容有异议的，请在公示期内实名反映。受理：{self.objections}"),
        )
        return OfficialPaper(
            kind=Kind.NOTICE,
            organ=self.organ,
            title=self.title,
            body=body,
            number="",
            recipients=(),
            dated=self.first_day,
        )

    @property
    def _table(self) -> Table:
        same = Counter(tuple(row.shown[field] for field in self.fields) for row in self.rows)
        rows: list[tuple[str | int, ...]] = []
        for number, row in enumerate(self.rows, 1):
            texts = [row.shown[field] for field in self.fields]
            if same[tuple(texts)] > 1 and row.tail:
                texts[0] = f"{texts[0]}（证件尾号{row.tail}）"
            rows.append((number, *texts))
        columns = (Column(FIRST, Align.RIGHT, 0.5), *(Column(field.label.zh) for field in self.fields))
        return Table(columns, tuple(rows))


def _day(when: date) -> str:
    return f"{when.year}年{when.month}月{when.day}日"

"""A small list of members, for tests of the reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from niangjia.kernel.sheets import Book, Column, Meaning, Reading, RowInReading, Sheet, Tab, read
from niangjia.kernel.sheets.cells import Cell
from niangjia.kernel.sheets.kinds import CitizenId, Name, Text, WholeNumber
from niangjia.kernel.wording import Wording

MEMBERS = Sheet(
    "members",
    Wording("会员名册", "members"),
    (
        Column("name", Wording("姓名", "name"), Name(), required=True),
        Column("id_number", Wording("身份证号", "ID number"), CitizenId(), required=True),
        Column("age", Wording("年龄", "age"), WholeNumber(("岁",)), ("岁数",)),
        Column("since", Wording("合同起", "since"), Text(), ("合同期限起",), blanks=frozenset(("无",))),
        Column("until", Wording("合同止", "until"), Text(), ("合同期限止",)),
    ),
    also_read=(
        Column("town", Wording("乡镇", "town"), Text(), repeats=True, place=True),
        Column("sex", Wording("性别", "sex"), Text(), derived=True),
    ),
)
TOWNS = ("丰谷镇", "青义镇")
LI = "11010519491231002X"
WANG = "440524188001010014"


@dataclass(frozen=True)
class Member:
    """One row of the list."""

    name: str
    id_number: str = field(repr=False)
    age: int | None = None
    since: str = ""
    until: str = ""
    town: str = ""


def member_of(row: RowInReading) -> Member | None:
    """What a row means."""
    if row.problems:
        return None
    told = (row["since"] or "", row["until"] or "", row["town"] or "")
    return Member(row["name"], row["id_number"], row["age"], *told)


MEANING = Meaning(
    of=member_of,
    identity=lambda member: member.id_number,
    about="id_number",
    contradiction="same person, different facts",
    contradicted=Wording("同一人，内容不同", "the same person with other facts"),
    tells_place=lambda text: next((town for town in TOWNS if town in text), None),
)


def tab(*rows: Sequence[Cell], name: str = "名册", visible: bool = True, **more: Any) -> Tab:
    """A sheet of these rows, and what else the spreadsheet tells of it."""
    return Tab(name, [list(row) for row in rows], visible, **more)


def reading_of(*tabs: Tab, typed: bool = True) -> Reading[Member]:
    """A book of these sheets, read as the list of members."""
    return read(Book("名册.xlsx", tabs, typed), MEMBERS, MEANING)

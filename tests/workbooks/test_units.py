"""Lists of units as messy as offices keep them are read as what was told, row for row."""

from __future__ import annotations

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from niangjia.kernel.sheets import Book, Tab
from niangjia.kernel.sheets.cells import Cell
from niangjia.organisations.sheets import read_units
from niangjia.organisations.types import UnitKind
from tests.workbooks import spelling

COUNTIES = {
    "涪城区": ("涪城区", "涪城", "绵阳市涪城区"),
    "三台县": ("三台县", "三台"),
    "江油市": ("江油市", "江油"),
}
KINDS = {UnitKind.TOWNSHIP: "镇总工会", UnitKind.SUBDISTRICT: "街道总工会", UnitKind.ZONE: "工业园区工会"}
HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("单位名称", "工会名称", "单 位"),
    "kind": ("类型", "单位类型"),
    "workers": ("职工人数", "职工数（人）", "职工总数"),
    "members": ("会员人数", "会员数"),
    "founded": ("建会时间", "成立日期"),
    "note": ("备注",),
}
Told = tuple[str, str, UnitKind, int, int, date]


def count(dice: Random, number: int) -> Cell:
    """A count as people write it."""
    return dice.choice(
        [float(number), f"{number:,}", f"{number}人", spelling.wide(str(number)), f" {number} "]
    )


def told(dice: Random, size: int) -> list[Told]:
    """Units with names of their own, sorted by county as lists are."""
    stems = dice.sample(
        ["丰谷", "永兴", "青义", "石塘", "塘汛", "新皂", "吴家", "杨家", "关帝", "龙门", "石马", "小枧"], size
    )
    rows: list[Told] = []
    for stem in stems:
        kind, workers = dice.choice(list(KINDS)), dice.randrange(20_000)
        members, founded = dice.randint(0, workers), date(2000, 1, 1).replace(year=dice.randint(1990, 2025))
        rows.append((stem + KINDS[kind], dice.choice(list(COUNTIES)), kind, workers, members, founded))
    return sorted(rows, key=lambda row: row[1])


def cell(dice: Random, key: str, row: Told) -> Cell:
    """What tells a fact of a unit; a kind that its name tells may be left out."""
    name, _, kind, workers, members, founded = row
    values: dict[str, Cell] = {
        "name": dice.choice([name, f" {name}", name.replace("镇", "镇 ")]),
        "kind": dice.choice(["", kind.label.zh]),
        "workers": count(dice, workers),
        "members": count(dice, members),
        "founded": dice.choice([founded, spelling.day_as_text(dice, founded)]),
        "note": "",
    }
    return values[key]


def tabs(dice: Random, rows: list[Told], *, county: str) -> tuple[Tab, ...]:
    """The list with a column of counties, a line before each county's units, or a sheet for each county."""
    keys = list(HEADINGS)
    dice.shuffle(keys)
    heading = [dice.choice(HEADINGS[key]) for key in keys]
    title: list[Cell] = ["绵阳市基层工会统计表（2026年）"]
    note: list[Cell] = ["注：职工人数含劳务派遣。"]
    parts = {name: [row for row in rows if row[1] == name] for name in COUNTIES}
    if county == "sheet":
        return tuple(
            Tab(
                dice.choice(COUNTIES[name]),
                [title, list(heading), *([cell(dice, key, row) for key in keys] for row in part)],
            )
            for name, part in parts.items()
        )
    lines: list[list[Cell]] = [title]
    lines.append([*heading, "所在县（市、区）"] if county == "column" else list(heading))
    for nth, (name, part) in enumerate(parts.items()):
        if county == "line":
            lines.append([f"{'一二三'[nth]}、{name}（{len(part)}个）"])
        for place, row in enumerate(part):
            told_in: list[Cell] = [dice.choice(["同上", "〃"]) if place else dice.choice(COUNTIES[name])]
            lines.append([*(cell(dice, key, row) for key in keys), *(told_in if county == "column" else [])])
        lines.append(["小计", float(len(part))])
    return (Tab("统计表", [*lines, note]),)


@settings(max_examples=120, deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 10), st.sampled_from(["column", "line", "sheet"]))
def test_a_list_of_units_is_read_as_what_was_told(seed: int, size: int, county: str) -> None:
    dice = Random(seed)
    rows = told(dice, size)
    reading = read_units(Book("单位表.xlsx", tabs(dice, rows, county=county), typed=True))
    assert [[problem.message.zh for problem in one.problems] for one in reading.refused] == []
    read = [
        (
            one.facts.name,
            next(name for name, words in COUNTIES.items() if one.facts.county in words),
            *(one.facts.kind, one.facts.workers, one.facts.members, one.facts.founded_date),
        )
        for one in reading.accepted
    ]
    assert read == sorted(rows, key=lambda row: list(COUNTIES).index(row[1]))

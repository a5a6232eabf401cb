"""名额表: an edition's quota table as a workbook that is printed as it stands. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from niangjia.editions.documents.sums import Sum, by_group, whole
from niangjia.editions.documents.tables.cells import cut_off
from niangjia.editions.documents.types import Matter, Row
from niangjia.editions.documents.words import PROFESSION, clause, day
from niangjia.editions.types import PLANNED, TRANSCRIBED
from niangjia.kernel.figure import Status
from niangjia.kernel.imprint import Imprint
from niangjia.kernel.sheets import Marked
from niangjia.staffing.types import COUNTS, LABELS, PERSON, Measure

COLUMNS = (Measure.WORKERS, Measure.MUST, Measure.MAY, Measure.VALUE, Measure.FUNDED, Measure.FILLED)
HEADS = [*(LABELS[one].zh for one in COLUMNS), LABELS[Measure.SHORTFALL].zh, "计划数"]
KEYS = (*COLUMNS, Measure.SHORTFALL, PLANNED)
WORDS = {Status.MISSING: "缺数据", Status.NOT_APPLICABLE: "不适用"}
A4, HEAD_ROW = 9, 3
Cells = Sequence[str | int | None]


def quotas(matter: Matter, *, imprint: Imprint | None = None) -> bytes:
    """By county and unit by unit: numbers as numbers, A4 across, its head and page numbers on every page."""
    content = BytesIO()
    with Marked(content, imprint) as book:
        looks = _looks(book)
        if matter.grouped:
            heads = [("序号", 6), (matter.each, 20), ("计数", 9), ("单位数", 9), ("缺数据", 9)]
            _page(book, f"分{matter.each}", matter, heads, _county_rows(matter), looks)
        heads = [
            ("序号", 6),
            ("单位", 30),
            ("计数", 9),
            (matter.each if matter.grouped else "所属", 12),
            ("类型", 10),
        ]
        _page(book, "分单位", matter, heads, _unit_rows(matter), looks)
    return content.getvalue()


def _looks(book: Any) -> dict[str, Any]:
    edge = {"border": 1, "valign": "vcenter", "font_name": "宋体", "font_size": 10}
    return {
        "title": book.add_format({"bold": True, "font_size": 16, "align": "center", "font_name": "黑体"}),
        "said": book.add_format({"font_size": 10, "font_name": "宋体"}),
        "head": book.add_format({**edge, "bold": True, "text_wrap": True, "align": "center"}),
        "number": book.add_format({**edge, "num_format": "#,##0"}),
        "text": book.add_format({**edge, "text_wrap": True}),
        "sum": book.add_format({**edge, "bold": True, "num_format": "#,##0"}),
        "note": book.add_format({"font_size": 9, "font_name": "宋体", "text_wrap": True, "valign": "top"}),
    }


def _page(
    book: Any,
    name: str,
    matter: Matter,
    first: Sequence[tuple[str, int]],
    rows: Sequence[Cells],
    looks: dict[str, Any],
) -> None:
    page = book.add_worksheet(name.replace("/", "、")[:31])
    heads = [*(head for head, _ in first), *HEADS]
    last = len(heads) - 1
    for column, (_, width) in enumerate(first):
        page.set_column(column, column, width)
    page.set_column(len(first), last, 9.5)
    page.merge_range(0, 0, 0, last, f"{matter.short}{matter.year}年{PROFESSION}名额表", looks["title"])
    page.set_row(0, 26)
    page.write_string(1, 0, _said(matter), looks["said"])
    page.set_row(HEAD_ROW - 1, 32)
    for column, head in enumerate(heads):
        page.write_string(HEAD_ROW - 1, column, head, looks["head"])
    end = HEAD_ROW
    for end, row in enumerate(rows, start=HEAD_ROW):
        _write(page, end, row, looks)
    for at, note in enumerate(_notes(matter), start=end + 1):
        page.merge_range(at, 0, at, last, note, looks["note"])
        page.set_row(at, 14 * (1 + len(note) // 70))
    page.freeze_panes(HEAD_ROW, 2)
    page.set_paper(A4)
    page.set_landscape()
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, HEAD_ROW - 1)
    page.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.8)
    page.set_footer(f"{book.foot}&C第 &P 页，共 &N 页")


def _write(page: Any, at: int, row: Cells, looks: dict[str, Any]) -> None:
    summed = row[0] is None
    for column, value in enumerate(row):
        look = looks["sum" if summed else "number" if isinstance(value, int) else "text"]
        if value is None:
            page.write_blank(at, column, None, look)
        elif isinstance(value, int):
            page.write_number(at, column, value, look)
        else:
            page.write_string(at, column, value, look)


def _county_rows(matter: Matter) -> list[Cells]:
    rows: list[Cells] = []
    for unit, _ in _counted(matter):
        for at, one in enumerate(by_group(matter, unit), start=1):
            rows.append([at, one.name or matter.organ, *_of_sum(unit, one)])
        rows.append([None, "合计", *_of_sum(unit, whole(matter, unit))])
    return rows


def _unit_rows(matter: Matter) -> list[Cells]:
    rows: list[Cells] = []
    for unit, some in _counted(matter):
        said = COUNTS[unit].zh
        for at, row in enumerate(some, start=1):
            numbers = [row.numbers[key] if row.numbers[key] is not None else _why(row, key) for key in KEYS]
            rows.append([at, row.name, said, row.group or matter.short, row.kind, *numbers])
        for why, name, posts in matter.elsewhere if unit == PERSON else ():
            numbers = [posts if key == Measure.FUNDED else "—" for key in KEYS]
            rows.append(["—", f"（{why}）", said, name or matter.short, "—", *numbers])
        rows.append([None, "合计", said, None, None, *_of_sum(unit, whole(matter, unit))[3:]])
    return rows


def _counted(matter: Matter) -> list[tuple[str, list[Row]]]:
    return [(unit, rows) for unit in COUNTS if (rows := matter.counted_in(unit))]


def _of_sum(unit: str, one: Sum) -> Cells:
    numbers = ["—" if (number := one[key]) is None else number for key in KEYS]
    return [COUNTS[unit].zh, one.units, one.lacking, *numbers]


def _why(row: Row, key: str) -> str:
    if key == PLANNED:
        return "未定"
    if key in (Measure.WORKERS, Measure.FUNDED, Measure.FILLED):
        return WORDS[Status.MISSING]
    return WORDS.get(row.status, WORDS[Status.NOT_APPLICABLE])


def _said(matter: Matter) -> str:
    by_hand = f"　{TRANSCRIBED.zh}" if matter.decided and matter.decided.transcribed else ""
    return f"{matter.organ}　数据截至{day(matter.on)}　{matter.state.label.zh}{by_hand}　单位：人、名"


def _notes(matter: Matter) -> list[str]:
    ruled = (
        "；".join(clause(one.citation) for one in matter.bases if one.units) or "没有文件对所列单位作出规定"
    )
    said = [
        f"须配下限、可增配、可配上限依据：{ruled}。",
        f"职工人数为单位表所报{cut_off(matter)}；已配为截至{day(matter.on)}花名册在册人数。"
        "缺口逐个单位相加，不以超配相抵。",
    ]
    if matter.funded:
        said.append(f"保障名额依据：{'、'.join(one.reply.number for one in matter.money)}。")
    return said

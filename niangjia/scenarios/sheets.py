"""The comparison as a workbook: unit by unit and in sum side by side, what was assumed, and the clauses."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any

from niangjia.kernel.figure import Figure, Status
from niangjia.kernel.imprint import Imprint
from niangjia.kernel.sheets import Marked
from niangjia.kernel.wording import Wording, said_day
from niangjia.policy.facade import FORCES, places
from niangjia.scenarios.queries import Comparison, figure
from niangjia.scenarios.rules.figures import ONLY_TRIED
from niangjia.scenarios.rules.shifts import said
from niangjia.scenarios.rules.sums import number_of, status_of
from niangjia.scenarios.types import Compared, Sum
from niangjia.scenarios.types.changes import LABELS, Changes, TextChange
from niangjia.staffing.types import COUNTS, PERSON

STATUS_WORDS = {Status.MISSING: "缺数据", Status.NOT_APPLICABLE: "不适用"}
EVERY_UNIT = Wording("全部单位", "all units")
AS_IN_FORCE = Wording("现行文件", "the document in force")
NO_DOCUMENT = Wording("不用本地文件，按上级文件", "no document of its own: the level above")
COLUMNS = tuple(one for one in Compared if one not in (Compared.FILLED, Compared.FUNDED))


def workbook(found: Comparison, chosen: Sequence[int], *, imprint: Imprint) -> bytes:
    """The .xlsx: numbers as numbers, what is not known says so, no formula."""
    content = BytesIO()
    with Marked(content, imprint, constant_memory=True) as book:
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
        number = book.add_format({"num_format": "#,##0"})
        money = book.add_format({"num_format": "#,##0.00"})
        title = f"{found.under.name}模拟测算　截至 {said_day(found.on).zh}　导出人：{imprint.who}"
        for name, rows in (
            ("单位对照", _unit_rows(found, chosen)),
            ("汇总对照", _sum_rows(found)),
            ("假设", _assumptions(found)),
            ("依据", _basis(found)),
        ):
            page = book.add_worksheet(name)
            page.set_column(0, 0, 30)
            page.set_column(1, 40, 14)
            page.write_string(0, 0, f"{title}　{ONLY_TRIED.zh}")
            page.freeze_panes(2, 1)
            _write(page, rows, head, number, money)
    return content.getvalue()


def _write(page: Any, rows: Iterator[Sequence[object]], head: Any, number: Any, money: Any) -> None:
    for place, row in enumerate(rows, start=1):
        for column, value in enumerate(row):
            if isinstance(value, int | Decimal):
                look = money if isinstance(value, Decimal) else number
                page.write_number(place, column, value, look)
            elif value is not None:
                page.write_string(place, column, str(value), head if place == 1 else None)


def _heads(found: Comparison) -> list[str]:
    heads = []
    for column in COLUMNS:
        for side in found.sides:
            heads.append(f"{column.label.zh}·{side.name.zh}")
        heads += [f"{column.label.zh}·{side.name.zh}－现行" for side in found.trials]
    return heads


def _numbers(values: Sequence[int | Decimal | None], statuses: Sequence[Status]) -> Iterator[object]:
    for value, status in zip(values, statuses, strict=True):
        yield STATUS_WORDS[status] if value is None else value
    now = values[0]
    for then in values[1:]:
        yield "—" if now is None or then is None else then - now


def _unit_rows(found: Comparison, chosen: Sequence[int]) -> Iterator[Sequence[object]]:
    yield ["单位", "代码", "县（市、区）", "类型", "计数", *_heads(found)]
    for at in chosen:
        line = found.present.lines[at]
        row: list[object] = [line.name, line.code, line.county, line.kind_label.zh, COUNTS[line.unit].zh]
        for column in COLUMNS:
            each = [(side.lines[at], column, side.price) for side in found.sides]
            row += _numbers([number_of(*one) for one in each], [status_of(*one) for one in each])
        yield row


def _sum_rows(found: Comparison) -> Iterator[Sequence[object]]:
    yield ["汇总到", "计数", *_heads(found)]
    for counted_in, whole in found.totals.items():
        if found.federations:
            for group, sides in found.groups(counted_in):
                yield [group.name, COUNTS[counted_in].zh, *_summed([sides[at] for at in range(len(sides))])]
        yield ["合计", COUNTS[counted_in].zh, *_summed(whole)]


def _summed(sides: Sequence[Any]) -> list[object]:
    row: list[object] = []
    for column in COLUMNS:
        each: list[Sum] = [side[column] for side in sides]
        row += _numbers([one.value for one in each], [one.status for one in each])
    return row


def _assumptions(found: Comparison) -> Iterator[Sequence[object]]:
    yield ["方案", "项目", "内容"]
    yield ["", "说明", ONLY_TRIED.zh]
    for side in found.sides:
        yield from ((side.name.zh, what.zh, how.zh) for what, how in in_words(side.changes))
        yield from ((side.name.zh, "未计入", one.zh) for one in side.problems)
        yield from ((side.name.zh, "注意", one.zh) for one in (*side.warnings, *side.price.warnings))
        for step in side.price.steps:
            yield [side.name.zh, "每岗每年", step.text.zh, step.value]


def in_words(changes: Changes) -> Iterator[tuple[Wording, Wording]]:
    """Each change as one reads it: what, and how."""
    for text in changes.texts:
        place = places.named(places.normal(text.area))
        yield Wording(f"规定（{place.zh}）", f"Rule ({place.en})"), _text_in_words(text)
    workers = [(EVERY_UNIT, changes.everyone)] if changes.everyone else []
    workers += [(kind.label, shift) for kind, shift in changes.kinds.items()]
    workers += [(Wording(one.unit, one.unit), one.shift) for one in changes.units]
    for whose, shift in workers:
        yield Wording(f"职工人数（{whose.zh}）", f"Number of workers ({whose.en})"), said(shift)


def _text_in_words(text: TextChange) -> Wording:
    given = text.model_dump(exclude={"area", "document", "readings"}, exclude_none=True)
    document = Wording(text.document or "", text.document or "")
    parts = [{None: AS_IN_FORCE, "": NO_DOCUMENT}.get(text.document, document)]
    parts += [
        Wording(f"{LABELS[one].zh}＝{value}", f"{LABELS[one].en} = {value}") for one, value in given.items()
    ]
    parts += [
        Wording(f"读法 {one}＝{taken}", f"reading {one} = {taken}") for one, taken in text.readings.items()
    ]
    return Wording("，".join(part.zh for part in parts), ", ".join(part.en for part in parts))


def _basis(found: Comparison) -> Iterator[Sequence[object]]:
    yield ["方案", "文件", "标题", "条款", "原文", "发文机关", "施行", "用词", "转述"]
    for at, side in enumerate(found.sides):
        for one in dict.fromkeys(one for answer in _figures(found, at) for one in answer.citations):
            told = "转述" if one.reported else ""
            force = FORCES[one.force].zh
            where = (one.document, one.title, one.clause, one.quote, one.issuer, one.in_force_from)
            yield [side.name.zh, *where, force, told]


def _figures(found: Comparison, at: int) -> list[Figure]:
    return [
        figure(found, column, side=at, less=False, unit=False, counted_in=counted_in)
        for counted_in in found.counted or (PERSON,)
        for column in (Compared.VALUE, Compared.SHORTFALL)
    ]

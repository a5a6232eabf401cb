"""Rows that are not data: titles, sections, totals, notes, footers, repeated headings, unfilled rows."""

from __future__ import annotations

import re
from collections.abc import Callable

from niangjia.kernel.sheets.cells import Cell, is_blank, shown, squeezed
from niangjia.kernel.sheets.head import Heading
from niangjia.kernel.sheets.kinds.dates import day_in
from niangjia.kernel.sheets.words import heading_words
from niangjia.kernel.wording import Wording

TITLE = Wording("表头以上的标题", "title above the heading")
SECTION = Wording("分段标题", "title between the rows")
BLANK = Wording("空行", "blank row")
REPEATED = Wording("重复的表头", "heading repeated")
TOTAL = Wording("合计行", "total")
NOTE = Wording("注释或落款", "note or footer")
UNFILLED = Wording("只有序号，未填内容", "only a row number, nothing filled in")
HIDDEN = Wording("隐藏的工作表", "hidden sheet")
NO_HEADING = Wording("此表没有所需的表头", "this sheet has no such heading")

LONGEST_SECTION = 30
_TOTAL = re.compile(
    r".{0,20}?(?:合计|小计|总计|共计|累计|总数|本页计|总人数)(?:人数|数)?(?:[:(\d].*)?|(?:总共|共)[\d,]+人?"
)
_NOTE = re.compile(
    r"(注|备注|说明|填表说明|填报说明|提示|附注|温馨提示)\d?[:.、]"
    r"|(填表人|填报人|制表人?|审核人?|复核人?|审批人?|负责人|单位负责人|领导签字|经办人|联系人|联系电话|填表日期|填报日期"
    r"|填报时间|制表日期|制表时间|打印日期|填报单位|统计截止|数据截止|截止日期|截至|单位盖章|盖章|签字)[(:\d]"
    r"|\(?(盖章|公章|单位公章)\)|第\d+页|共\d+页|[-—]?\d{1,3}[-—]$"
)
_SIGNED = re.compile(
    r"(填表人|填报人|制表人?|审核人?|复核人?|审批人?|负责人|经办人|联系人|联系电话|填表日期|填报日期|制表日期)[:(]"
)
_NUMBERED = re.compile(
    r"(?:第?[一二三四五六七八九十]{1,3}(?:[、.:]|部分)|\([一二三四五六七八九十]{1,3}\)|[■◆●▲★])"
)
_SENTENCE = re.compile(r"[。;!]|[,、:].*[,、:]")


def why_not_data(
    row: list[Cell], heading: Heading, tells_place: Callable[[str], object] = lambda _: None
) -> Wording | None:
    """Why `row`, which stands below the heading, is not a data row; None when it is one.

    `tells_place` answers whether a text names the place that the rows below it belong to.
    """
    cells = [row[place] for place in heading.required if place < len(row)]
    if len(cells) == len(heading.required) > 1 and not any(cell == "" or is_blank(cell) for cell in cells):
        # All that a row needs is there: only signatures may stand so; 注明 is a name. No heading can be it,
        # for a row with all headings begins a list of its own.
        return NOTE if any(_signed(cell) for cell in cells) else None
    filled = [place for place, cell in enumerate(row) if not is_blank(cell)]
    if not filled:
        return BLANK
    own = heading.required.intersection(filled)
    first = squeezed(shown(row[filled[0]]))
    if any(_TOTAL.fullmatch(squeezed(shown(row[place]))) for place in {filled[0], *own}):
        return TOTAL
    if _NOTE.match(first):
        return NOTE
    if _repeats(row, filled, heading):
        return REPEATED
    if len(filled) == 1 and isinstance(row[filled[0]], str) and not first.isdigit():
        return _alone(first, tells_place, in_required=bool(own))
    if not own and heading.telling.isdisjoint(filled) and _counts(row[filled[0]]):
        return UNFILLED
    return None


def _signed(cell: Cell) -> bool:
    return isinstance(cell, str) and (":" in cell or "：" in cell) and bool(_SIGNED.match(squeezed(cell)))


def _repeats(row: list[Cell], filled: list[int], heading: Heading) -> bool:
    return all(isinstance(row[place], str) and heading_words(row[place]) in heading.words for place in filled)


def _counts(cell: Cell) -> bool:
    return squeezed(shown(cell)).isdigit()


def _alone(text: str, tells_place: Callable[[str], object], *, in_required: bool) -> Wording | None:
    """What a text is that stands in its row alone; below a required heading it may be a row hardly begun."""
    if _NUMBERED.match(text) and len(text) <= LONGEST_SECTION:
        return SECTION
    if tells_place(text) and len(text) <= LONGEST_SECTION and not _SENTENCE.search(text):
        return SECTION
    if in_required and len(text) <= LONGEST_SECTION and not _SENTENCE.search(text):
        return None
    return NOTE if len(text) > LONGEST_SECTION or _SENTENCE.search(text) or day_in(text) else SECTION

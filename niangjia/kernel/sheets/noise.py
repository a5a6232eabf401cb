"""Rows that are not data: titles, totals, notes, footers, repeated headings, blank and unfilled rows."""

from __future__ import annotations

import re

from niangjia.kernel.sheets.cells import Cell, is_blank, shown, squeezed
from niangjia.kernel.sheets.heading import Heading
from niangjia.kernel.sheets.words import heading_words
from niangjia.kernel.wording import Wording

TITLE = Wording("表头以上的标题", "title above the heading")
BLANK = Wording("空行", "blank row")
REPEATED = Wording("重复的表头", "heading repeated")
TOTAL = Wording("合计行", "total")
NOTE = Wording("注释或落款", "note or footer")
UNFILLED = Wording("只有序号，未填内容", "only a row number, nothing filled in")
HIDDEN = Wording("隐藏的工作表", "hidden sheet")
NO_HEADING = Wording("此表没有所需的表头", "this sheet has no such heading")

_TOTAL = re.compile(r".{0,20}?(合计|小计|总计|共计|累计|总数)([:(\d].*)?")
_NOTE = re.compile(
    r"(注|备注|说明|填表说明|填报说明|提示|附注)\d?[:.、]"
    r"|(填表人|填报人|制表人?|审核人?|复核人?|负责人|单位负责人|经办人|联系人|联系电话|填表日期|填报日期|填报时间|制表日期"
    r"|打印日期|填报单位|统计截止|数据截止|截止日期|单位盖章|盖章)[(:]"
    r"|第\d+页|共\d+页"
)


def why_not_data(row: list[Cell], heading: Heading) -> Wording | None:
    """Why `row`, which stands below the heading, is not a data row; None when it is one."""
    filled = [place for place, cell in enumerate(row) if not is_blank(cell)]
    if not filled:
        return BLANK
    own = {bound.position for bound in heading.bound if bound.column.required}
    first = squeezed(shown(row[filled[0]]))
    if any(_TOTAL.fullmatch(squeezed(shown(row[place]))) for place in {filled[0], *own.intersection(filled)}):
        return TOTAL
    if _NOTE.match(first) and len(own.intersection(filled)) <= 1:
        return NOTE
    if all(isinstance(row[place], str) and heading_words(row[place]) in heading.words for place in filled):
        return REPEATED
    if not any(bound.position in filled for bound in heading.bound) and len(filled) == 1 and first.isdigit():
        return UNFILLED
    return None

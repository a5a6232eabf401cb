"""What a person does about a refused cell, by the code of its problem."""

from __future__ import annotations

from niangjia.kernel.sheets.entries import Problem, Refusal
from niangjia.kernel.wording import Wording

_ORIGINAL = Wording("请核对证件原件后改此格。", "Check the original document and mend this cell.")
_SPLIT = Wording("一格只填一个，其余写进备注。", "Write one here and the others under remarks.")
_AS_TEXT = Wording("请把此格设为文本，按原件重新填写。", "Make the cell text and write it again.")
_KEEP_ONE = Wording("请保留正确的一行。", "Keep the row that is right.")

REMEDIES = {
    "missing": Wording("请补填。", "Fill it in."),
    "id length": _ORIGINAL,
    "id characters": _ORIGINAL,
    "check digit": _ORIGINAL,
    "id birth date": _ORIGINAL,
    "id damaged by spreadsheet": _AS_TEXT,
    "number damaged by spreadsheet": _AS_TEXT,
    "id masked": Wording("请填写完整号码。", "Write the whole number."),
    "sex contradicts id": Wording("请核对证件，改性别或号码。", "Check the document, mend either."),
    "end before start": Wording("请核对合同，改其中一个日期。", "Check the contract, mend a date."),
    "invalid date": Wording("请写成 2026-06-30 这样的日期。", "Write a date such as 2026-06-30."),
    "several values": _SPLIT,
    "not a phone": Wording("请填11位手机号或带区号的座机。", "Write a mobile number, or the area code too."),
    "not a number": Wording("请只填一个确定的数字。", "Write one definite number."),
    "negative": Wording("请填不小于0的数字。", "Write a number that is not below 0."),
    "not a name": Wording("请只填姓名本身。", "Write nothing but the name."),
    "not yes or no": Wording("请填“是”或“否”。", "Write 是 or 否."),
    "same person, different facts": _KEEP_ONE,
    "same unit, different facts": _KEEP_ONE,
}

TELLING = 3
"""So many characters of a title tell which column is meant: 身份证 of 身份证号码."""


def explained(problem: Problem, refusal: Refusal) -> Wording:
    """`身份证号码：校验码不符。请核对证件原件后改此格。` The column is named where the message does not."""
    title = refusal.titles.get(problem.column)
    remedy = REMEDIES.get(problem.code)
    zh, en = problem.message.zh.rstrip("。"), problem.message.en.rstrip(".")
    if title is not None:
        zh = zh if title.zh[:TELLING] in zh else f"{title.zh}：{zh}"
        en = en if title.en.lower() in en.lower() else f"{title.en}: {en}"
    return Wording(f"{zh}。{remedy.zh if remedy else ''}", f"{en}. {remedy.en if remedy else ''}".rstrip())

"""What a person does about a refused cell, by the code of its problem."""

from __future__ import annotations

from niangjia.kernel.sheets.entries import Problem, Refusal
from niangjia.kernel.wording import Wording

_ORIGINAL = Wording("请核对证件原件后改此格。", "Check the original document and mend this cell.")
_CARD = Wording("请核对银行卡后改此格。", "Check the card and mend this cell.")
_SPLIT = Wording("一格只填一个，其余写进备注。", "Write one here and the others under remarks.")
_AS_TEXT = Wording("请把此格设为文本，按原件重新填写。", "Make the cell text and write it again.")
_KEEP_ONE = Wording("请保留正确的一行。", "Keep the row that is right.")
_VALUE = Wording("请改填数值或文字。", "Write the value in place of the formula.")
_PERIOD = Wording("请写成 2024-01-01至2026-12-31。", "Write both days: 2024-01-01至2026-12-31.")

REMEDIES = {
    "missing": Wording("请补填。", "Fill it in."),
    "id length": _ORIGINAL,
    "id characters": _ORIGINAL,
    "check digit": _ORIGINAL,
    "id birth date": _ORIGINAL,
    "id damaged by spreadsheet": _AS_TEXT,
    "number damaged by spreadsheet": _AS_TEXT,
    "id masked": Wording("请填写完整号码。", "Write the whole number."),
    "card masked": Wording("请填写完整卡号。", "Write the whole number."),
    "card damaged by spreadsheet": _AS_TEXT,
    "card characters": _CARD,
    "card length": _CARD,
    "card check digit": _CARD,
    "address masked": Wording("请填写完整住址，或留空。", "Write the whole address, or nothing."),
    "not an address": Wording("请从省、市、县写起。", "Begin with province, prefecture and county."),
    "sex contradicts id": Wording("请核对证件，改性别或号码。", "Check the document, mend either."),
    "end before start": Wording("请核对合同，改其中一个日期。", "Check the contract, mend a date."),
    "invalid date": Wording("请写成 2026-06-30 这样的日期。", "Write a date such as 2026-06-30."),
    "several values": _SPLIT,
    "not a phone": Wording("请填11位手机号或带区号的座机。", "Write a mobile number, or the area code too."),
    "not a number": Wording("请只填一个确定的数字。", "Write one definite number."),
    "negative": Wording("请填不小于0的数字。", "Write a number that is not below 0."),
    "not a name": Wording("请只填姓名本身。", "Write nothing but the name."),
    "not yes or no": Wording("请填“是”或“否”。", "Write 是 or 否."),
    "nothing to repeat": Wording("请填写实际内容，不写“同上”。", "Write what is meant, no ditto mark."),
    "formula not computed": _VALUE,
    "formula error": _VALUE,
    "amount for a year": Wording("请改填每月金额。", "Write the amount for a month."),
    "doubtful wage": Wording(
        "请核对金额和单位，不发工资的留空。", "Check amount and unit; leave it blank for none."
    ),
    "duration only": _PERIOD,
    "gap in periods": Wording("请只填现行合同的起止日期。", "Write the days of the present contract only."),
    "contract contradicts itself": Wording("请核对合同，只留一处。", "Check the contract, keep one of both."),
    "birth date contradicts id": Wording(
        "请核对证件，改出生日期或号码。", "Check the document, mend either."
    ),
    "status contradicts itself": Wording(
        "请核对在岗情况，改其中一处。", "Check how the person stands, mend one."
    ),
    "left before start": Wording("请核对离职日期和合同开始日期。", "Check the day of leaving and the start."),
    "ambiguous unit": Wording("请写明所在县（市、区）。", "Write the county as well."),
    "one id, two names": _KEEP_ONE,
    "name differs from roster": Wording(
        "如已改名，请先在人员页更正姓名；否则改此格或号码。",
        "If the name changed, correct it on the person's page first; else mend this cell or the number.",
    ),
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

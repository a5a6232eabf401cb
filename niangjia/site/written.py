"""How values are written on a page: numbers, money, dates, sentences, in the language asked for."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal

from django.utils import timezone

from niangjia.kernel.figure import Citation, Figure, Status, Value, Verdict
from niangjia.kernel.language import language, said
from niangjia.kernel.wording import Wording, said_day, said_month
from niangjia.policy.facade import UNITS

NOTHING = "–"
STATUS_WORDS = {
    Status.MISSING: Wording("缺数据", "missing"),
    Status.NOT_APPLICABLE: Wording("不适用", "not applicable"),
}
TRUTH = {True: Wording("是", "yes"), False: Wording("否", "no")}
_LEGAL_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?")


def number(value: int | Decimal | None) -> str:
    """A number for a table: 8,000 for a count, 86,400.00 for a Decimal (money, half up to the fen)."""
    if value is None:
        return NOTHING
    if isinstance(value, Decimal):
        return f"{value.quantize(Decimal('0.01'), ROUND_HALF_UP):,}"
    return f"{value:,}"


def plain(value: Decimal) -> str:
    """A Decimal that is not money: as many digits as it has, no idle zeros."""
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def wan(amount: Decimal | int | None) -> str:
    """Money for a headline, yuan in: 8.64万元, 1.2亿元; below 10,000 yuan in full. English says yuan."""
    if amount is None:
        return NOTHING
    amount = Decimal(amount)
    if language() == "en":
        return f"{plain(amount.quantize(Decimal('0.01'), ROUND_HALF_UP))} yuan"
    for size, word in ((10**8, "亿元"), (10**4, "万元")):
        if abs(amount) >= size:
            return plain((amount / size).quantize(Decimal("0.01"), ROUND_HALF_UP)) + word
    return plain(amount.quantize(Decimal("0.01"), ROUND_HALF_UP)) + "元"


def day(when: date | str | None) -> str:
    """2026年6月30日, Jun 30, 2026; also from a legal date as written: 2017-12-31, or 2019-12 (no day)."""
    if not when:
        return NOTHING
    if isinstance(when, datetime):
        when = timezone.localtime(when) if timezone.is_aware(when) else when
    if isinstance(when, date):
        return said(said_day(when))
    match = _LEGAL_DATE.fullmatch(when)
    if match is None:
        return said(Wording("日期不详", "date unknown")) if when == "unknown" else when
    year, month, of_month = match.groups()
    when = date(int(year), int(month), int(of_month or 1))
    return said(said_day(when) if of_month else said_month(when))


def quantity(value: Value | None, unit: str | None = None) -> str:
    """Any value a figure can have, without its unit's word."""
    if isinstance(value, bool):
        return said(TRUTH[value])
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal) and unit != "yuan":
        return plain(value)
    return number(Decimal(value) if unit == "yuan" and value is not None else value)


def unit_word(unit: str | None, number: Value | None = None) -> str:
    """名, 元, 天 …: in English person(s), or what fits `number`. A unit without a word is its own word."""
    word = said(UNITS.get(unit, unit)) if unit else ""
    return word if number is None else word.replace("(s)", "" if number == 1 else "s")


def with_unit(value: Value | None, unit: str | None) -> str:
    """A value and its unit: 8,000人 is written 8,000 人."""
    word = unit_word(unit, value)
    return quantity(value, unit) if value is None or not word else f"{quantity(value, unit)} {word}"


def answer(figure: Figure | Verdict) -> str:
    """A figure as one word or number: its value, 缺数据 or 不适用; a verdict as 是 or 否."""
    if isinstance(figure, Verdict):
        return said(TRUTH[figure.allowed])
    if figure.status is Status.VALUE:
        return quantity(figure.value, figure.unit)
    return said(STATUS_WORDS[figure.status])


def clause(citation: Citation) -> str:
    """Where it stands: 绵工发〔2017〕52号 · 三、目标任务."""
    return f"{citation.document} · {citation.clause}" if citation.clause else citation.document

"""How somebody stands, told in words: 已于2026年3月15日辞职, 产假（2026.3.1—2026.8.31）, 借调至市总.

Only a clause that says nothing else is believed. One with another word in it (拟离职, 接替张三离职) is left
to a person: it warns and concludes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import lru_cache

from niangjia.kernel.sheets.cells import squeezed
from niangjia.kernel.sheets.kinds.dates import day_in
from niangjia.workforce.types import EngagementStatus

LEFT, LEAVE, SECONDED = EngagementStatus.LEFT, EngagementStatus.LEAVE, EngagementStatus.SECONDED


@dataclass(frozen=True, slots=True)
class Standing:
    """What was concluded. `doubts` are clauses that speak of it but are not certain."""

    status: EngagementStatus | None = None
    left_date: date | None = None
    reason: str = ""
    begins: date | None = None
    ends: date | None = None
    workplace: str = ""
    month_only: bool = False
    """Whether a date was told without its day, and so not taken."""

    doubts: tuple[str, ...] = ()


class _When(Enum):
    """A date told too roughly to be taken."""

    ROUGHLY = "roughly"


def _any(words: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_DAY = (
    r"(?:\d{4}[-/.年])?\d{1,2}(?:[-/.月]\d{1,2}[日号]?|月)?"
    r"|\d{8}|\d{4}年(?:\d{1,2}月(?:\d{1,2}[日号])?)?(?:底|初|末)?"
)
_TO = r"(?:至|到|[-—–―─~〜]+)"
_LEFT_WORDS = tuple(word.removeprefix("已") for word in LEFT.words)
_LEFT = re.compile(
    rf"(?:该同志|该人|此人|本人)?(?:已|现已)?(?:[于自从在])?(?P<before>{_DAY})?(?:起|后)?(?:已)?"
    rf"(?P<why>因.{{1,12}}?|个人原因|家庭原因|身体原因|考[上入取].{{1,8}}?|合同到期|合同期满|到龄)?(?:已|而|主动|自愿|正式|申请|办理)?"
    rf"(?P<word>{_any(_LEFT_WORDS)})(?:手续)?(?:了|人员)?"
    rf"(?:[(:,]?(?:时间|日期)?:?(?P<after>{_DAY})(?:起)?\)?)?"
)
_LEAVE = re.compile(
    rf"(?:已|正在|现|目前|在)?(?:[自从])?(?:(?P<from1>{_DAY})(?:{_TO}(?P<to1>{_DAY})|起)?)?(?:在)?(?:休|请)?"
    rf"(?P<word>{_any(LEAVE.words)})(?:中|期间|期)?"
    rf"(?:[(:,]?[自从]?(?P<from2>{_DAY})?(?:起|开始)?(?:{_TO}(?P<to2>{_DAY})?止?)?\)?)?"
)
_SECONDED = re.compile(
    rf"(?:已|现|目前|正)?(?:[于自从])?(?:(?P<from1>{_DAY})(?:{_TO}(?P<to1>{_DAY})|起)?)?(?:被|在)?"
    rf"(?P<word>{_any(SECONDED.words)})(?:中|期间)?(?:[至到去在于])?"
    rf"(?P<place>[^\d(),:;]{{2,20}}?)?(?:工作|上班|帮助工作|帮忙|锻炼)?"
    rf"(?:[(:,]?[自从]?(?P<from2>{_DAY})?(?:起|开始)?(?:{_TO}(?P<to2>{_DAY})?止?)?\)?)?"
)
_NOT_SO = re.compile(
    r"未|没|不|拟|将|准备|计划|待|预计|申请中|如|若|可能|曾|取消|撤|结束|期满返|返岗|返回|已回|回来|恢复|销假|休完|接替|顶替|代替|补缺|原(?!因)|来我|调入|借入|调来|(?<!理)由"
)
_SPEAKING = re.compile("|".join(_any(status.words) for status in (LEFT, LEAVE, SECONDED)))
_HARMLESS = re.compile(r"(?:退休|离退休)?(?:人员)?返聘(?:人员)?")
_CLAUSES = re.compile(r"[;。\n\r]+|[,、](?![^(]*\))")
_ROUGH_PLACES = frozenset(("人员", "干部", "中", "期间", "来", "入"))
_BY_WORD = {LEFT: _LEFT, LEAVE: _LEAVE, SECONDED: _SECONDED}


@lru_cache(maxsize=4096)
def standing_in(text: str) -> Standing:
    """What `text`, a remark or a status, says of how somebody stands; nothing where it says nothing."""
    whole = squeezed(text)
    if "返聘" in whole:
        # Whoever is engaged again after retiring is on duty: 2025年退休，返聘.
        if _NOT_SO.search(whole):
            return Standing(doubts=(whole,))
        whole = whole.replace("离退休", "").replace("退休", "")
        if not _SPEAKING.search(whole):
            return Standing(status=EngagementStatus.ON_DUTY)
    if not _SPEAKING.search(whole):
        return Standing(status=EngagementStatus.ON_DUTY if whole in EngagementStatus.ON_DUTY.words else None)
    return _together(list(_read(whole)))


def _read(text: str) -> Iterator[Standing]:
    one = _clause(text)
    if one and one.status:
        yield one
        return
    for clause in filter(None, _CLAUSES.split(text)):
        if (read := _clause(clause)) is not None:
            yield read


def _clause(clause: str) -> Standing | None:
    """What one clause concludes, or a doubt where it speaks of it otherwise; None where it does not."""
    if not _SPEAKING.search(_HARMLESS.sub("", clause)):
        on_duty = _HARMLESS.search(clause) or clause in EngagementStatus.ON_DUTY.words
        return Standing(status=EngagementStatus.ON_DUTY) if on_duty else None
    if _NOT_SO.search(clause) is None or clause in LEFT.words:
        if found := _LEFT.fullmatch(clause):
            return _left(found)
        if found := _LEAVE.fullmatch(clause):
            return _away(LEAVE, found)
        if (found := _SECONDED.fullmatch(clause)) and found["place"] not in _ROUGH_PLACES:
            return _away(SECONDED, found)
    return Standing(doubts=(clause,))


def _left(found: re.Match[str]) -> Standing:
    told = [_day(found[key]) for key in ("before", "after") if found[key]]
    days = [day for day in told if isinstance(day, date)]
    word, why = found["word"], (found["why"] or "").removeprefix("因")
    reason = "，".join(part for part in (why, word if word != LEFT.label.zh else "") if part)
    sure = len(set(days)) == len(told) == 1
    return Standing(LEFT, days[0] if sure else None, reason, month_only=bool(told) and not sure)


def _away(status: EngagementStatus, found: re.Match[str]) -> Standing:
    begins, ends = _day(found["from1"] or found["from2"]), _day(found["to1"] or found["to2"])
    place = (found["place"] or "") if status is SECONDED else ""
    rough = _When.ROUGHLY in (begins, ends)
    first = begins if isinstance(begins, date) else None
    last = ends if isinstance(ends, date) else None
    if first and last and last < first:
        return Standing(status, workplace=place, doubts=(found[0],))
    return Standing(status, None, "", first, last, place, rough)


def _day(text: str | None) -> date | _When | None:
    return (day_in(text) or _When.ROUGHLY) if text else None


def _together(clauses: list[Standing]) -> Standing:
    """All clauses as one: whoever has left is neither on leave nor seconded; two others contradict."""
    doubts = tuple(doubt for clause in clauses for doubt in clause.doubts)
    certain = [clause for clause in clauses if clause.status not in (None, EngagementStatus.ON_DUTY)]
    left = [clause for clause in certain if clause.status is LEFT]
    workplace = next((clause.workplace for clause in certain if clause.workplace), "")
    if left:
        one = max(left, key=lambda clause: clause.left_date is not None)
        if len({clause.left_date for clause in left} - {None}) > 1:
            return Standing(LEFT, reason=one.reason, workplace=workplace, doubts=(*doubts, "离职日期不一"))
        return Standing(LEFT, one.left_date, one.reason, None, None, workplace, one.month_only, doubts)
    if len({clause.status for clause in certain}) > 1:
        return Standing(
            doubts=(*doubts, "、".join(str(clause.status.label.zh) for clause in certain if clause.status))
        )
    if certain:
        one = certain[0]
        return Standing(one.status, None, "", one.begins, one.ends, workplace, one.month_only, doubts)
    on_duty = EngagementStatus.ON_DUTY if clauses and not doubts else None
    return Standing(on_duty, doubts=doubts)

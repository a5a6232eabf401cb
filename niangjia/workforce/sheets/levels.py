"""The professional certificates named in one cell: 助理社会工作师、社会工作师, 初级（2019）中级（2022）."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from niangjia.kernel.sheets.cells import Cell, half_width, shown, squeezed
from niangjia.kernel.sheets.kinds import Choice, Kind, Read
from niangjia.kernel.sheets.repairs import Repair
from niangjia.kernel.terms import Term
from niangjia.kernel.wording import Wording
from niangjia.workforce.types import ProfessionalLevel

OTHER_PROFESSIONS = re.compile(
    r"心理咨询|劳动关系|人力资源|教师|律师|法律|会计|经济师|工程师|健康管理|家庭教育|婚姻|调解|建造师|政工师|护士|医师|营养师|普通话|计算机"
)
_WHEN = re.compile(
    r"\(?(?:19|20)\d{2}(?:[年./-]\d{1,2}(?:[月./-]\d{1,2}日?|月)?|年)?(?:取得|考取|获得|获证)?\)?"
)
_BETWEEN = re.compile(r"[、,;/+和及与|\n\r]+")
_EXTRA = re.compile(r"(?:职业)?(?:资格证书|资格证|资格|证书|证)$|^(?:已?取得|考取|持有?|有|全国)")
_GENERAL = re.compile(
    r"(?:社会工作者?|社工)(?:师)?(?:职业)?(?:水平|资格)?(?:证书|证)?\(?(初级|中级|高级)\)?(?:证书|证)?"
)
_HIGHEST_FIRST = tuple(reversed(ProfessionalLevel))


@dataclass(frozen=True)
class Held:
    """The levels held, the highest first, and certificates of other professions as written."""

    levels: tuple[ProfessionalLevel, ...]
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Levels(Kind):
    """One certificate of social work or several, as `Held`."""

    @cached_property
    def _one(self) -> Choice:
        return Choice(ProfessionalLevel)

    @property
    def hint(self) -> Wording:
        """How to write it."""
        return self._one.hint

    @property
    def choices(self) -> tuple[str, ...]:
        """The three levels."""
        return self._one.choices

    def read(self, cell: Cell) -> Read:
        """The levels; what is neither a level nor another profession's certificate is refused."""
        if (level := self._one.term_of(cell)) is not None:
            return Read(Held((level,)))
        text = _WHEN.sub("、", half_width(shown(cell)))
        held: set[Term] = set()
        others = []
        for part in filter(None, (squeezed(part).strip("()") for part in _BETWEEN.split(text))):
            named = self._named(part)
            held.update(named)
            if not named and not OTHER_PROFESSIONS.search(part):
                return self._one.read(cell)
            if not named:
                others.append(part)
        levels = tuple(level for level in _HIGHEST_FIRST if level in held)
        several = len(levels) + len(others) > 1
        return Read(Held(levels, tuple(others)), (Repair.SEVERAL_CERTIFICATES,) if several else ())

    def _named(self, part: str) -> set[Term]:
        """The levels a text is wholly made of; none where anything else stands in it."""
        found: set[Term] = set()
        while part:
            general = _GENERAL.match(part)
            word = next((word for word in self._words if part.startswith(word)), None)
            if general and len(general[0]) >= len(word or ""):
                level, word = self._one.term_of(general[1]), general[0]
            elif word:
                level = self._one.term_of(word)
            elif (rest := _EXTRA.sub("", part)) != part:
                part = rest
                continue
            else:
                return set()
            found.update([level] if level else [])
            part = _EXTRA.sub("", part[len(word) :].lstrip("()")) if word else ""
        return found

    @cached_property
    def _words(self) -> tuple[str, ...]:
        words = {squeezed(word) for level in ProfessionalLevel for word in level.words}
        return tuple(sorted(words, key=len, reverse=True))

    def show(self, value: Any) -> str:
        """The labels in Chinese."""
        if isinstance(value, Held):
            return "、".join(level.label.zh for level in value.levels) or "无"
        return self._one.show(value)

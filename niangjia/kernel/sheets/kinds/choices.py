"""Values from a closed list, and yes or no."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from niangjia.kernel.sheets.cells import Cell, shown, squeezed
from niangjia.kernel.sheets.kinds.kind import Kind, Read, refused
from niangjia.kernel.terms import Term
from niangjia.kernel.wording import Wording

YES = frozenset(
    (
        *(
            "是",
            "√",
            "✓",
            "✔",
            "☑",
            "有",
            "对",
            "Y",
            "YES",
            "TRUE",
            "1",
            "已",
            "已参加",
            "已参保",
            "参加",
            "参保",
        ),
        *("已缴", "已缴纳", "缴纳", "已购买", "购买", "已买", "已办理", "在保", "正常缴纳"),
    )
)
NO = frozenset(
    (
        *(
            "否",
            "×",
            "✗",
            "✘",
            "☒",
            "X",
            "无",
            "没有",
            "不是",
            "N",
            "NO",
            "FALSE",
            "0",
            "未",
            "未参加",
            "未参保",
        ),
        *("不参加", "未缴", "未缴纳", "没参加", "未购买", "没买", "未办理", "停保"),
    )
)


@dataclass(frozen=True)
class YesNo(Kind):
    """Yes or no, in words or marks."""

    @property
    def hint(self) -> Wording:
        """How to write it."""
        return Wording("是或否", "是 for yes, 否 for no")

    @property
    def choices(self) -> tuple[str, ...]:
        """Both words."""
        return ("是", "否")

    def read(self, cell: Cell) -> Read:
        """True or False; any other mark is refused."""
        text = squeezed(shown(cell)).upper()
        if text in YES or text in NO:
            return Read(text in YES)
        return refused(
            "not yes or no", f"“{shown(cell)}”既不是“是”也不是“否”", f"“{shown(cell)}” is neither yes nor no"
        )

    def show(self, value: Any) -> str:
        """是 or 否."""
        return "是" if value else "否"


@dataclass(frozen=True)
class Choice(Kind):
    """A word of a closed list, under any of its usual names."""

    terms: type[Term]

    @cached_property
    def _members(self) -> dict[str, Term]:
        return {squeezed(word).upper(): term for term in self.terms for word in (term.label.en, *term.words)}

    @property
    def hint(self) -> Wording:
        """How to write it."""
        return Wording("从列表中选择", "choose from the list")

    @property
    def choices(self) -> tuple[str, ...]:
        """The label of every word."""
        return tuple(term.label.zh for term in self.terms)

    def term_of(self, cell: Cell) -> Any:
        """The word in a cell; None where it is not known."""
        return self._members.get(squeezed(shown(cell)).upper())

    def read(self, cell: Cell) -> Read:
        """The word; an unknown one is refused with the nearest known."""
        term = self.term_of(cell)
        if term is not None:
            return Read(term)
        text = squeezed(shown(cell))
        near = "、".join(get_close_matches(text, self._members, n=3)) or "、".join(self.choices[:8])
        return refused(
            "unknown value", f"不认识“{text}”，可写：{near}", f"“{text}” is not known; known are: {near}"
        )

    def show(self, value: Any) -> str:
        """The label in Chinese."""
        return self.terms(value).label.zh

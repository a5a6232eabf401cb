"""A closed list of words: each has a stable value, a label in both languages, and its other spellings."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from niangjia.kernel.wording import Wording


class Term(StrEnum):
    """One word of a closed list, written `NAME = value, 中文, English, 别名 …` in the subclass."""

    label: Wording
    synonyms: tuple[str, ...]

    def __new__(cls, value: str, zh: str = "", en: str = "", *synonyms: str) -> Self:
        """A member whose value is `value`; `synonyms` are other Chinese spellings found in workbooks."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = Wording(zh, en)
        member.synonyms = synonyms
        return member

    @property
    def words(self) -> tuple[str, ...]:
        """Every spelling a workbook may use for the word, its label first."""
        return (self.label.zh, *self.synonyms)

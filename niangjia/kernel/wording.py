"""A sentence in the languages of the interface: Chinese is the source, English complete."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Language = Literal["zh", "en"]
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence, said in Chinese and in English.

    Figures and verdicts carry both, so that a figure kept with an act can be read in either
    language years later.
    """

    zh: str
    en: str

    def __str__(self) -> str:
        return self.zh

    def said_in(self, language: Language) -> str:
        """The sentence in `language`."""
        return self.en if language == "en" else self.zh


def said_day(when: date) -> Wording:
    """A day as a sentence says it: 2026年6月30日, Jun 30, 2026."""
    month = said_month(when)
    return Wording(f"{month.zh}{when.day}日", f"{MONTHS[when.month - 1]} {when.day}, {when.year}")


def said_month(when: date) -> Wording:
    """A month: 2026年6月, Jun 2026."""
    return Wording(f"{when.year}年{when.month}月", f"{MONTHS[when.month - 1]} {when.year}")

"""The words of a paper: plain text in which what is not known yet is a marked blank."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Blank:
    """What a person must still fill in, shown on yellow as 【待填：label】. It is never invented."""

    label: str

    def __str__(self) -> str:
        return f"【待填：{self.label}】"


Text = str | Blank | tuple[str | Blank, ...]
"""A sentence, a blank, or a sentence with blanks in it."""

"""One declaration of a list: from it come the template, the import and the export."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Any

from niangjia.kernel.sheets.kinds.kind import Kind
from niangjia.kernel.sheets.words import heading_word
from niangjia.kernel.wording import Wording


@dataclass(frozen=True)
class Column:
    """A column of a list.

    `key` is also the attribute of the row object that an export reads, unless `of` says otherwise.
    `synonyms` are headings other offices use, the plainest first: of two columns that could be meant the one
    with the plainer heading is. A heading in two rows is written joined (合同期限起).
    `blanks` are words that mean nothing stands here (无, 未取得).
    `repeats` permits 同上. `place` may be told once for many rows: in the sheet's name, a title, a line
    between the rows. `derived` follows from another column, so that a formula left uncomputed is no loss.
    """

    key: str
    title: Wording
    kind: Kind
    synonyms: tuple[str, ...] = ()
    required: bool = False
    blanks: frozenset[str] = frozenset()
    of: Callable[[Any], Any] | None = None
    repeats: bool = False
    place: bool = False
    derived: bool = False

    def value_of(self, row: object) -> Any:
        """What an export writes for `row`."""
        return self.of(row) if self.of else attrgetter(self.key)(row)


@dataclass(frozen=True)
class Sheet:
    """A list an office keeps: its columns in the order of the template.

    `also_read` are columns understood where a file has them, which neither template nor export offers.
    """

    key: str
    title: Wording
    columns: tuple[Column, ...]
    also_read: tuple[Column, ...] = ()

    @cached_property
    def all_columns(self) -> tuple[Column, ...]:
        """Every column that is understood."""
        return self.columns + self.also_read

    @cached_property
    def by_key(self) -> dict[str, Column]:
        """Column key → column."""
        return {column.key: column for column in self.all_columns}

    @cached_property
    def vocabulary(self) -> dict[str, Column]:
        """Every known heading, normalised, and the column it stands for."""
        return {word: self.by_key[key] for word, (key, _) in self.ranked.items()}

    @cached_property
    def ranked(self) -> dict[str, tuple[str, int]]:
        """Every known heading and its column's key, with how plain a word for it that is: 0 is its title."""
        return {
            heading_word(word): (column.key, rank)
            for column in self.all_columns
            for rank, word in enumerate((column.title.zh, column.title.en, *column.synonyms))
        }

    @cached_property
    def titles(self) -> dict[str, Wording]:
        """Column key → title."""
        return {column.key: column.title for column in self.all_columns}

    @cached_property
    def required(self) -> frozenset[str]:
        """The keys without which a row, and so a heading, makes no sense."""
        return frozenset(column.key for column in self.columns if column.required)

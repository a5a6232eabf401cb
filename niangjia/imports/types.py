"""The words of importing: where a workbook goes, how its cut-off date was found, what came of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.sheets import Book, Reading
from niangjia.kernel.wording import Wording


@dataclass(frozen=True, slots=True)
class Place:
    """The unit under which a workbook is imported."""

    code: str
    name: str
    path: str


@dataclass(frozen=True, slots=True)
class CutOff:
    """The date a list speaks of, where it was taken from, and what to be warned of."""

    date: date
    source: Wording
    warning: Wording | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a commit did: rows that came new, that changed something, and that stood so already."""

    created: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class Importer:
    """How one kind of list is read and committed; each app registers its own."""

    kind: str
    title: Wording
    permission: Permission
    locate: Callable[[str, Actor], Place]
    """Code → place; founds the federations of a division that has none yet. Raises what names an unknown code."""
    read: Callable[[Book, Place, Actor], Reading[Any]]
    commit: Callable[[Reading[Any], Place, CutOff, str, Actor], Outcome]
    template: Callable[[], bytes]
    """An empty workbook with the headings of the list."""

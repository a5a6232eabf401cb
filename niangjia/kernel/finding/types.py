"""What a search finds. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from niangjia.kernel.actor import Actor
from niangjia.kernel.finding.rules import Parts
from niangjia.kernel.permissions import Permission
from niangjia.kernel.wording import Wording


@dataclass(frozen=True, slots=True)
class Hit:
    """One record: what it is called, what tells it from others of that name, its page."""

    title: str
    subtitle: Wording
    url: str
    marked: Parts | None = None
    """The title before, in and after what was asked for; None where it stands elsewhere in the record."""


@dataclass(frozen=True, slots=True)
class Found:
    """The hits of one kind; `more` is the list they were taken from, empty where nothing is left over."""

    hits: Sequence[Hit] = ()
    more: str = ""


class Ask(Protocol):
    """Looks for what was typed, through the queries of the list page, at most `limit` hits."""

    def __call__(self, text: str, *, on: date, by: Actor, limit: int) -> Found: ...


@dataclass(frozen=True, slots=True)
class Finder:
    """How one kind of record is found: the power its list needs, and whether a person's number finds it."""

    kind: str
    label: Wording
    power: Permission
    ask: Ask
    by_number: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind in the answer to a search."""

    kind: str
    label: Wording
    hits: Sequence[Hit]
    more: str

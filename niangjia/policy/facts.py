"""The facts of a question, read strictly: each is right, or missing, or an error that names it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from niangjia.policy import words
from niangjia.policy.errors import FactError, FactMissing


class Facts:
    """Named facts as given by a caller, a file or the command line. None counts as not given."""

    def __init__(self, given: Mapping[str, object]) -> None:
        self._given = {name: fact for name, fact in given.items() if fact is not None}

    def has(self, name: str) -> bool:
        """Whether the fact was given."""
        return name in self._given

    def require(self, *names: str) -> None:
        """Raise FactMissing naming every one of these facts that was not given."""
        absent = [name for name in names if name not in self._given]
        if absent:
            raise FactMissing(*absent)

    # `Any`, because each reader below narrows it at once and refuses what it cannot read.
    def raw(self, name: str) -> Any:
        """The fact as given. Raises FactMissing."""
        self.require(name)
        return self._given[name]

    def count(self, name: str) -> int:
        """A whole number, 0 or more."""
        given = self.raw(name)
        if isinstance(given, bool) or not isinstance(given, int) or given < 0:
            raise FactError(name, "须为不小于0的整数", "a whole number of 0 or more is needed", given)
        return given

    def amount(self, name: str) -> Decimal:
        """An exact number, 0 or more; a binary float is refused, for it is not exact."""
        given = self.raw(name)
        if isinstance(given, bool) or not isinstance(given, (int, Decimal)):
            raise FactError(name, "须为精确的数", "an exact number (int or Decimal) is needed", given)
        number = Decimal(given)
        if not number.is_finite() or number < 0:
            raise FactError(name, "须为不小于0的数", "a number of 0 or more is needed", given)
        return number

    def flag(self, name: str) -> bool:
        """True or false."""
        given = self.raw(name)
        if not isinstance(given, bool):
            raise FactError(name, "须为 true 或 false", "true or false is needed", given)
        return given

    def day(self, name: str) -> date:
        """A calendar day, as a date or written 2023-05-17."""
        given = self.raw(name)
        if type(given) is date:
            return given
        try:
            return date.fromisoformat(given)
        except (TypeError, ValueError):
            raise FactError(
                name, "须为日期，如2023-05-17", "a date such as 2023-05-17 is needed", given
            ) from None

    def text(self, name: str) -> str:
        """A phrase that says something, without the blanks around it."""
        given = self.raw(name)
        if not isinstance(given, str):
            raise FactError(name, "须为文字", "text is needed", given)
        return given.strip()

    def one_of(self, name: str, known: Mapping[str, str]) -> str:
        """One of the known names (a Chinese or an English one), as its key."""
        given = self.raw(name)
        if not isinstance(given, str) or given not in known:
            raise FactError(name, f"须为其一：{'、'.join(known)}", f"one of: {', '.join(known)}", given)
        return known[given]

    def some_of(self, name: str, known: Collection[str]) -> tuple[str, ...]:
        """A list of known names, in the order given."""
        given = self.raw(name)
        listed = (given,) if isinstance(given, str) else given
        if not isinstance(listed, (list, tuple)) or any(
            not isinstance(one, str) or one not in known for one in listed
        ):
            raise FactError(
                name, f"须为列表，取自：{'、'.join(known)}", f"a list out of: {', '.join(known)}", given
            )
        return tuple(listed)

    def unit_kind(self) -> str:
        """The fact `kind` as a kind of unit."""
        return words.unit_kind(self.raw("kind"))


def plain(number: Decimal) -> int | Decimal:
    """A whole decimal as a whole number, any other as it is."""
    return int(number) if number == number.to_integral_value() else number


def read_number(text: str) -> int | Decimal:
    """An exact number written in digits. Raises ValueError."""
    try:
        return int(text) if text.lstrip("-").isdigit() else Decimal(text)
    except InvalidOperation:
        raise ValueError(text) from None

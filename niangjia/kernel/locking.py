"""Nobody's change is lost: a form carries the mark of the record it shows, and an act that finds the record
otherwise stops and says what was changed in between.

A mark holds one keyed fingerprint for each value, so that it tells which of them changed and nothing of
what they were.
"""

from __future__ import annotations

from collections.abc import Mapping

from niangjia.kernel.vault import vault

DIGITS = 12
"""Hexadecimal digits of a fingerprint: two values of one field never meet by chance."""


class Overtaken(Exception):
    """Somebody changed the record since it was shown; `names` are the values that are otherwise now."""

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names
        super().__init__(", ".join(sorted(names)))


def mark(values: Mapping[str, object]) -> str:
    """The mark of a record as shown: name:fingerprint, a comma between."""
    return ",".join(f"{name}:{_fingerprint(name, value)}" for name, value in sorted(values.items()))


def changed_since(shown: str, values: Mapping[str, object]) -> frozenset[str]:
    """Which values are otherwise than when the mark was made; a mark that is none knows of no value."""
    known = dict(part.split(":", 1) for part in shown.split(",") if ":" in part)
    return frozenset(name for name, value in values.items() if known.get(name) != _fingerprint(name, value))


def hold(shown: str, values: Mapping[str, object]) -> None:
    """Raise `Overtaken` unless the values, read under the lock, are as they were shown."""
    if names := changed_since(shown, values):
        raise Overtaken(names)


def _fingerprint(name: str, value: object) -> str:
    return vault().digest(repr(value), about=f"mark {name}").hex()[:DIGITS]

"""The secrets of the home, as far as a backup speaks of them: their fingerprints always, they themselves only
when asked for. What belongs to the place (database passwords, the mark of the house, the keys of its sign-in
cookies and of its counts of requests) never goes along: another place has its own."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator, Mapping
from pathlib import Path

from niangjia.kernel import home

OF_THE_PLACE = ("database-", "house", "django", "limits")
ABOUT = b"niangjia backup"
DIGITS = 16


def secrets() -> Iterator[tuple[str, Path]]:
    """Name and file of each secret that a restored house needs."""
    folder = home.keys()
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith((*OF_THE_PLACE, ".")):
            yield name, path


def fingerprints() -> dict[str, str]:
    """A fingerprint of each secret: the same for the same secret, and telling nothing of it."""
    return {name: _fingerprint(path.read_bytes()) for name, path in secrets()}


def missing(then: Mapping[str, str]) -> list[str]:
    """The secrets of a backup that are not here, or are others here, by name."""
    here = fingerprints()
    return sorted(name for name, fingerprint in then.items() if here.get(name) != fingerprint)


def _fingerprint(content: bytes) -> str:
    return hmac.digest(content.strip(), ABOUT, hashlib.sha256).hex()[:DIGITS]

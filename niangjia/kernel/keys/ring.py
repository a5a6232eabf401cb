"""The master keys and index keys of an installation, by number, as they lie in its keys folder.

`vault-master` is number 1, `vault-master-2` number 2, and so on; `vault-index` likewise. The highest number
seals, all of them open. A running process looks again every second whether a key came or went.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from time import monotonic

from niangjia.kernel import home
from niangjia.kernel.keys.ciphers import KEY_BYTES, Algorithm

GLANCE_SECONDS = 1.0
"""How long a process may not know of a new key."""

CHOSEN = {"": Algorithm.AES, "aes": Algorithm.AES, "sm4": Algorithm.SM4}


class KeyMissing(home.HomeError):
    """A value lies under a key that is not in the keys folder; the message says which and what to do."""


class Use(StrEnum):
    """What a key is for; its value begins the name of its file."""

    MASTER = "vault-master"
    INDEX = "vault-index"


@dataclass(frozen=True, slots=True)
class Ring:
    """The keys by number, and the cipher that seals from now on."""

    masters: Mapping[int, bytes]
    indexes: Mapping[int, bytes]
    algorithm: Algorithm = Algorithm.AES

    def of(self, use: Use) -> Mapping[int, bytes]:
        """The keys for one use, by number."""
        return self.masters if use is Use.MASTER else self.indexes

    def newest(self, use: Use) -> int:
        """The number of the key that is used from now on."""
        return max(self.of(use))

    def master(self, number: int) -> bytes:
        """A master key. Raises `KeyMissing`."""
        if number not in self.masters:
            raise KeyMissing(missing(Use.MASTER, number))
        return self.masters[number]


def missing(use: Use, number: int) -> str:
    """What to do about a key that is not there."""
    return (
        f"缺少密钥文件 {path(use, number)}：请从密钥备份中放回（权限 600），不要新建；"
        "没有它，用它加密的内容无法读出"
    )


def path(use: Use, number: int) -> Path:
    """Where a key's file lies, or should."""
    return home.keys() / file_name(use, number)


def file_name(use: Use, number: int) -> str:
    """The name of a key's file: the first of a use has no number."""
    return use.value if number == 1 else f"{use.value}-{number}"


def load() -> Ring:
    """The ring of this installation; its first two keys are drawn on first need. Raises `HomeError`."""
    folder = home.keys()
    found: dict[Use, dict[int, bytes]] = {}
    for use in Use:
        shape = re.compile(rf"{use.value}(?:-([2-9]|[1-9][0-9]+))?")
        numbers = [int(match[1] or 1) for name in os.listdir(folder) if (match := shape.fullmatch(name))]
        found[use] = {
            number: home.secret(file_name(use, number), KEY_BYTES) for number in sorted(numbers) or [1]
        }
    return Ring(found[Use.MASTER], found[Use.INDEX], _chosen())


def draw(use: Use) -> int:
    """Make the next key of a use; returns its number. Every process knows it within `GLANCE_SECONDS`."""
    number = load().newest(use) + 1
    home.secret(file_name(use, number), KEY_BYTES)
    return number


def destroy(use: Use, number: int) -> None:
    """Take a key out of the folder: what is still sealed under it is lost."""
    path(use, number).unlink()


def _chosen() -> Algorithm:
    name = os.environ.get("NIANGJIA_CIPHER", "").lower()
    if name not in CHOSEN:
        raise home.HomeError(f"NIANGJIA_CIPHER 须为 aes 或 sm4，现为“{name}”")
    return CHOSEN[name]


@dataclass(slots=True)
class _Held:
    ring: Ring
    stamp: tuple[str, str, int]
    until: float


_held: _Held | None = None


def present(*, anew: bool = False) -> Ring:
    """The ring as it lies in the folder, looked at again every second, or at once with `anew`."""
    global _held
    now = monotonic()
    if _held is not None and now < _held.until and not anew:
        return _held.ring
    stamp = _stamp()
    ring = _held.ring if _held is not None and _held.stamp == stamp else load()
    _held = _Held(ring, stamp, now + GLANCE_SECONDS)
    return ring


def _stamp() -> tuple[str, str, int]:
    folder = home.keys()
    return str(folder), os.environ.get("NIANGJIA_CIPHER", ""), os.stat(folder).st_mtime_ns

"""The ends of the chains, kept outside the database: `proof/heads` in the home, one line for each chain.

Who cuts the newest events off, seals and all, leaves chains that look whole. The ends kept here tell.
"""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from niangjia.kernel import home
from niangjia.proof.types import Head

FOLDER = "proof"


def path() -> Path:
    """Where they lie."""
    return home.folder(FOLDER) / "heads"


def read() -> dict[str, Head]:
    """The end of each chain; nothing where none was sealed yet. Raises `home.HomeError`."""
    file = path()
    if not file.exists():
        return {}
    try:
        return dict(map(_parsed, file.read_text(encoding="ascii").splitlines()))
    except (OSError, ValueError) as problem:
        raise home.HomeError(f"cannot read the ends of the chains in {file}: {problem}") from problem


def write(heads: Mapping[str, Head]) -> None:
    """Keep the ends: written whole under another name and then put in place."""
    file = path()
    draft = file.with_name(".heads")
    with open(draft, "w", encoding="ascii", opener=_private) as out:
        out.writelines(_line(chain, heads[chain]) for chain in sorted(heads))
        out.flush()
        os.fsync(out.fileno())
    draft.replace(file)


@contextmanager
def alone() -> Iterator[bool]:
    """Whether nobody else of this home seals; held until the end, so that ends never go back."""
    with open(home.folder(FOLDER) / "lock", "w", opener=_private) as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True


def _private(name: str, flags: int) -> int:
    return os.open(name, flags, 0o600)


def _line(chain: str, head: Head) -> str:
    return f"{chain} {head.number} {head.digest.hex()} {head.event} {head.sealed_at}\n"


def _parsed(line: str) -> tuple[str, Head]:
    chain, number, digest, event, sealed_at = line.split(" ")
    return chain, Head(int(number), bytes.fromhex(digest), int(event), int(sealed_at))

"""The ends of the chains of sealed audit events leave the house with every backup, and come back with it."""

from __future__ import annotations

from pathlib import Path

from niangjia.kernel import home

BEFORE = ".before-restore"


def read() -> list[str]:
    """A line for each chain; none where nothing was sealed yet."""
    path = _path()
    return path.read_text(encoding="ascii").splitlines() if path.is_file() else []


def write(lines: list[str]) -> None:
    """Put them where they are compared; those that lay there before are set aside."""
    path = _path()
    home.folder("proof")
    if path.exists():
        path.replace(path.with_name(path.name + BEFORE))
    if lines:
        path.touch(mode=0o600)
        path.write_text("".join(f"{line}\n" for line in lines), encoding="ascii")


def _path() -> Path:
    return home.home() / "proof" / "heads"

"""The files of a backup, laid into the home: all of them or, when what follows fails, none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from niangjia.kernel import home
from niangjia.kernel.command import Fault

FILES, KEYS = "files", "keys"
BEFORE = "before-restore"


def refuse_full() -> None:
    """Raise `Fault` where attachments lie in the home already."""
    folder = home.home() / FILES
    if folder.is_dir() and any(folder.rglob("*")):
        raise Fault(f"{folder} 里已有文件，没有恢复：请恢复到空的 NIANGJIA_HOME")


@contextmanager
def placed(folder: Path) -> Iterator[None]:
    """Attachments and secrets of `folder` in their places; taken back when the block fails.

    Secrets of the same names that this home has drawn meanwhile are set aside: they open nothing.
    """
    undo: list[tuple[Path, Path]] = []
    try:
        for path in sorted(one for one in folder.rglob("*") if one.is_file()):
            place, name = path.relative_to(folder).parts[0], Path(*path.relative_to(folder).parts[1:])
            if place == KEYS:
                _set(path, home.keys() / name, undo)
            elif place == FILES:
                _set(path, home.folder(FILES) / name, undo)
        yield
    except BaseException:
        for source, target in reversed(undo):
            shutil.move(target, source)
        raise


def _set(path: Path, target: Path, undo: list[tuple[Path, Path]]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    if target.exists():
        aside = target.parent / BEFORE / target.name
        aside.parent.mkdir(mode=0o700, exist_ok=True)
        shutil.move(target, aside)
        undo.append((target, aside))
    shutil.move(path, target)
    undo.append((path, target))

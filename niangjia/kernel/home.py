"""The home folder: everything this installation owns outside the database lies below it.

`NIANGJIA_HOME` names it; unset, it is `var/` in the checkout. A home and what lies in it is made with
mode 0700; the mode of a folder that was there before is never touched.

    keys/       secrets, one file each, mode 0600: keep a copy apart from the database's
    log/        the log of the embedded server
    files/      attachments
    postgres/   the embedded server: its lock, and for an ordinary user its data
"""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from pathlib import Path

import niangjia


class HomeError(RuntimeError):
    """The home cannot be used; the message is one line that says what to do."""


def home() -> Path:
    """The absolute path of the home, whether or not it exists yet."""
    named = os.environ.get("NIANGJIA_HOME")
    if named:
        return Path(named).expanduser().absolute()
    checkout = Path(niangjia.__file__).resolve().parents[1]
    is_checkout = (checkout / "pyproject.toml").exists()
    return (checkout if is_checkout else Path.cwd()) / "var"


def folder(name: str = "") -> Path:
    """The home, or a folder below it, made on first need with mode 0700. Raises HomeError."""
    path = home() / name
    try:
        for step in (*reversed(path.parents), path):
            if not step.exists():
                with contextlib.suppress(FileExistsError):
                    step.mkdir(mode=0o700)
        if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
            raise PermissionError("not writable")
    except OSError as problem:
        raise HomeError(f"cannot use {path} ({problem}): name another in NIANGJIA_HOME") from problem
    return path


def secret(name: str, nbytes: int = 32) -> bytes:
    """The secret of that name, drawn on first need. Two processes that ask at once get the same one.

    It is written whole under another name and then linked, so that a reader never sees half of it.
    Raises HomeError when the file does not hold `nbytes` bytes in hexadecimal.
    """
    path = folder("keys") / name
    if not path.exists():
        _write_once(path, secrets.token_hex(nbytes))
    try:
        value = bytes.fromhex(path.read_text(encoding="ascii"))
    except (OSError, ValueError) as problem:
        raise HomeError(f"cannot read the secret {path}: {problem}") from problem
    if len(value) != nbytes:
        raise HomeError(f"the secret {path} is damaged ({nbytes} bytes expected): restore your copy")
    return value


def _write_once(path: Path, text: str) -> None:
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(FileExistsError):
            os.link(draft, path)
    finally:
        os.unlink(draft)

"""The home folder: everything this installation owns outside the database lies below it.

`NIANGJIA_HOME` names it; unset, it is `var/` in the checkout. A home and what lies in it is made with
mode 0700; the mode of a folder that was there before is never touched.

    keys/       secrets, one file each, mode 0600: keep a copy apart from the database's
                (`NIANGJIA_KEYS` names another folder for them, such as a mounted key store)
    log/        the log of the embedded server
    files/      attachments
    postgres/   the embedded server: its lock, and for an ordinary user its data
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import tempfile
from pathlib import Path

import niangjia

OTHERS = 0o077
"""The rights of everybody but the owner."""


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
    return _made(home() / name)


def keys() -> Path:
    """Where the secrets lie: `NIANGJIA_KEYS`, else `keys/` in the home. Raises HomeError."""
    named = os.environ.get("NIANGJIA_KEYS")
    return _made(Path(named).expanduser().absolute() if named else home() / "keys")


def _made(path: Path) -> Path:
    try:
        for step in (*reversed(path.parents), path):
            if not step.exists():
                with contextlib.suppress(FileExistsError):
                    step.mkdir(mode=0o700)
        if not os.access(path, os.R_OK | os.W_OK | os.X_OK):
            raise PermissionError("not writable")
    except OSError as problem:
        raise HomeError(
            f"cannot use {path} ({problem}): name another in NIANGJIA_HOME or NIANGJIA_KEYS"
        ) from problem
    return path


def secret(name: str, nbytes: int = 32) -> bytes:
    """The secret of that name, drawn on first need. Two processes that ask at once get the same one.

    It is written whole under another name and then linked, so that a reader never sees half of it.
    Raises HomeError when the file does not hold `nbytes` bytes in hexadecimal, or others may read it.
    """
    path = keys() / name
    if not path.exists():
        _write_once(path, secrets.token_hex(nbytes))
    try:
        value = bytes.fromhex(kept_close(path))
    except ValueError as problem:
        raise HomeError(f"cannot read the secret {path}: {problem}") from problem
    if len(value) != nbytes:
        raise HomeError(f"the secret {path} is damaged ({nbytes} bytes expected): restore your copy")
    return value


def kept_close(path: Path) -> str:
    """The text of a file that only its owner may read. Raises HomeError, and says how to mend it."""
    try:
        with path.open(encoding="ascii") as file:
            mode = stat.S_IMODE(os.fstat(file.fileno()).st_mode)
            if mode & OTHERS:
                raise HomeError(
                    f"密钥文件 {path} 可被他人读取（权限 {mode:03o}）：请运行 chmod 600 {path}，"
                    f"并考虑更换密钥 / others may read the secret: chmod 600, and think of replacing it"
                )
            return file.read().strip()
    except (OSError, ValueError) as problem:
        raise HomeError(f"cannot read the secret {path}: {problem}") from problem


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

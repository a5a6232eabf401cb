"""Whom a backup is sealed for: the public key lies in the home, the private one with whoever restores."""

from __future__ import annotations

import getpass
import os
from pathlib import Path

import pyrage
from pyrage.x25519 import Identity, Recipient

from niangjia.kernel import home
from niangjia.kernel.command import Fault

PASSPHRASE = "NIANGJIA_BACKUP_PASSPHRASE"
"""The passphrase of a private key, where nobody can be asked for it."""
SHORTEST = 12
FIRST_BYTES = b"age-encryption.org/"


def recipients_file() -> Path:
    """Public keys, a line each: whoever holds the private key to any of them can restore."""
    return home.folder() / "backup-recipients"


def recipients() -> list[Recipient]:
    """The public keys of this home. Raises `Fault` when there is none: nothing is backed up in the open."""
    path = recipients_file()
    lines = path.read_text(encoding="ascii", errors="replace").splitlines() if path.exists() else []
    told = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    if not told:
        raise Fault("还没有备份的公钥，没有备份。请先运行：niangjia backup --keygen 私钥文件")
    try:
        return [Recipient.from_str(line) for line in told]
    except pyrage.RecipientError as problem:
        raise Fault(f"{path} 里有一行不是 age 公钥：请改正后再备份") from problem


def draw(private: Path, *, protected: bool) -> str:
    """Make a pair of keys: the private one into a new file of mode 600, the public one beside the others.

    Answers the public one. Raises `Fault` when the file is there already.
    """
    identity = Identity.generate()
    content = f"{identity}\n".encode()
    if protected:
        content = pyrage.passphrase.encrypt(content, _chosen())
    try:
        handle = os.open(private, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as problem:
        raise Fault(f"{private} 已经存在：请换一个文件名，已有的私钥不会被覆盖") from problem
    except OSError as problem:
        raise Fault(f"不能写入 {private}：{problem.strerror}") from problem
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    public = str(identity.to_public())
    with recipients_file().open("a", encoding="ascii") as file:
        file.write(f"{public}\n")
    return public


def identities(private: Path | None) -> list[Identity]:
    """The private keys of a file, one a line, asked for its passphrase where it has one. Raises `Fault`."""
    if private is None:
        raise Fault("请用 --identity 写明私钥文件")
    try:
        content = private.read_bytes()
    except OSError as problem:
        raise Fault(f"不能读取私钥文件 {private}：{problem.strerror}") from problem
    if content.startswith(FIRST_BYTES):
        try:
            content = pyrage.passphrase.decrypt(content, _asked("私钥的口令："))
        except pyrage.DecryptError as problem:
            raise Fault("口令不对，或私钥文件已损坏") from problem
    lines = [line.strip() for line in content.decode("ascii", errors="replace").splitlines()]
    try:
        found = [Identity.from_str(line) for line in lines if line and not line.startswith("#")]
    except pyrage.IdentityError as problem:
        raise Fault(f"{private} 不是 age 私钥（应以 AGE-SECRET-KEY- 开头）") from problem
    if not found:
        raise Fault(f"{private} 里没有私钥")
    return found


def _chosen() -> str:
    passphrase = _asked("给私钥设一个口令：")
    if len(passphrase) < SHORTEST:
        raise Fault(f"口令至少 {SHORTEST} 个字符")
    return passphrase


def _asked(prompt: str) -> str:
    return os.environ.get(PASSPHRASE) or getpass.getpass(prompt)

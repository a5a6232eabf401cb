"""Where the embedded server lies: its binaries, its data, its socket, and the user it runs as.

PostgreSQL refuses to run as root. For root everything therefore lies below /var/lib/niangjia, owned by a
system user; an ordinary user needs nothing outside the home.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import re
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from niangjia.kernel import home
from niangjia.kernel.postgres import binaries, system_user
from niangjia.kernel.postgres.urls import PORT, PostgresError

ROOT_FOLDER = Path("/var/lib/niangjia")
SOCKET_PATH_LIMIT = 100  # bytes; Linux ends at 107


@dataclass(frozen=True, slots=True)
class Place:
    """`uid` and `gid` are None when the server runs as whoever calls."""

    bin: Path
    data: Path
    socket: Path
    log: Path
    uid: int | None = None
    gid: int | None = None

    @property
    def groups(self) -> list[int] | None:
        """The further groups of the server: none at all when it runs as a user of its own."""
        return None if self.uid is None else []


def settle() -> Place:
    """Find the place of this home's server, and make it on the first start. Raises PostgresError."""
    log = home.folder("log") / "postgres.log"
    if os.geteuid() != 0:
        own = home.folder("postgres")
        return Place(binaries.shipped(), own / "data", _socket_folder(own), log)
    try:
        user = system_user.find(owner_of=_folder_for_root())
        binaries.open_to_others(ROOT_FOLDER)
        own = _settle_for_root(user)
        return Place(binaries.copied(ROOT_FOLDER), own / "data", own, log, user.pw_uid, user.pw_gid)
    except OSError as problem:
        raise PostgresError(f"cannot prepare {ROOT_FOLDER} for the database: {problem}") from problem


def _folder_for_root() -> Path:
    return ROOT_FOLDER / hashlib.sha256(os.fsencode(home.home().resolve())).hexdigest()[:12]


def _settle_for_root(user: pwd.struct_passwd) -> Path:
    """The folder of this home: a moved home keeps its data, a deleted one leaves its data aside."""
    own, house = _folder_for_root(), home.secret("house", 16).hex()
    if own.exists() and _stamp(own)[0] != house:
        own.rename(tempfile.mkdtemp(prefix=f"{own.name}-left-", dir=ROOT_FOLDER))
    if not own.exists():
        for other in ROOT_FOLDER.iterdir():
            there, former_home = _stamp(other)
            if there == house and not Path(former_home).exists():
                other.rename(own)
    own.mkdir(mode=0o700, exist_ok=True)
    (own / "house").write_text(f"{house}\n{home.home().resolve()}\n", encoding="utf-8")
    os.chown(own, user.pw_uid, user.pw_gid)
    return own


def _stamp(folder: Path) -> tuple[str, str]:
    try:
        house, former_home = (folder / "house").read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return "", ""
    return house, former_home


def _socket_folder(own: Path) -> Path:
    """Beside the data, or in /tmp when that path is too long or too odd for a socket's address."""
    if _fits(own):
        return own
    note = own / "socket-folder"
    if note.exists() and _is_ours(noted := Path(note.read_text(encoding="utf-8"))):
        return noted
    made = Path(tempfile.mkdtemp(prefix=f"niangjia-{os.geteuid()}-", dir="/tmp"))
    note.write_text(str(made), encoding="utf-8")
    return made


def _fits(folder: Path) -> bool:
    path = str(folder / f".s.PGSQL.{PORT}")
    return len(os.fsencode(path)) <= SOCKET_PATH_LIMIT and re.fullmatch(r"[\w/.~+-]+", path) is not None


def _is_ours(folder: Path) -> bool:
    try:
        found = folder.lstat()
    except OSError:
        return False
    return found.st_uid == os.geteuid() and found.st_mode == stat.S_IFDIR | 0o700

"""The system user that the server runs as when root starts it."""

from __future__ import annotations

import pwd
import shutil
import subprocess
from pathlib import Path

from niangjia.kernel.postgres.urls import PostgresError

NAME = "niangjia"


def find(*, owner_of: Path) -> pwd.struct_passwd:
    """Whoever owns the folder of an earlier start, else the user `niangjia`, made when it is not there.

    Where no user can be made, the one of Debian's PostgreSQL or `nobody` serves. Raises PostgresError.
    """
    if owner_of.exists() and (uid := owner_of.stat().st_uid) != 0:
        return pwd.getpwuid(uid)
    if _named(NAME) is None and (useradd := shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin")):
        command = [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", NAME]
        # Its failure is no error: another process may have been first, or the user table may be read-only.
        subprocess.run(command, capture_output=True, check=False)
    for name in (NAME, "postgres", "nobody"):
        if (user := _named(name)) and user.pw_uid != 0:
            return user
    raise PostgresError("the database must not run as root: create a system user named 'niangjia'")


def _named(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None

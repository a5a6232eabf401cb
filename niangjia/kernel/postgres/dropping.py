"""Dropping a database that others may just have left."""

from __future__ import annotations

import time

import psycopg
from psycopg import errors
from psycopg.sql import SQL, Identifier

PATIENCE_SECONDS = 15


def drop(connection: psycopg.Connection, name: str) -> None:
    """Drop it, once the last connection of another role has ended. Raises psycopg.Error when none ends."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            connection.execute(SQL("drop database if exists {} with (force)").format(Identifier(name)))
            return
        except (errors.InsufficientPrivilege, errors.ObjectInUse):
            # The owner may not end the application's connections; one that was just closed takes a moment.
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)

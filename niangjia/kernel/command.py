"""The ground under every `niangjia` command that needs the database: found or prepared, migrated, opened."""

from __future__ import annotations

import getpass
import os
from argparse import ArgumentTypeError
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from niangjia.kernel import postgres
from niangjia.kernel.actor import Actor, Scope
from niangjia.kernel.roles import LABELS, POWERS, Role

SETTINGS_MODULE = "niangjia.site.settings"


class Fault(Exception):
    """Something the person at the command line can mend; the message is one line that says how."""


def day(text: str) -> date:
    """A date as an option of a command."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"日期“{text}”须写作 2026-06-30 这样，且确有这一天") from None


def code(text: str) -> str:
    """The code of a division or unit as an option; a blank one is a slip, not the whole nation."""
    if not text.strip():
        raise ArgumentTypeError("代码不能为空，例如 5107")
    return text


@contextmanager
def house(*, migrated: bool = True) -> Iterator[None]:
    """Find or start the database, set Django up, bring the tables up to date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS_MODULE)
    with postgres.running() as urls:
        os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"] = urls.application, urls.owner
        os.environ["DATABASE_BACKUP_URL"] = urls.backup
        import django

        django.setup()
        from django.db import connections

        try:
            if migrated:
                check_keys()
                migrate()
                check_keys()
            yield
        finally:
            for connection in connections.all():
                connection.close()
                if connection.alias == "default":
                    connection.close_pool()  # type: ignore[attr-defined]


def check_keys() -> None:
    """Hold the keys in the folder against the database, once it has tables. Raises `KeyMissing`."""
    from niangjia.kernel.keys import checking
    from niangjia.kernel.scope import acting

    if checking.there():
        with acting(operator()):
            checking.check()


def migrate() -> None:
    """Apply the migrations that are not applied yet, as owner."""
    from django.core.management import call_command
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["owner"])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", database="owner", verbosity=0, interactive=False)


def operator() -> Actor:
    """Whoever sits at the machine's command line: over everything, and named so in the audit."""
    return Actor(
        key=f"command line:{getpass.getuser()}",
        name=LABELS[Role.OPERATOR].zh,
        role=Role.OPERATOR.value,
        permissions=POWERS[Role.OPERATOR],
        scope=Scope.everything(),
        source="command line",
    )

"""The ground under the tests: a real database, migrated as owner, used as the application."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from pytest_django import DjangoDbBlocker

from niangjia.kernel import home, postgres
from niangjia.kernel.postgres import testing
from niangjia.kernel.postgres.urls import Urls, from_environment

_ground = ExitStack()


@pytest.hookimpl(tryfirst=True)
def pytest_configure(config: pytest.Config) -> None:
    """Find or start the server once, then set Django up; workers inherit the addresses."""
    os.environ.setdefault("NIANGJIA_HOME", str(home.home() / "test"))
    os.environ.setdefault("NIANGJIA_TEST_SERVER", "1")
    urls = _ground.enter_context(postgres.running())
    os.environ["DATABASE_URL"], os.environ["DATABASE_OWNER_URL"] = urls.application, urls.owner
    os.environ["DATABASE_BACKUP_URL"] = urls.backup
    os.environ["DJANGO_SETTINGS_MODULE"] = "niangjia.site.settings"
    import django
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.RATE_LIMITED = False  # its own tests turn it on
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    django.setup()
    from tests.walls import watching

    watching.watch()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Let go of the server."""
    _ground.close()


@pytest.fixture(autouse=True)
def acts_do_what_they_say() -> Iterator[None]:
    """Each act that a test runs writes what its line in `tests/walls/acts.py` says, and nothing else."""
    from tests.walls import watching

    yield
    assert watching.strays() == []


@pytest.fixture(scope="session")
def database_urls(django_db_blocker: DjangoDbBlocker) -> Iterator[Urls]:
    """The addresses of this worker's own database, made fresh from the migrations."""
    server = from_environment()
    assert server is not None
    name = f"niangjia_test_{os.environ.get('PYTEST_XDIST_WORKER', 'only')}"
    with django_db_blocker.unblock():
        urls = testing.create_test_database(server, name, migrate)
    yield urls
    testing.drop_test_database(server, name)


def migrate(owner_url: str) -> None:
    """Bring an empty database to the present tables, as its owner."""
    from django.core.management import call_command
    from django.db import connections

    from niangjia.site.settings import database

    connections["owner"].settings_dict.update(database(owner_url))
    call_command("migrate", database="owner", verbosity=0, interactive=False)
    connections["owner"].close()


@pytest.fixture(scope="session")
def django_db_setup(database_urls: Urls) -> Iterator[None]:
    """Point Django at this worker's database: pytest-django's own creation would run as the wrong role."""
    from django.db import connections

    from niangjia.site.settings import database

    connections["default"].settings_dict.update(database(database_urls.application, pool=True))
    connections["owner"].settings_dict.update(database(database_urls.owner))
    yield
    connections["default"].close()
    connections["default"].close_pool()
    connections["owner"].close()


@pytest.fixture
def committed(
    django_db_setup: None, database_urls: Urls, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """Real transactions, for the walls: a test inside one savepoint would hide a missing scope."""
    from django.db import connections

    with django_db_blocker.unblock():
        yield
        connections["default"].close()
        testing.wipe(database_urls.owner)

"""Engines to ask the same of."""

from __future__ import annotations

import pytest

from niangjia.policy.tests.columns.engines import Ask, Rows


@pytest.fixture
def postgres(db: None) -> Ask:
    """The house's own server."""
    from django.db import connection, transaction

    def ask(text: str) -> Rows:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"{text} ORDER BY 1")
            return cursor.fetchall()

    return ask

"""Forgetting query plans before rows are stored in bulk.

Triggers and foreign keys look up a row's unit or person for each new row, by plans that a connection keeps.
A plan made while the table was small reads it whole: 40,000 new units took seven minutes with such plans,
half a minute without.
"""

from __future__ import annotations

from collections.abc import Sized

from django.db import connection

FEW = 500
"""So many rows are stored quickly by any plan."""


def forget_plans(rows: Sized) -> None:
    """Have this connection plan anew, by the tables as they are now, where more than a few rows are stored."""
    if len(rows) > FEW:
        with connection.cursor() as cursor:
            cursor.execute("DISCARD PLANS")

"""Which of the fragments of a text fewest units have."""

from __future__ import annotations

from collections.abc import Collection

from django.db import connection

from niangjia.kernel.actor import Actor

RAREST = """
    SELECT gram, number FROM unnest(%s::text[]) AS asked (gram) CROSS JOIN LATERAL (
        SELECT count(*) AS number, max(scope_path) AS last FROM (
            SELECT scope_path FROM organisations_unitgram AS held
            WHERE held.gram = asked.gram AND scope_path >= %s AND scope_path < %s
            ORDER BY scope_path LIMIT %s
        ) AS first
    ) AS weighed
    ORDER BY number, last DESC, gram LIMIT 2
"""
WEIGHED = 3_000
"""So many units are counted of a fragment; one that more of them have is told by how near they stand."""


def rarest(fragments: Collection[str], under: str, *, by: Actor) -> list[tuple[str, int]]:
    """Of these fragments, the two that fewest units at and below a path have, the rarest first, with how many
    have it, up to `WEIGHED`: one query."""
    low, high = (under, f"{under}~") if under else (by.scope.low, by.scope.high)
    with connection.cursor() as cursor:
        cursor.execute(RAREST, [list(fragments), low, high, WEIGHED])
        return [(str(gram), int(number)) for gram, number in cursor]

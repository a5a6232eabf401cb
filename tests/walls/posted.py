"""Pages that are shown and sent: what a county clerk, in scope, is answered who sends the form empty.

The second line of such a route: `{name: status}`. Out of scope it is the status of the page, or the same where
the page is everyone's. A page that takes what is sent (`@page(…, takes=BOTH)`) and has no line here fails
the suite, as does a line here for a page that only shows.
"""

from __future__ import annotations

from dataclasses import replace

from tests.walls.routes import Route

POSTED: dict[str, int] = {}


def both(routes: list[Route]) -> list[Route]:
    """Each line, and behind it the second of those that are shown and sent."""
    found = []
    for route in routes:
        found.append(route)
        if route.method == "get" and (allowed := POSTED.get(route.name)) is not None:
            out_of_scope = route.out_of_scope if route.out_of_scope >= 400 else allowed
            found.append(replace(route, method="post", allowed=allowed, out_of_scope=out_of_scope))
    return found

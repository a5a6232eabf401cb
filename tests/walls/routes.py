"""Every route of the house with the power it needs: one table, run as allow and as deny.

`{unit}`, `{person}`, `{workbook}` and the like stand for rows of the county `here`; out of scope they must
answer as if they did not exist. A route without a line fails the suite.
The lines stand in `tests/walls/lines/`.
"""

from __future__ import annotations

from tests.walls.lines.documents import DOCUMENTS
from tests.walls.lines.house import HOUSE
from tests.walls.lines.imports import IMPORTS
from tests.walls.lines.people import PEOPLE
from tests.walls.lines.plans import PLANS
from tests.walls.lines.privacy import PRIVACY
from tests.walls.lines.route import EVERYONES, Route, taken_out

__all__ = ["EVERYONES", "OPEN", "ROUTES", "Route", "taken_out"]

OPEN = [
    Route("accounts:sign_in", "/accounts/sign-in/", None, allowed=302),
    Route("accounts:second_step", "/accounts/sign-in/code/", None, allowed=302),
    Route("accounts:sign_out", "/accounts/sign-out/", None, method="post", allowed=302),
    Route("security", "/security/", None),
    Route("health", "/health/", None),
    Route("set_language", "/language/", None, method="post", allowed=302, data={"language": "en"}),
]
"""What anyone may call; whoever is signed in already is led on from the sign-in page."""

ROUTES = [*HOUSE, *PEOPLE, *PRIVACY, *PLANS, *IMPORTS, *DOCUMENTS]

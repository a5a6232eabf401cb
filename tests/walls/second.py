"""The second line of an address that takes both: to be asked for, and to be sent something.

`{name: status}` of the method that the table does not name: of a page that is shown, what a county clerk in
scope is answered who sends its form empty; of an address something is sent to, where who only asks for it is
led. Out of scope it is what the first line says, or the same where the page is everyone's. A page that takes
both (`@page(…, takes=BOTH)`) and has no line here fails the suite, as does a line for one that does not.
"""

from __future__ import annotations

from dataclasses import replace

from tests.walls.routes import Route

LED_BACK, NOT_THERE = 302, 404
SECOND: dict[str, int] = {
    **dict.fromkeys(
        ["authoring:check", "authoring:check_cases", "authoring:move", "authoring:provision_remove"],
        NOT_THERE,
    ),
    **dict.fromkeys(
        [
            *("editions:plan_line", "editions:retake"),
            *(f"imports:{act}" for act in ("absent", "again", "commit", "default", "discard", "drop")),
            *(f"imports:{act}" for act in ("headings", "retry", "undo")),
        ],
        LED_BACK,
    ),
    "authoring:decision": 403,
    "accounts:sign_in": 302,
    "accounts:second_step": 302,
    **{f"accounts:{act}": 200 for act in ("appoint", "end", "open_account", "stand_in")},
    "accounts:own_appointments": 302,
    **{f"accounts:{act}": 200 for act in ("change_password", "drop_factor")},
    **{f"accounts:{act}": 302 for act in ("renew_codes", "second_factor")},
    "accounts:tokens": 200,
    "authoring:cases": 409,
    "authoring:header": 409,
    "authoring:new": 302,
    "authoring:provision": 409,
    "authoring:provision_add": 404,
    "editions:describe": 409,
    "editions:move": 302,
    "editions:new": 422,
    "funding:allot": 409,
    "funding:correct": 422,
    "funding:enter": 422,
    "funding:revoke": 422,
    **{f"organisations:{act}": 200 for act in ("contact", "correct", "counts", "found", "rename")},
    **{f"organisations:{act}": 403 for act in ("abolish", "merge", "move", "split", "territory")},
    "papers:add": 422,
    "papers:remove": 422,
    **{f"privacy:{act}": 200 for act in ("answer", "correct", "end_hold", "find", "give", "hold", "run")},
    "scenarios:try": 302,
    "search:results": 302,
    "workforce:notice": 422,
    **{f"workforce:{act}": 200 for act in ("add", "begin", "certificate", "certificate_add", "edit")},
    **{f"workforce:{act}": 200 for act in ("engagement", "id_number", "renew", "unmask")},
}

LED_ON = {"scenarios:try"}
"""What is sent is led on, whatever it names, to the page that looks it up."""


def both(routes: list[Route]) -> list[Route]:
    """Each line, and behind it the second of those that take both."""
    named: dict[str, list[Route]] = {}
    for route in routes:
        named.setdefault(route.name, []).append(route)
    found = []
    for name, lines in named.items():
        found += lines
        if len(lines) == 1 and name in SECOND:
            found.append(_second(lines[0], SECOND[name]))
    return found


def _second(route: Route, status: int) -> Route:
    """The other line: out of scope as the first where that is refused, else as in scope."""
    everyones = route.out_of_scope == route.allowed or route.out_of_scope < 400 or route.name in LED_ON
    out_of_scope = status if everyones else route.out_of_scope
    if route.method == "post":
        return replace(route, method="get", allowed=status, out_of_scope=out_of_scope, data={})
    return replace(route, method="post", allowed=status, out_of_scope=out_of_scope)

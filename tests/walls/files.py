"""Every address that answers a file: who took it out, when and why stands in it, or here why it need not.

`tests.walls.test_files` asks each; an address that answers a file and has no line fails the table of routes.
"""

from __future__ import annotations

from niangjia.kernel.official import may_typeset
from tests.walls.routes import ROUTES, Route

UNMARKED = {
    "authoring:document": "a draft of a policy document: nobody's data",
    "imports:template": "an empty workbook",
    "papers:download": "byte for byte as it was attached, a seal or a signature on it; each one is recorded",
    "policy:download": "a policy document is public",
}
"""Files without a mark, and why."""

NOTICE = {
    "title": "名单公示",
    "opening": "按规定公示如下。",
    "fields_shown": "name",
    "days": "7",
    "objections": "组织部 0816-2345678",
    "reason": "评选前公示",
}
OWN_DATA = {"asked_on": "2026-06-30", "identity": "id-card"}
LINES = {route.name: route for route in ROUTES if "why" in route.data}
SETS = may_typeset()


def _as(name: str, ending: str) -> Route:
    line = LINES[name]
    address, dot, asked = line.url.partition("?")
    return Route(
        name, f"{address.rpartition('.')[0]}.{ending}{dot}{asked}", line.power, "post", data=line.data
    )


def _sent(name: str, url: str, data: dict[str, str], format: str) -> Route:
    power = next(route.power for route in ROUTES if route.name == name)
    return Route(name, url, power, method="post", data={**data, "format": format})


MARKED: list[Route] = [
    *(route for name, route in LINES.items() if name != "editions:poster"),
    next(route for route in ROUTES if route.name == "imports:problems"),
    *(_as("editions:document", ending) for ending in ("docx", "pdf") if ending == "docx" or SETS),
    *(_as("editions:poster", ending) for ending in ("pdf", "png") if SETS),
    *(_sent("workforce:notice", "/workforce/notice/?under={unit}", NOTICE, one) for one in ("docx", "pdf")),
    *(
        _sent("privacy:give", "/privacy/persons/{person}/own-data/", OWN_DATA, ending)
        for ending in ("json", "xlsx", "pdf")
        if ending != "pdf" or SETS
    ),
]
"""Files that carry the mark: each address, in each form that it gives."""

PUBLIC = {"workforce:notice"}
"""For the notice board: the number alone is on it, and leads to the rest."""
FILES = {*UNMARKED, *(route.name for route in MARKED)}

"""What one line of the table of routes says."""

from __future__ import annotations

from dataclasses import dataclass, field

from niangjia.kernel.permissions import Permission


@dataclass(frozen=True)
class Route:
    """One line: who may, and what everyone else gets."""

    name: str
    url: str
    power: Permission | None
    method: str = "get"
    allowed: int = 200
    out_of_scope: int = 404
    data: dict[str, str | None] = field(default_factory=dict)
    stranger: int = 302
    content_type: str | None = None
    who: str = "clerk"
    foreign: str = "foreign_clerk"
    """Who is let in, and who has the same role over the other county."""


EVERYONES = 200
"""Pages that show each actor their own part of the tree: there is no out of scope."""


def taken_out(
    name: str, url: str, power: Permission, *, out_of_scope: int = 404, allowed: int = 200
) -> list[Route]:
    """A file that leaves the house: asked for, the page asks what for; told, it gives the file."""
    return [
        Route(name, url, power, out_of_scope=EVERYONES),
        Route(
            *(name, url, power),
            method="post",
            allowed=allowed,
            out_of_scope=out_of_scope,
            data={"why": "work"},
        ),
    ]

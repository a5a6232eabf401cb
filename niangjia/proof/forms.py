"""What the address of an audit page asks."""

from __future__ import annotations

from collections.abc import Mapping

from niangjia.kernel.actor import Actor
from niangjia.kernel.pages import LARGEST_KEY, day_in
from niangjia.organisations import facade as organisations
from niangjia.proof.queries.events import Asked
from niangjia.proof.words import KINDS, Family

LONGEST = 60
SOURCES = ("page", "api", "command line", "job")


def asked_of(given: Mapping[str, str], *, by: Actor) -> Asked:
    """What is asked; words that mean nothing narrow nothing. Raises `UnknownCode` for a unit out of scope."""

    def text(key: str) -> str:
        return given.get(key, "").replace("\x00", "").strip()[:LONGEST]

    def among(key: str, words: object) -> str:
        return text(key) if text(key) in words else ""  # type: ignore[operator]

    older, under = text("older"), text("under")
    family = among("family", set(Family))
    return Asked(
        who=text("who"),
        name=text("name"),
        family=Family(family) if family else None,
        on_kind=among("kind", KINDS),
        on_id=text("id"),
        under=organisations.unit_ever(under, by=by) if under else None,
        source=among("source", SOURCES),
        first=day_in(text("from")),
        last=day_in(text("to")),
        export=text("export").upper(),
        act=text("act"),
        older=min(int(older), LARGEST_KEY) if older.isascii() and older.isdigit() else None,
    )

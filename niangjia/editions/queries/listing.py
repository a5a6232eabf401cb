"""Editions in scope: one, all, those of a unit's year."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import QuerySet

from niangjia.editions import access
from niangjia.editions.models import Edition
from niangjia.editions.types import Earlier, State
from niangjia.kernel.access import NotThere
from niangjia.kernel.actor import Actor
from niangjia.kernel.pages import LARGEST_KEY
from niangjia.organisations import facade as organisations


def one(pk: int, *, by: Actor) -> Edition:
    """The edition of a key. Raises `NotThere` out of scope, and where there is none."""
    found = access.editions(by).filter(pk=min(pk, LARGEST_KEY)).first()
    if found is None:
        raise NotThere(f"edition {pk}")
    return found


def editions(
    *, by: Actor, year: int | None = None, state: str = "", under: str = "", text: str = ""
) -> QuerySet[Edition]:
    """The editions in scope, the newest year first; `under` a unit's path, `text` part of the title."""
    rows = access.editions(by)
    if year is not None:
        rows = rows.filter(year=year)
    if state:
        rows = rows.filter(state=state)
    if under:
        rows = rows.filter(scope_path=under)
    if text:
        rows = rows.filter(title__icontains=text)
    return rows.order_by("-year", "scope_path", "-number", "-pk")


def years(*, by: Actor) -> list[int]:
    """The years of which there are editions in scope, the newest first."""
    return list(access.editions(by).order_by("-year").values_list("year", flat=True).distinct())


def earlier(unit: organisations.Unit, year: int, *, by: Actor) -> list[Earlier]:
    """What stands already of a unit's year."""
    rows = access.editions(by).filter(unit=unit, year=year).order_by("number", "pk")
    return [Earlier(number, State(state)) for number, state in rows.values_list("number", "state")]


def begun(units: Sequence[organisations.Unit], year: int, *, by: Actor) -> set[int]:
    """The keys of those units that have anything of a year, withdrawn or not: one query."""
    rows = access.editions(by).filter(unit__in=units, year=year).order_by()
    return set(rows.values_list("unit_id", flat=True))


def published(unit: organisations.Unit, year: int, *, by: Actor) -> Edition | None:
    """The edition in force of a unit's year."""
    return access.editions(by).filter(unit=unit, year=year, state=State.PUBLISHED.value).first()


def previous(edition: Edition, *, by: Actor) -> Edition | None:
    """The edition that this one is held against: the one it adjusts, else the last of the year before."""
    if edition.adjusts_id is not None:
        return access.editions(by).filter(pk=edition.adjusts_id).first()
    before = access.editions(by).filter(unit=edition.unit, year=edition.year - 1, state=State.PUBLISHED.value)
    return before.first()

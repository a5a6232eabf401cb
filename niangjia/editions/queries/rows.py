"""The lines of an edition: all, those a page asks for, those that still want a reason."""

from __future__ import annotations

from django.db.models import F, QuerySet

from niangjia.editions import access
from niangjia.editions.models import Edition, EditionLine
from niangjia.kernel.access import NotThere
from niangjia.kernel.actor import Actor

SORTS = ("workers", "must", "may", "value", "funded", "filled", "shortfall", "planned", "name")


def said_of(edition: Edition, line: int, *, by: Actor) -> dict[str, str]:
    """What stands in the boxes of a line: planned posts and why. Raises `NotThere`."""
    row = access.lines(edition, by).filter(pk=line).first()
    if row is None:
        raise NotThere(f"line {line}")
    return {"planned": "" if row.planned is None else str(row.planned), "reason": row.reason}


def lines(
    edition: Edition,
    *,
    by: Actor,
    text: str = "",
    group: str = "",
    kind: str = "",
    only: str = "",
    sort: str = "",
) -> QuerySet[EditionLine]:
    """The lines, narrowed and sorted as a page asks; in the order of the tree where it asks nothing."""
    rows = access.lines(edition, by)
    if text:
        rows = rows.filter(found_by__contains=text.lower())
    if group:
        rows = rows.filter(group_code=group)
    if kind:
        rows = rows.filter(kind=kind)
    if only in ("shortfall", "room", "above"):
        rows = rows.filter(**{f"{only}__gt": 0})
    elif only == "below":
        rows = rows.filter(planned__lt=F("must"))
    elif only == "decided":
        rows = rows.exclude(reason="")
    key = sort.removeprefix("-")
    if key in SORTS:
        column = F(key)
        order = column.desc(nulls_last=True) if sort.startswith("-") else column.asc(nulls_last=True)
        rows = rows.order_by(order, "place_in_order")
    return rows


def units_in(edition: Edition, *, by: Actor) -> int:
    """How many units the edition holds."""
    return access.lines(edition, by).count()


def below_must(edition: Edition, *, by: Actor) -> QuerySet[EditionLine]:
    """The lines that plan fewer posts than are mandatory."""
    return access.lines(edition, by).filter(planned__lt=F("must"))


def unexplained(edition: Edition, *, by: Actor) -> list[str]:
    """Of these the names of those that do not say why."""
    return list(below_must(edition, by=by).filter(reason="").values_list("name", flat=True))

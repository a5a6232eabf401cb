"""The list of replies: which a filter finds, their sums by source, and which stand beside a new one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum

from niangjia.funding import access
from niangjia.funding.models import BudgetReply, ReplyAllotment
from niangjia.funding.queries.funded import shares_of, with_shares
from niangjia.funding.types import Borne, Level, ReplyFacts, Share, Source, Standing, Waits
from niangjia.kernel.access import below
from niangjia.kernel.actor import Actor
from niangjia.organisations import facade as organisations
from niangjia.organisations.types import FEDERATIONS

SOON = timedelta(days=60)
"""So long before the months of a reply end, the next one is asked for."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is narrowed to; None or an empty text narrows nothing."""

    path: str
    """The unit's, at and below which the replies lie; empty for all that are in scope."""
    year: int | None = None
    text: str = ""
    source: Source | None = None
    standing: Standing | None = None
    waits: Waits | None = None
    on: date | None = None
    """The day on which it waits."""


@dataclass(frozen=True, slots=True)
class Row:
    """A reply with what bears it and where its posts went, as far as the reader sees them."""

    reply: BudgetReply
    shares: tuple[Share, ...]
    allotments: Sequence[ReplyAllotment] = ()

    @property
    def person_months(self) -> int:
        """The whole that its sources bear."""
        return sum(one.person_months for one in self.shares)


def found(asked: Asked, *, by: Actor) -> QuerySet[BudgetReply]:
    """The replies that a filter finds, the latest first."""
    rows = below(access.replies(by), asked.path).select_related("unit")
    if asked.year is not None:
        rows = rows.filter(year=asked.year)
    if asked.standing is not None:
        rows = rows.filter(standing=asked.standing.value)
    if asked.source is not None:
        rows = rows.filter(Exists(access.shares(by).filter(reply=OuterRef("pk"), source=asked.source.value)))
    if asked.waits is not None and asked.on is not None:
        rows = waiting(rows, asked.waits, on=asked.on)
    if asked.text:
        rows = rows.filter(
            Q(number__icontains=asked.text)
            | Q(unit__name__icontains=asked.text)
            | Q(unit__initials__icontains=asked.text)
            | Q(unit__code__iexact=asked.text)
        )
    return with_shares(rows, by=by).order_by("-year", "-dated", "-pk")


def waiting(rows: QuerySet[BudgetReply], waits: Waits, *, on: date) -> QuerySet[BudgetReply]:
    """Of replies, those that stand on a day and have posts to allot, or months that end soon."""
    rows = rows.filter(standing=Standing.STANDING.value, period__contains=on)
    if waits is Waits.ENDING:
        return rows.filter(period__endswith__lte=on + SOON)
    return rows.filter(unit__kind__in=FEDERATIONS, allotted__lt=F("posts"))


def rows_of(replies: Iterable[BudgetReply], *, by: Actor) -> list[Row]:
    """Replies of `found` with their shares and allotments: one query for all allotments."""
    held = list(replies)
    allotted: dict[int, list[ReplyAllotment]] = {}
    rows = access.allotments(by).filter(reply__in=[one.pk for one in held]).select_related("unit")
    for row in rows.order_by("unit__scope_path"):
        allotted.setdefault(row.reply_id, []).append(row)
    return [Row(one, shares_of(one), allotted.get(one.pk, ())) for one in held]


def borne(asked: Asked, under: organisations.Unit | None, *, by: Actor) -> list[Borne]:
    """Of the standing replies found at and below `under`, what each source at each level bears: within a year
    by the federation next below, of a named set (None) by its members, else year by year. Two queries."""
    standing = replace(asked, standing=Standing.STANDING)
    rows = access.shares(by).filter(reply__in=found(standing, by=by).order_by().values("pk"))
    if asked.source is not None:
        rows = rows.filter(source=asked.source.value)
    where = "reply__year" if asked.year is None else "scope_path"
    summed = rows.values(where, "source", "level").annotate(
        months=Sum("person_months"), yuan=Sum("amount"), named=Count("amount"), number=Count("pk")
    )
    apart: list[organisations.Unit] = []
    if asked.year is not None:
        apart = organisations.federations_below(under, by=by) if under else organisations.roots(by=by)
    sums: dict[tuple[str, str, str, str], Borne] = {}
    for row in summed.order_by(where, "source", "level"):
        at = _at(row[where], apart, under) if asked.year is not None else (str(row[where]), "")
        source, level = Source(row["source"]), Level(row["level"])
        one = Borne(*at, source, level, row["months"], row["yuan"], row["named"] == row["number"])
        before = sums.get((*at, source, level))
        sums[(*at, source, level)] = _together(before, one) if before else one
    return list(sums.values())


def _at(path: str, apart: Sequence[organisations.Unit], under: organisations.Unit | None) -> tuple[str, str]:
    one = next((one for one in apart if path.startswith(one.scope_path)), under)
    return (one.short_name, one.code) if one else ("", "")


def _together(one: Borne, other: Borne) -> Borne:
    amounts = [each.amount for each in (one, other) if each.amount is not None]
    return replace(
        one,
        person_months=one.person_months + other.person_months,
        amount=sum(amounts, Decimal(0)) if amounts else None,
        named=one.named and other.named,
    )


def years(path: str, *, by: Actor) -> list[int]:
    """The years that have replies at and below a path, the latest first."""
    rows = below(access.replies(by), path).order_by("-year").values_list("year", flat=True)
    return list(rows.distinct())


def standing_beside(unit: organisations.Unit, facts: ReplyFacts, *, by: Actor) -> list[BudgetReply]:
    """The unit's standing replies for the same year, or for some of the same months."""
    rows = access.replies(by).filter(unit=unit, standing=Standing.STANDING.value)
    same = Q(year=facts.year)
    if facts.first < facts.until:
        same |= Q(period__overlap=DateRange(facts.first, facts.until))
    return list(rows.filter(same).order_by("dated", "pk"))


def numbered(unit: organisations.Unit, number: str, *, by: Actor, but: int | None = None) -> bool:
    """Whether the unit has a reply of this number that was not revoked."""
    rows = access.replies(by).filter(unit=unit, number=number.strip())
    return rows.exclude(standing=Standing.REVOKED.value).exclude(pk=but or 0).exists()

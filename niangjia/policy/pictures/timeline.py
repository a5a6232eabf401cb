"""Bars over the years: a row a document, or a row a place where one provision is followed through time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from niangjia.kernel.wording import Wording
from niangjia.policy import places
from niangjia.policy.library import Library
from niangjia.policy.loading.documents import Rule
from niangjia.policy.queries.clauses import said_kinds
from niangjia.policy.queries.shelf import LEVELS, Shelved

THINNEST = 20
"""Days a bar is wide at the least, so that it can be seen."""


@dataclass(frozen=True, slots=True)
class Span:
    """What holds from a day to a day; `written` is the first day as precisely as it is known."""

    name: str
    slug: str
    since: date
    until: date | None
    written: str
    reported: bool
    in_force: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """A span in days from the left edge; `later` alternates, so that a succession can be seen."""

    span: Span
    start: int
    length: int
    later: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the picture: where, who or for whom, and its bars from the first to the last."""

    level: Wording
    place: Wording
    sub: tuple[Wording, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Rows over whole years; `days` is the width, `today` the day asked for, `years` the marks."""

    rows: tuple[Row, ...]
    days: int
    today: int
    years: tuple[int, ...]
    marks: tuple[int, ...]

    @property
    def reported(self) -> bool:
        """Whether any bar only reports another's rule."""
        return any(bar.span.reported for row in self.rows for bar in row.bars)


Told = tuple[Wording, Wording, tuple[Wording, ...], list[Span]]


def of_documents(shelf: Sequence[Shelved], *, on: date) -> Timeline:
    """One row a document."""
    return _drawn([(one.level, one.place, (_plain(one.header.issuer),), [_span(one)]) for one in shelf], on)


def of_provision(library: Library, provision_id: str, *, on: date, at: str | None = None) -> Timeline:
    """One row a place and the kinds it names; documents that followed each other stand in one row.

    With `at`, a normal code, only what holds there or inside it.
    """
    rows: dict[tuple[str, frozenset[str]], list[Rule]] = {}
    for rule in sorted(library.rules_on(provision_id), key=lambda one: (len(one.jurisdiction), one.since)):
        area = rule.jurisdiction
        if at is not None and not (places.covers(area, at) or places.covers(at, area)):
            continue
        rows.setdefault((rule.jurisdiction, frozenset(rule.provision.applies_to)), []).append(rule)
    told: list[Told] = [
        (LEVELS[len(area)], places.named(area), said_kinds(rules[0]), [_rule_span(one, on) for one in rules])
        for (area, _), rules in rows.items()
    ]
    return _drawn(told, on)


def _span(one: Shelved) -> Span:
    return Span(
        one.document.name,
        one.slug,
        one.since,
        one.until,
        one.since_written,
        one.header.reported,
        one.in_force,
    )


def _rule_span(rule: Rule, on: date) -> Span:
    written, slug = str(rule.terms.since), rule.path.stem
    return Span(
        rule.header.name, slug, rule.since, rule.until, written, rule.header.reported, rule.in_force(on)
    )


def _plain(text: str) -> Wording:
    return Wording(text, text)


def _drawn(told: Sequence[Told], on: date) -> Timeline:
    starts = [span.since.year for *_, spans in told for span in spans]
    first = date(min([*starts, on.year]), 1, 1)
    last = date(max([*starts, on.year]) + 1, 1, 1)
    rows = tuple(
        Row(level, place, sub, tuple(_bar(span, at, first, last) for at, span in enumerate(spans)))
        for level, place, sub, spans in told
    )
    years = tuple(range(first.year, last.year))
    marks = tuple((date(year, 1, 1) - first).days for year in years)
    return Timeline(rows, (last - first).days, (on - first).days, years, marks)


def _bar(span: Span, at: int, first: date, last: date) -> Bar:
    start = (span.since - first).days
    end = ((min(span.until, last) if span.until else last) - first).days
    return Bar(span, start, max(end - start, THINNEST), at % 2 == 1)

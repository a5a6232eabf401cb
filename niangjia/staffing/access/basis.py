"""By which rules the lines are stored, and which of them the documents in force answer otherwise now."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256

from django.conf import settings
from django.db import connection

from niangjia.archive.facade import STANDING
from niangjia.kernel.jobs.registry import worker
from niangjia.kernel.marks import MARK
from niangjia.kernel.scope import acting, forget
from niangjia.organisations.types import PRIMARY
from niangjia.policy import facade as policy
from niangjia.policy.columns import placing
from niangjia.staffing.access.deriving import areas_of
from niangjia.staffing.models import PlanBasis
from niangjia.staffing.rules.lines import FILLED_BY, POSTS

SUBJECT = "staffing.plan"
FOLLOWING = 0x706C616E
"""The advisory lock under which the basis changes."""
BEYOND = "~"

MARK_TOUCHED = f"""
{MARK} SELECT '{SUBJECT}', line.unit_id, line.scope_path
FROM staffing_planline line JOIN unnest(%(kinds)s::text[], %(starts)s::text[], %(ends)s::text[])
    AS touched (kind, starts, ends)
    ON line.kind = touched.kind AND rpad(line.place, {placing.DIGITS}, '0') COLLATE "C" >= touched.starts
        AND rpad(line.place, {placing.DIGITS}, '0') COLLATE "C" < touched.ends
WHERE line.stands
"""
Terms = Mapping[str, Mapping[str, str]]
"""From a place on (twelve digits), by kind of unit: a short name of what the documents say there."""


@dataclass(frozen=True)
class Basis:
    """What the plan rests on, on a day: everything that makes another number or another citation."""

    terms: Terms
    digest: str

    def touched(self, former: Terms) -> Iterator[tuple[str, str, str]]:
        """Kind, first place and first place after of every stretch that was answered otherwise."""
        starts = sorted({*self.terms, *former})
        for start, end in zip(starts, [*starts[1:], BEYOND], strict=True):
            now, before = _at(self.terms, start), _at(former, start)
            for kind in PRIMARY:
                if now.get(kind) != before.get(kind):
                    yield kind, start, end


def _at(terms: Terms, place: str) -> Mapping[str, str]:
    starts = sorted(terms)
    at = bisect_right(starts, place) - 1
    return terms[starts[at]] if at >= 0 else {}


@lru_cache(maxsize=8)
def basis_of(documents: policy.Library, on: date, months: int) -> Basis:
    """What a library says on a day of the posts of every place and kind, and of who fills them."""
    areas, intervals = areas_of(documents)
    said = {area: {kind: _said(documents, area, kind, on, months) for kind in PRIMARY} for area in areas}
    starts = [str(start).rjust(placing.DIGITS, "0") for start in intervals.starts]
    terms = {start: said[areas[at]] for start, at in zip(starts, intervals.areas, strict=True)}
    return Basis(terms, _short(repr(sorted(terms.items()))))


def _said(documents: policy.Library, area: str, kind: str, on: date, months: int) -> str:
    parts: list[object] = [months]
    for provision in (POSTS, FILLED_BY):
        found = documents.resolve(provision, area, on, kind)
        if found is not None:
            rule = found.rule
            defaults = [(name, one.default) for name, one in sorted(rule.provision.settings.items())]
            terms = rule.terms.model_dump_json()
            parts += [
                provision,
                rule.provision.kind,
                found.unit,
                defaults,
                terms,
                found.citation,
                found.warnings,
            ]
    return _short(repr(parts))


def _short(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:16]


def present(on: date) -> Basis:
    """What the documents in force say on a day."""
    return basis_of(policy.library(), on, settings.BUFFER_MONTHS)


def follow(on: date) -> None:
    """Mark the lines that the documents in force answer otherwise than those they were stored by: one query
    where none does."""
    if _stored() == present(on).digest:
        return
    forget(STANDING)  # what stands published may have changed since this transaction first asked
    now = present(on)
    with acting(worker()), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [FOLLOWING])
        stored = PlanBasis.objects.first()
        if stored is None:
            PlanBasis.objects.create(digest=now.digest, terms=now.terms)
        elif stored.digest != now.digest:
            touched = [*now.touched(stored.terms)]
            kinds, starts, ends = zip(*touched, strict=True) if touched else ((), (), ())
            cursor.execute(MARK_TOUCHED, {"kinds": [*kinds], "starts": [*starts], "ends": [*ends]})
            stored.digest, stored.terms = now.digest, dict(now.terms)
            stored.save()


def holds(on: date) -> bool:
    """Whether lines may be stored by the documents of this transaction; if so, until it ends."""
    return _stored(" FOR SHARE") == present(on).digest


def _stored(how: str = "") -> str | None:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT digest FROM staffing_planbasis{how}")
        row = cursor.fetchone()
    return row[0] if row else None

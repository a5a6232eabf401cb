"""From a unit's facts and the provisions in force to a line of the plan. Pure."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from niangjia.funding.types import Funded
from niangjia.kernel.figure import Status
from niangjia.organisations.types import FormerCount, UnitKind
from niangjia.policy import facade as policy
from niangjia.staffing.rules.falls import fall_of
from niangjia.staffing.types import BUFFER_MONTHS, PERSON, PROJECT, Fall, Filling, Line
from niangjia.workforce.types import Tally

POSTS, FILLED_BY = "staffing.posts", "staffing.filled_by"


@dataclass(frozen=True, slots=True)
class Facts:
    """A unit as it stands on a day: what the provisions ask of it."""

    unit_id: int
    code: str
    name: str
    path: str
    kind: UnitKind
    county: str
    found_by: str
    place: str | None
    workers: int | None
    cut_off_date: date | None
    source: str
    tallies: tuple[Tally, ...]
    funding: Funded | None = None
    former: tuple[FormerCount, ...] = ()
    """The counts of workers above the last one, the newest first."""
    buffer_months: int = BUFFER_MONTHS


def line_of(facts: Facts, *, on: date, documents: policy.Library | None = None) -> Line:
    """The unit's line on a day: posts as the nearest document upward that speaks for its kind says.

    `documents` is asked instead of the library of today where a draft is tried or an edition computed again.
    """
    posts = _rule(POSTS, facts, on, documents)
    unit = posts.unit if posts else PERSON
    amounts = posts.amounts(facts.workers) if posts and facts.workers is not None else None
    filling = filling_of(facts, on=on, documents=documents)
    return Line(
        unit_id=facts.unit_id,
        code=facts.code,
        name=facts.name,
        path=facts.path,
        kind=facts.kind.value,
        kind_label=facts.kind.label,
        county=facts.county,
        found_by=facts.found_by,
        place=facts.place,
        workers=facts.workers,
        cut_off_date=facts.cut_off_date,
        source=facts.source,
        status=_status(facts, posts, amounts.value if amounts else None),
        unit=unit,
        must=amounts.must if amounts else None,
        may=amounts.may if amounts else None,
        value=amounts.value if amounts else None,
        # Persons do not fill projects, and which projects run is not registered: that is not known, not 0.
        filled=None if unit == PROJECT else filling.number,
        filling=filling,
        document=posts.citation.document if posts else "",
        clause=posts.citation.clause if posts else "",
        funding=facts.funding,
        fall=_fall(facts, posts, filling.number, on) if posts and unit == PERSON else None,
    )


def _fall(facts: Facts, posts: policy.Resolution, filled: int, on: date) -> Fall | None:
    """Whether a fall in workers took the ceiling below those who are there or are paid for."""
    if facts.workers is None or not facts.former:
        return None
    return fall_of(
        facts.former,
        workers=facts.workers,
        kept=max(filled, facts.funding.posts if facts.funding else 0),
        ceiling=lambda workers: posts.amounts(workers).value,
        on=on,
        months=facts.buffer_months,
    )


def _rule(
    provision: str, facts: Facts, on: date, documents: policy.Library | None
) -> policy.Resolution | None:
    if not facts.place:
        return None
    return policy.in_force(provision, place=facts.place, on=on, kind=facts.kind.value, documents=documents)


def filling_of(facts: Facts, *, on: date, documents: policy.Library | None = None) -> Filling:
    """Who on the roster fills a post, and who does not, as the document that holds there says."""
    rule = _rule(FILLED_BY, facts, on, documents)
    counted: Counter[str] = Counter()
    left_out: Counter[str] = Counter()
    past_end = 0
    for tally in facts.tallies:
        fills = bool(rule and rule.fills(tally.form.value, tally.full_time))
        (counted if fills else left_out)[tally.form.value] += tally.number
        if fills and tally.past_contract_end:
            past_end += tally.number
    return Filling(counted, left_out, past_end)


def _status(facts: Facts, posts: policy.Resolution | None, value: int | None) -> Status:
    if value is not None:
        return Status.VALUE
    if facts.place is None:
        return Status.MISSING
    if posts is not None and posts.numeric and facts.workers is None:
        return Status.MISSING
    return Status.NOT_APPLICABLE

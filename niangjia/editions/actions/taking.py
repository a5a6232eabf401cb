"""Taking the facts of a day into an edition: every unit below, its figures, the texts they rest on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from django.utils import timezone

from niangjia.archive import facade as archive
from niangjia.editions import access, freezing, rules
from niangjia.editions.models import Edition, EditionLine
from niangjia.editions.types import Proposal, Retaken
from niangjia.funding import facade as funding
from niangjia.kernel.actor import Actor
from niangjia.organisations import facade as organisations
from niangjia.policy import facade as policy
from niangjia.staffing import facade as staffing
from niangjia.staffing.types import Line

BATCH = 500
"""Rows of one statement: history holds every row before against those after, which grows with the square."""
KEPT = ("id", "edition", "unit_key", "scope_path")
CHANGING = [one.name for one in EditionLine._meta.concrete_fields if one.name not in KEPT]
SAME = ("workers", "cut_off_date", "tallies", "place", "must", "may", "value", "funded", "filled")
"""What tells whether a unit is as it was when its facts were taken before."""

Progress = Callable[[int, int], None]


def unheard(done: int, in_all: int) -> None:
    """Nobody waits for the progress."""


def take(
    edition: Edition, *, by: Actor, proposals: Mapping[str, Proposal], progress: Progress = unheard
) -> Retaken:
    """Take or retake the facts of the edition's day; part of an act on a draft that is locked.

    What somebody decided of a unit stays where the new ceiling lets it.
    """
    library = policy.library()
    facts = staffing.facts_below(edition.unit, on=edition.on_date, by=by)
    progress(0, len(facts))
    lines = [staffing.line_of(one, on=edition.on_date, documents=library) for one in facts]
    groups = _groups(edition, lines, by)
    group_of = {line.code: group for group in groups for line in group.lines if group.code != line.code}
    rows = [
        freezing.row_of(edition, place, one, line, group_of.get(line.code))
        for place, (one, line) in enumerate(zip(facts, lines, strict=True), start=1)
    ]
    former = {row.unit_key: row for row in access.lines(edition, by)}
    reset = [row.name for row in rows if _planned(row, former.get(row.unit_key), proposals)]
    gone = former.keys() - {row.unit_key for row in rows}
    access.lines(edition, by).filter(unit_key__in=gone).delete()
    for start in range(0, len(rows), BATCH):
        EditionLine.objects.bulk_create(
            rows[start : start + BATCH],
            update_conflicts=True,
            unique_fields=["edition", "unit_key"],
            update_fields=CHANGING,
        )
        progress(min(start + BATCH, len(rows)), len(rows))
    edition.digests = archive.keep(by=by, library=library)
    edition.held = [[group.code, one.as_json()] for group in groups for one in group.held]
    edition.taken_at = timezone.now()
    edition.save(update_fields=["digests", "held", "taken_at"])
    return Retaken(
        added=sum(row.unit_key not in former for row in rows),
        gone=len(gone),
        changed=sum(_changed(row, former[row.unit_key]) for row in rows if row.unit_key in former),
        reset=reset,
    )


def _groups(edition: Edition, lines: Sequence[Line], by: Actor) -> list[staffing.Group]:
    """The lines as the plan sums them up: by the federation next below, else each by itself."""
    unit, on = edition.unit, edition.on_date
    at_lines = {line.unit_id for line in lines}
    funded = funding.funded_below(unit.scope_path, on=on, by=by)
    held = [one for key, one in funded.items() if key not in at_lines]
    return staffing.Plan(unit, on, lines, organisations.federations_below(unit, by=by), held).groups


def _planned(row: EditionLine, former: EditionLine | None, proposals: Mapping[str, Proposal]) -> bool:
    """Say the planned posts of a row; whether a decision had to be let go for the new ceiling."""
    default = rules.default_planned(row.must, row.filled)
    if former is None:
        row.planned, row.reason = rules.as_proposed(
            proposals.get(row.code), default, rules.ceiling(row.value, row.filled)
        )
        return False
    row.planned, let_go = rules.replanned(
        former.planned,
        rules.default_planned(former.must, former.filled),
        former.reason,
        default,
        rules.ceiling(row.value, row.filled),
    )
    row.reason = "" if let_go else former.reason
    return let_go


def _changed(row: EditionLine, former: EditionLine) -> bool:
    return any(getattr(row, name) != getattr(former, name) for name in SAME)

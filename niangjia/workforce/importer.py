"""The roster as the import wizard and the command line take it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils import timezone

from niangjia.imports.facade import Comparison, CutOff, Guidance, Importer, Leaving, Outcome, Place, Progress
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.sheets import Book, Reading
from niangjia.kernel.wording import Wording
from niangjia.organisations import facade as organisations
from niangjia.workforce.actions import import_roster, undo_roster_import
from niangjia.workforce.queries import comparison
from niangjia.workforce.sheets import ROSTER, read_roster
from niangjia.workforce.types import EmploymentForm, EngagementRow, Leaver


def read(
    book: Book, place: Place, by: Actor, guidance: Guidance, progress: Progress
) -> Reading[EngagementRow[int]]:
    """The roster as read, its units found under the place; the form where the list does not tell it."""
    under = organisations.unit_at(place.code, by=by)
    units = organisations.lookup(under, by=by)
    reading = read_roster(book, units, headings=guidance.headings, progress=progress)
    form = guidance.defaults.get("form")
    return with_form(reading, EmploymentForm(form)) if form else reading


def with_form(reading: Reading[EngagementRow[int]], form: EmploymentForm) -> Reading[EngagementRow[int]]:
    """The reading, everybody engaged in `form` of whom it does not tell the form."""
    accepted = (
        one if one.facts.form else replace(one, facts=replace(one.facts, form=form))
        for one in reading.accepted
    )
    return replace(reading, accepted=tuple(accepted))


def compare(reading: Reading[EngagementRow[int]], place: Place, cut_off: CutOff, by: Actor) -> Comparison:
    """The roster held against the people who stand."""
    return comparison.compare(reading, place, as_of=cut_off.date, today=timezone.localdate(), by=by)


def commit(
    compared: Comparison,
    place: Place,
    cut_off: CutOff,
    source: str,
    leaving: Sequence[Leaving],
    by: Actor,
) -> Outcome:
    """What is new or changes onto the roster, and those who left off it."""
    rows = comparison.accepted_rows(compared)
    created, changed, _ = import_roster(
        by=by,
        under=organisations.unit_at(place.code, by=by),
        rows=rows,
        as_of=cut_off.date,
        source=source,
        leavers=[Leaver(one.key, one.left_date, one.reason) for one in leaving],
    )
    unchanged = compared.counts()["unchanged"]
    return Outcome(created, changed - len(leaving), unchanged, left=len(leaving))


def undo(tag: dict[str, str], by: Actor) -> dict[str, int]:
    """The whole import taken back."""
    return undo_roster_import(by=by, tag=tag)


ROSTER_IMPORTER = Importer(
    kind="roster",
    title=Wording("花名册", "roster"),
    permission=Permission.ROSTER_IMPORT,
    locate=organisations.locate,
    read=read,
    compare=compare,
    commit=commit,
    undo=undo,
    sheet=ROSTER,
    may_default=("form",),
    may_leave=comparison.may_leave,
)

"""The roster as the import wizard and the command line take it."""

from __future__ import annotations

from dataclasses import replace

from django.utils import timezone

from niangjia.imports.facade import CutOff, Importer, Outcome, Place
from niangjia.kernel.actor import Actor
from niangjia.kernel.identity import mask
from niangjia.kernel.permissions import Permission
from niangjia.kernel.sheets import Book, Reading, Refusal
from niangjia.kernel.wording import Wording
from niangjia.organisations import facade as organisations
from niangjia.workforce import rules
from niangjia.workforce.actions import import_roster
from niangjia.workforce.queries.known import Known, index_of, known_persons, on_other_rosters
from niangjia.workforce.sheets import ROSTER, read_roster
from niangjia.workforce.types import EngagementRow


def read(book: Book, place: Place, by: Actor) -> Reading[EngagementRow[int]]:
    """The roster as read, its units found under the place, less what the present roster speaks against."""
    under = organisations.unit_at(place.code, by=by)
    reading = read_roster(book, organisations.lookup(under, by=by))
    known = known_persons([one.facts.id_number for one in reading.accepted], by=by)
    indexes = [index_of(one.facts.id_number) for one in reading.accepted]
    strangers = [index for index in indexes if index not in known]
    elsewhere = on_other_rosters(strangers, by=by, on=timezone.localdate())
    accepted, refused = [], list(reading.refused)
    for one, index in zip(reading.accepted, indexes, strict=True):
        problem = rules.problem_with(
            one.facts, _present(known.get(index)), on_another_roster=index in elsewhere
        )
        if problem is None:
            accepted.append(one)
        else:
            refused.append(Refusal(one.sheet, one.row, (problem,), ROSTER.titles, _cells(one.facts)))
    return replace(reading, accepted=tuple(accepted), refused=tuple(refused))


def _present(known: Known | None) -> rules.Present | None:
    if known is None:
        return None
    engagement = known.engagement
    unit = (engagement.unit_id, engagement.unit.name) if engagement else (None, "")
    return rules.Present(known.person.name, *unit)


def _cells(row: EngagementRow[int]) -> dict[str, str]:
    return {"name": row.name, "id_number": mask(row.id_number), "unit": row.unit, "remark": row.remark}


def commit(
    reading: Reading[EngagementRow[int]], place: Place, cut_off: CutOff, source: str, by: Actor
) -> Outcome:
    """The accepted rows onto the roster."""
    under = organisations.unit_at(place.code, by=by)
    return Outcome(
        *import_roster(by=by, under=under, rows=[one.facts for one in reading.accepted], source=source)
    )


ROSTER_IMPORTER = Importer(
    kind="roster",
    title=Wording("花名册", "roster"),
    permission=Permission.ROSTER_IMPORT,
    locate=organisations.locate,
    read=read,
    commit=commit,
    sheet=ROSTER,
)

"""A roster as read, held against the people who stand: who is new, what changes, who is no longer named."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import reduce
from operator import or_

from django.db.models import Q

from niangjia.imports.facade import Absent, Comparison, Leaving, Nth, Place
from niangjia.kernel.actor import Actor
from niangjia.kernel.changes import Difference
from niangjia.kernel.figure import Verdict
from niangjia.kernel.identity import mask
from niangjia.kernel.sheets import Accepted, Reading, Refusal
from niangjia.kernel.sheets.cells import squeezed
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations import facade as organisations
from niangjia.workforce import access, rules
from niangjia.workforce.actions.drafts import changes_of
from niangjia.workforce.models import Engagement
from niangjia.workforce.queries.known import Known, known_persons, on_other_rosters
from niangjia.workforce.queries.tally import on_roster
from niangjia.workforce.sheets import ROSTER
from niangjia.workforce.types import EngagementRow

Row = EngagementRow[int]


def compare(reading: Reading[Row], place: Place, *, as_of: date, today: date, by: Actor) -> Comparison:
    """The reading less the rows that the present roster speaks against, and what the others would do."""
    numbers = [one.facts.id_number for one in reading.accepted]
    known = known_persons(numbers, by=by)
    strangers = [number for number in numbers if number not in known]
    elsewhere = on_other_rosters(strangers, by=by, on=today)
    accepted: list[Accepted[Row]] = []
    refused = list(reading.refused)
    new: set[Nth] = set()
    changed: dict[Nth, tuple[Difference, ...]] = {}
    for one, number in zip(reading.accepted, numbers, strict=True):
        stands = known.get(number)
        problem = rules.problem_with(one.facts, _present(stands), on_another_roster=number in elsewhere)
        if problem is not None:
            refused.append(Refusal(one.sheet, one.row, (problem,), ROSTER.titles, _cells(one.facts)))
            continue
        accepted.append(one)
        if stands is None:
            new.add(len(accepted) - 1)
        elif differences := changes_of(stands, one.facts, as_of=as_of):
            changed[len(accepted) - 1] = differences
    taken = replace(reading, accepted=tuple(accepted), refused=tuple(refused))
    absent = _absent(taken, known, place, as_of=as_of, by=by)
    return Comparison(taken, frozenset(new), changed, absent)


def _absent(
    reading: Reading[Row], known: Mapping[str, Known], place: Place, *, as_of: date, by: Actor
) -> tuple[Absent, ...]:
    """Those on the roster on the list's day whom it does not name, in the counties it speaks of.

    A refused row names somebody too, though not for certain whom: whoever is called so is not absent.
    """
    named = {squeezed(text) for one in reading.refused for text in one.cells.values()}
    rows = on_roster(access.engagements(by), on=as_of).filter(_spoken_of(reading, place, by))
    rows = rows.exclude(person__in=[one.person.pk for one in known.values()])
    standing = rows.select_related("person", "unit").order_by("scope_path", "person__initials", "pk")
    return tuple(
        Absent(one.pk, one.person.name, one.unit.name, _said(one))
        for one in standing
        if squeezed(one.person.name) not in named
    )


def may_leave(leaving: Sequence[Leaving], by: Actor) -> Verdict:
    """Whether the absent may have left on the days given; whoever may not is named."""
    standing = access.engagements(by).select_related("person").in_bulk([one.key for one in leaving])
    asked = [(standing[one.key], one.left_date) for one in leaving if one.key in standing]
    for engagement, day in asked:
        verdict = rules.may_end(engagement.start_date, engagement.left_date, on=day)
        if not verdict:
            name, why = engagement.person.name, verdict.reason
            return Verdict(False, Wording(f"{name}：{why.zh}", f"{name}: {why.en}"))
    return Verdict(True, Wording("可以", "yes"))


def _spoken_of(reading: Reading[Row], place: Place, by: Actor) -> Q:
    """Where the list speaks: each county it names anybody in; below a county the place itself."""
    counties = organisations.county_names(by=by)
    if organisations.county_of(place.path, counties):
        paths = {place.path}
    else:
        units = organisations.paths_of({one.facts.unit_id for one in reading.accepted}, by=by)
        paths = {county for path in units.values() if (county := organisations.county_path(path, counties))}
    inside = (Q(scope_path__gte=path, scope_path__lt=f"{path}~") for path in paths)
    return reduce(or_, inside, Q(pk__in=[]))


def _said(one: Engagement) -> Wording:
    form = one.employment_form.label
    if one.start_date is None:
        return form
    since = said_day(one.start_date)
    return Wording(f"{form.zh}，{since.zh}起", f"{form.en} since {since.en}")


def _present(known: Known | None) -> rules.Present | None:
    if known is None:
        return None
    engagement = known.engagement
    unit, unit_name = (engagement.unit_id, engagement.unit.name) if engagement else (None, "")
    left = known.ended.left_date if known.ended else None
    return rules.Present(known.person.name, unit, unit_name, left)


def _cells(row: Row) -> dict[str, str]:
    return {"name": row.name, "id_number": mask(row.id_number), "unit": row.unit, "remark": row.remark}


def accepted_rows(comparison: Comparison) -> Sequence[Row]:
    """The rows that would do anything: those that are new, or change something."""
    return [
        one.facts
        for nth, one in enumerate(comparison.reading.accepted)
        if nth in comparison.new or nth in comparison.changed
    ]

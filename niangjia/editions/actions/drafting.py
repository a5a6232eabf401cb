"""Drafting an edition: its record first, then the facts of the day, at once or by a job."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date

from niangjia.editions import access, queries, rules
from niangjia.editions.actions.recording import held, told
from niangjia.editions.actions.taking import Progress, take, unheard
from niangjia.editions.flow import KIND
from niangjia.editions.models import Edition
from niangjia.editions.types import MOST_AT_ONCE, Brief, Proposal
from niangjia.kernel import clash, jobs
from niangjia.kernel.access import NotThere
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.organisations import facade as organisations
from niangjia.scenarios import facade as scenarios


@action(Permission.EDITION_DRAFT)
def draft(*, by: Actor, unit: organisations.Unit, brief: Brief, today: date) -> Edition:
    """Begin the next edition of a unit's year: the annual plan, or an adjustment of the published one.

    The facts are taken at once, of many units by a job. Raises `Refused`.
    """
    earlier = queries.earlier(unit, brief.year, by=by)
    rules.may_draft(
        federation=unit.unit_kind.is_federation,
        path=unit.scope_path,
        year=brief.year,
        on=brief.on,
        today=today,
        earlier=earlier,
        by=by,
    ).enforce()
    number = rules.next_number(earlier)
    edition = Edition.objects.create(
        unit=unit,
        year=brief.year,
        number=number,
        title=rules.title_of(unit.name, brief.year, number),
        on_date=brief.on,
        note=brief.note.strip(),
        adjusts=queries.published(unit, brief.year, by=by),
        scenario=brief.scenario,
        drafted_by_name=by.signature,
    )
    edition.refresh_from_db()  # where it lies is written by the trigger
    _take_or_ask(edition, by)
    told("edition.drafted", by, edition, {"year": brief.year, "number": number, "on": brief.on.isoformat()})
    return edition


@action(Permission.EDITION_DRAFT)
def retake(*, by: Actor, edition: Edition) -> Edition:
    """Take the facts of the day anew; what was decided stays where it still may. Raises `Refused`."""
    edition = held(edition, by)
    rules.may_change(state=edition.stands, path=edition.scope_path, by=by).enforce()
    edition.taken_at = None
    edition.save(update_fields=["taken_at"])
    _take_or_ask(edition, by)
    told("edition.retaken", by, edition, edition.retaken)
    return edition


@action(Permission.EDITION_DRAFT)
def freeze(*, by: Actor, pk: int, progress: Progress = unheard) -> Edition:
    """Take the facts of a draft that waits for them: what the job does. Nothing where that is done."""
    edition = access.editions(by).select_for_update(of=("self",)).get(pk=pk)
    if edition.pending:
        _take(edition, by, progress)
    told("edition.facts_taken", by, edition, edition.retaken)
    return edition


@action(Permission.EDITION_DRAFT)
def describe(*, by: Actor, edition: Edition, title: str, note: str, mark: str) -> Edition:
    """Put title and explanation of a draft otherwise. Raises `Overtaken`, `Refused`."""
    edition = held(edition, by)
    rules.may_change(state=edition.stands, path=edition.scope_path, by=by).enforce()
    clash.hold(mark, {"title": edition.title, "note": edition.note})
    edition.title = title.strip() or rules.title_of(edition.unit.name, edition.year, edition.number)
    edition.note = note.strip()
    edition.save(update_fields=["title", "note"])
    told("edition.described", by, edition, {})
    return edition


def _take_or_ask(edition: Edition, by: Actor) -> None:
    if organisations.units_below(edition.unit, by=by, on=edition.on_date).count() <= MOST_AT_ONCE:
        _take(edition, by, unheard)
        return
    jobs.enqueue(
        "editions.freeze",
        by=by,
        on_kind=KIND,
        on_id=str(edition.pk),
        scope_path=edition.scope_path,
        arguments={"pk": edition.pk},
        unique_key=f"editions.freeze:{edition.pk}",
    )


def _take(edition: Edition, by: Actor, progress: Progress) -> None:
    found = take(edition, by=by, proposals=_proposals(edition, by), progress=progress)
    edition.retaken = asdict(found)
    edition.save(update_fields=["retaken"])


def _proposals(edition: Edition, by: Actor) -> Mapping[str, Proposal]:
    """What the scenario that the edition is drafted from asks for each unit, by the unit's code.

    A scenario that is no longer there asks for nothing. Raises `NotThere` where none ever was.
    """
    if edition.scenario is None:
        return {}
    try:
        proposal = scenarios.proposal_of(edition.scenario, on=edition.on_date, by=by)
    except NotThere:
        if not queries.units_in(edition, by=by):
            raise
        return {}
    return {code: Proposal(one.posts, one.reason.zh) for code, one in proposal.by_code.items()}

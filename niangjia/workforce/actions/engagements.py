"""What happens to an engagement: facts put right, transfer, extension, end, and a further one begun."""

from __future__ import annotations

from datetime import date

from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.workforce import rules
from niangjia.workforce.actions.following import continued, continued_spells
from niangjia.workforce.actions.keeping import close_spells, follow_persons
from niangjia.workforce.actions.records import (
    changed,
    held_engagement,
    held_person,
    iso,
    one_at_a_time,
    postings_of,
    record,
)
from niangjia.workforce.models import Engagement, Person, Spell
from niangjia.workforce.queries.record import posting_of
from niangjia.workforce.types import ContractFacts, EngagementFacts, EngagementStatus, LeavingReason


@action(Permission.ENGAGEMENT_CHANGE, reasoned=True)
def change_engagement(*, by: Actor, engagement: int, shown: str, facts: EngagementFacts) -> Engagement:
    """Put right what is recorded of an engagement. Raises `NotThere`, `Overtaken`, `Refused`."""
    held, spells = held_engagement(engagement, shown=shown, by=by)
    rules.may_change(posting_of(held, spells)).enforce()
    others = postings_of(held.person, by=by, but=held)
    rules.may_begin(facts.form, others, start=facts.start_date).enforce()
    told = changed(held, _facts(facts))
    with one_at_a_time():
        held.save()
    record("engagement.changed", held.person, by=by, details={"engagement": held.pk, "fields": told})
    return held


@action(Permission.ENGAGEMENT_CHANGE, reasoned=True)
def transfer(*, by: Actor, engagement: int, shown: str, to: int, on: date) -> Engagement:
    """End the engagement at the old unit on a day and begin one like it at the new unit the same day.

    The person goes onto the new unit's roster. Leave goes on there; a loan was the old unit's, and ends.
    Raises `NotThere`, `Overtaken`, `Refused`.
    """
    held, spells = held_engagement(engagement, shown=shown, by=by)
    rules.may_transfer(posting_of(held, spells), to=to, on=on).enforce()
    fresh = continued(held, to, on)
    lasting = [
        spell
        for spell in continued_spells([held], [fresh], on=on, by=by)
        if spell.status == EngagementStatus.LEAVE
    ]
    _end(held, on=on, reason=LeavingReason.TRANSFERRED.label.zh)
    with one_at_a_time():
        fresh.save()
    Spell.objects.bulk_create(lasting)
    _follow(held.person, to, by=by)
    told = {"from": held.unit_id, "to": to, **iso([("on", on)])}
    record("engagement.transferred", held.person, by=by, details=told)
    return fresh


@action(Permission.ENGAGEMENT_CHANGE, reasoned=True)
def extend_contract(*, by: Actor, engagement: int, shown: str, to: date | None) -> Engagement:
    """Prolong the contract to a day, or (None) without an end; former ends stay in history.

    Raises `NotThere`, `Overtaken`, `Refused`.
    """
    held, spells = held_engagement(engagement, shown=shown, by=by)
    rules.may_extend(posting_of(held, spells), to=to).enforce()
    before = held.contract_end_date
    held.contract_end_date, held.open_ended = to, to is None
    held.save()
    told = {"engagement": held.pk, **iso([("before", before), ("after", to)])}
    record("engagement.extended", held.person, by=by, details=told)
    return held


@action(Permission.ENGAGEMENT_CHANGE, reasoned=True)
def end_engagement(*, by: Actor, engagement: int, shown: str, on: date, reason: str) -> Engagement:
    """End an engagement: `on` is the first day the person is no longer there.

    Leave and secondment end with it. Raises `NotThere`, `Overtaken`, `Refused`.
    """
    held, _ = held_engagement(engagement, shown=shown, by=by)
    rules.may_end(held.start_date, held.left_date, on=on).enforce()
    _end(held, on=on, reason=reason)
    told = {"engagement": held.pk, **iso([("on", on)])}
    record("engagement.ended", held.person, by=by, details=told)
    return held


@action(Permission.ENGAGEMENT_CHANGE, reasoned=True)
def begin_engagement(*, by: Actor, person: int, facts: ContractFacts) -> Engagement:
    """Begin a further engagement: beside a full-time one only a part-time one may hold.

    Whoever is nowhere else engaged goes onto the unit's roster. Raises `NotThere`, `Refused`.
    """
    held = held_person(person, by=by)
    others = postings_of(held, by=by)
    given = facts.engagement
    rules.may_begin(given.form, others, start=given.start_date).enforce()
    fresh = Engagement(
        person=held,
        unit_id=facts.unit_id,
        contract_end_date=facts.contract_end_date,
        open_ended=facts.open_ended,
        **_facts(given),
    )
    with one_at_a_time():
        fresh.save()
    if all(other.left_date is not None for other in others):
        _follow(held, facts.unit_id, by=by)
    told = {"unit": facts.unit_id, **iso([("on", given.start_date)])}
    record("engagement.begun", held, by=by, details=told)
    return fresh


def _facts(facts: EngagementFacts) -> dict[str, object]:
    return {
        "form": facts.form.value,
        "full_time": facts.form.full_time,
        "employer": facts.employer,
        "post_title": facts.post_title,
        "start_date": facts.start_date,
        "monthly_wage": facts.monthly_wage,
        "insured": facts.insured,
        "remark": facts.remark,
    }


def _end(held: Engagement, *, on: date, reason: str) -> None:
    held.left_date, held.leaving_reason = on, reason
    held.save()
    close_spells([held])


def _follow(person: Person, unit_id: int, *, by: Actor) -> None:
    if person.unit_id != unit_id:
        person.unit_id = unit_id
        person.save()
        person.refresh_from_db(fields=["scope_path"])
        follow_persons([person], by=by)

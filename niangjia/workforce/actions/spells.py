"""Leave and secondment: away from the posting, and back."""

from __future__ import annotations

from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange

from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.workforce import rules
from niangjia.workforce.actions.records import held_engagement, iso, one_at_a_time, record
from niangjia.workforce.models import Spell
from niangjia.workforce.queries.record import posting_of
from niangjia.workforce.types import SpellFacts


@action(Permission.ENGAGEMENT_CHANGE, reasoned=True)
def go_away(*, by: Actor, engagement: int, shown: str, facts: SpellFacts) -> Spell:
    """Register leave or a secondment, and the actual place of work.

    Raises `NotThere`, `Overtaken`, `Refused`.
    """
    held, spells = held_engagement(engagement, shown=shown, by=by)
    rules.may_go_away(posting_of(held, spells), begins=facts.begins, ends=facts.ends).enforce()
    spell = Spell(
        engagement=held,
        status=facts.status.value,
        period=DateRange(facts.begins, facts.ends),
        workplace=facts.workplace,
        workplace_unit_id=facts.workplace_unit_id,
        reason=facts.reason,
    )
    with one_at_a_time():
        spell.save()
    told = {"status": facts.status.value, **iso([("from", facts.begins), ("to", facts.ends)])}
    record("engagement.away", held.person, by=by, details=told)
    return spell


@action(Permission.ENGAGEMENT_CHANGE, reasoned=True)
def come_back(*, by: Actor, engagement: int, shown: str, on: date) -> Spell:
    """Register the return to duty on a day. Raises `NotThere`, `Overtaken`, `Refused`."""
    held, spells = held_engagement(engagement, shown=shown, by=by)
    rules.may_return(posting_of(held, spells), on=on).enforce()
    spell = next(one for one in spells if one.period.upper is None or on < one.period.upper)
    spell.period = DateRange(spell.period.lower, on)
    spell.save()
    record("engagement.back", held.person, by=by, details=iso([("on", on)]))
    return spell

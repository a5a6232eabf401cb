"""暂缓清除: putting off the removal of one person's data, and ending that."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from niangjia.kernel.access import NotThere
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.privacy import access, rules
from niangjia.privacy.actions.records import known_person, names_nobody, record
from niangjia.privacy.models import Hold
from niangjia.workforce import facade as workforce


@action(Permission.RETENTION_HOLD, reasoned=True)
def put_off(*, by: Actor, person: int, until: date, on: date) -> Hold:
    """Keep a person's data beyond their time, until a day. Raises `NotThere`, `Refused`."""
    held = known_person(person, by=by)
    present = access.holds(by).select_for_update().filter(person=person, ended_at=None, until__gte=on)
    rules.may_hold(until=until, on=on, held=bool(list(present)), anonymous=held.anonymous).enforce()
    hold = Hold.objects.create(
        person=person,
        reason=by.reason,
        until=until,
        held_by=by.key,
        held_by_name=by.signature,
        scope_path=held.scope_path,
    )
    record(
        "removal.put_off",
        by=by,
        person=person,
        scope_path=held.scope_path,
        details={"until": until.isoformat()},
    )
    return hold


@action(Permission.RETENTION_HOLD, reasoned=True)
def end_hold(*, by: Actor, hold: int) -> Hold:
    """Let the time of a person's data run again. Raises `NotThere`; `Refused` for what was ended before."""
    found = access.holds(by).select_for_update().filter(pk=hold).first()
    if found is None:
        raise NotThere(f"hold {hold}")
    rules.may_end_hold(ended=found.ended_at is not None).enforce()
    names_nobody(by.reason, workforce.person_in(found.person, by=by))
    found.ended_at, found.ended_by_name, found.ended_reason = timezone.now(), by.signature, by.reason
    found.save()
    record(
        "removal.no_longer_put_off",
        by=by,
        person=found.person,
        scope_path=found.scope_path,
        details={"until": found.until.isoformat()},
    )
    return found

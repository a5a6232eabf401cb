"""Taking a person out altogether: of whom nothing is left that money or a case rests on."""

from __future__ import annotations

from datetime import date

from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.workforce import access
from niangjia.workforce.actions.forgetting import anonymise_person
from niangjia.workforce.actions.records import record


@action(Permission.RETENTION_RUN, reasoned=True)
def delete_person(*, by: Actor, person: int, on: date) -> None:
    """Destroy the key first, so that history is sealed for good, then delete the rows.

    History keeps its versions, and audit its events. Raises as `anonymise_person`.
    """
    held = anonymise_person(by=by, person=person, on=on)
    record("person.deleted", held, by=by, details={"on": on.isoformat()})
    access.spells(by).filter(engagement__person=held).delete()
    access.engagements(by).filter(person=held).delete()
    access.certificates(by).filter(person=held).delete()
    held.delete()

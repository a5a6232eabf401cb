"""Making a person anonymous: the key is destroyed, and with it every sealed value, history included."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.papers import facade as papers
from niangjia.workforce import access, rules
from niangjia.workforce.actions.records import held_person, record
from niangjia.workforce.holder import KIND
from niangjia.workforce.models import Certificate, Engagement, Person, Spell
from niangjia.workforce.types.person import ANONYMISED


@action(Permission.RETENTION_RUN, reasoned=True)
def anonymise_person(*, by: Actor, person: int, on: date) -> Person:
    """Destroy a person's key and clear what lay beside it; papers lose their content.

    What is counted, coded or dated of engagements, leaves and certificates stays, and all of history, of
    somebody nobody can name any more; what an office wrote freely goes. The same ID number on a later list is
    a new person. Raises `NotThere`; `Refused` for who is anonymous already and for who still works.
    """
    held = held_person(person, by=by)
    lasting = access.engagements(by).filter(Q(left_date=None) | Q(left_date__gt=on), person=held)
    rules.may_forget(engaged=lasting.exists()).enforce()
    held.forget(ANONYMISED.zh)
    held.save()
    access.grams(by).filter(person=held).delete()
    access.certificates(by).filter(person=held).update(**Certificate.emptied())
    access.engagements(by).filter(person=held).update(**Engagement.emptied())
    access.spells(by).filter(engagement__person=held).update(**Spell.emptied())
    destroyed = papers.destroy(by=by, on_kind=KIND, on_id=str(held.pk))
    record("person.anonymised", held, by=by, details={"on": on.isoformat(), "papers": destroyed})
    return held

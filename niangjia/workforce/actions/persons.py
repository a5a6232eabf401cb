"""Entering a person by hand, putting right what is recorded of one."""

from __future__ import annotations

from datetime import date

from django.db import IntegrityError, transaction

from niangjia.kernel import locking, names
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.identity import birth_date, sex_of
from niangjia.kernel.permissions import Permission
from niangjia.workforce import access, rules
from niangjia.workforce.actions import drafts
from niangjia.workforce.actions.keeping import keep_grams
from niangjia.workforce.actions.records import changed, held_person, record
from niangjia.workforce.models import Person
from niangjia.workforce.queries import shown as shown_values
from niangjia.workforce.queries.known import may_have
from niangjia.workforce.types import EngagementRow, PersonFacts


@action(Permission.PERSON_ADD, reasoned=True)
def enter_person(*, by: Actor, row: EngagementRow[int], on: date) -> Person:
    """Put one person on the roster by hand, under the rules of a list with this one row.

    Raises `Refused` for a number that is not valid or is somebody's already, and for what a list would be
    refused for.
    """
    rules.may_be_kept(by.reason, name=row.name).enforce()
    may_have(row.id_number, on=on, by=by).enforce()
    rules.may_have_card(row.bank_card).enforce()
    problem = rules.problem_with(row, None, on_another_roster=False)
    if problem is not None:
        raise Refused(Verdict(False, problem.message))
    drafted = drafts.new_drafts(row, as_of=on)
    try:
        with transaction.atomic():
            for draft in drafted:
                draft.take()
                draft.record.save()
    except IntegrityError as clash:
        raise Refused(rules.ON_THIS_ROSTER) from clash
    person = drafted[0].record
    assert isinstance(person, Person), "the person is drafted first"
    person.refresh_from_db(fields=["scope_path"])
    keep_grams([person])
    record("person.entered", person, by=by, details={"unit": row.unit_id})
    return person


@action(Permission.PERSON_EDIT, reasoned=True)
def edit_person(*, by: Actor, person: int, shown: str, facts: PersonFacts) -> Person:
    """Put right what is recorded of a person. Raises `NotThere`; `Overtaken` when it is not as `shown`."""
    held = held_person(person, by=by)
    rules.may_have_card(facts.bank_card).enforce()
    locking.hold(shown, shown_values.of_person(held))
    given: dict[str, object] = {
        "name": facts.name,
        "ethnic_group": facts.ethnic_group.value if facts.ethnic_group else "",
        "political_status": facts.political_status.value if facts.political_status else "",
        "education": facts.education.value if facts.education else "",
    }
    masked = {name: getattr(facts, name) for name in shown_values.MASKED}
    told = changed(held, given | {name: value for name, value in masked.items() if value is not None})
    if "name" in told:
        held.initials = names.initials(held.name)
        access.grams(by).filter(person=held).delete()
        keep_grams([held])
    held.save()
    record("person.edited", held, by=by, details={"fields": told})
    return held


@action(Permission.ID_NUMBER_CORRECT, reasoned=True)
def correct_id_number(*, by: Actor, person: int, id_number: str, on: date) -> Person:
    """Put a person's ID number right; sex and birth date go with it.

    Raises `NotThere`; `Refused` for a number that is not valid or is somebody's already.
    """
    held = held_person(person, by=by)
    may_have(id_number, on=on, by=by).enforce()
    held.id_number = id_number
    held.sex, held.birth_date = sex_of(id_number).value, birth_date(id_number)
    try:
        with transaction.atomic():
            held.save()
    except IntegrityError as clash:
        raise Refused(rules.ON_THIS_ROSTER) from clash
    record("person.id_number_corrected", held, by=by, details={})
    return held

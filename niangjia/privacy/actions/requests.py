"""本人申请: taking down what a person asks, and what was answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import timezone

from niangjia.kernel.access import NotThere
from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Verdict
from niangjia.kernel.identity import without_numbers
from niangjia.kernel.permissions import Permission
from niangjia.privacy import access, rules
from niangjia.privacy.actions.records import known_person, names_nobody, record
from niangjia.privacy.models import OwnRequest
from niangjia.privacy.types import Asked, Identity, Outcome
from niangjia.workforce import facade as workforce


@action(Permission.OWN_DATA_GIVE)
def take_request(
    *,
    by: Actor,
    person: int,
    asked: Asked,
    asked_on: date,
    identity: Identity,
    on: date,
    kinds: Sequence[str] = (),
) -> OwnRequest:
    """Take down that a person asked for the own data, or for a correction of some `kinds` of them.

    Raises `NotThere`, `Refused`.
    """
    held = known_person(person, by=by)
    rules.may_ask(asked_on=asked_on, on=on, anonymous=held.anonymous).enforce()
    request = OwnRequest.objects.create(
        person=person,
        asked=asked.value,
        kinds=list(kinds),
        asked_on=asked_on,
        identity=identity.value,
        taken_by=by.key,
        taken_by_name=by.signature,
        scope_path=held.scope_path,
    )
    record(
        "request.taken",
        by=by,
        person=person,
        scope_path=held.scope_path,
        details={"request": request.pk, "asked": asked.value, "kinds": list(kinds), "by": identity.value},
    )
    return request


@action(Permission.OWN_DATA_GIVE)
def answer_request(*, by: Actor, request: int, done: bool, answer: str) -> OwnRequest:
    """Write down what became of a request: done, or refused, and in words.

    Raises `NotThere`; `Refused` for one that was answered, without words, and where they name the person.
    """
    found = access.requests(by).select_for_update().filter(pk=request).first()
    if found is None:
        raise NotThere(f"request {request}")
    rules.may_answer(found.stands).enforce()
    if not answer.strip():
        Verdict.no("请写明办理结果或者不予办理的理由。", "Say what was done, or why not.").enforce()
    names_nobody(answer, workforce.person_in(found.person, by=by))
    found.outcome = (Outcome.DONE if done else Outcome.REFUSED).value
    found.answer = without_numbers(answer.strip())
    found.answered_by_name, found.answered_at = by.signature, timezone.now()
    found.save()
    record(
        "request.answered",
        by=by,
        person=found.person,
        scope_path=found.scope_path,
        details={"request": found.pk, "asked": found.asked, "outcome": found.outcome},
    )
    return found

"""The records an act holds while it works on them, and the event it leaves. Out of scope is not there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from niangjia.kernel import audit, locking
from niangjia.kernel.access import NotThere
from niangjia.kernel.actor import Actor
from niangjia.kernel.figure import Refused, Verdict
from niangjia.kernel.wording import Wording
from niangjia.workforce import access, rules
from niangjia.workforce.models import Engagement, Person, Spell
from niangjia.workforce.queries import shown as shown_values
from niangjia.workforce.queries.record import posting_of
from niangjia.workforce.types import Posting

STANDS_IN_THE_WAY = Verdict(
    False,
    Wording(
        "与此人已有的另一段聘用关系时间重叠（它可能在您的管辖范围之外），请核对日期或联系上级工会。",
        "It overlaps with another engagement of this person, perhaps out of your scope; check the dates or "
        "ask the level above.",
    ),
)


def held_person(pk: int, *, by: Actor) -> Person:
    """The person, locked until the act is over.

    Raises `NotThere`; `Refused` for who is anonymous, and where the reason names the person.
    """
    person = access.persons(by).select_for_update().filter(pk=pk).first()
    if person is None:
        raise NotThere(f"person {pk}")
    if person.anonymous:
        raise Refused(rules.ANONYMOUS)
    rules.may_be_kept(by.reason, name=person.name).enforce()
    return person


def held_engagement(pk: int, *, shown: str, by: Actor) -> tuple[Engagement, list[Spell]]:
    """The engagement with its spells, locked.

    Raises `NotThere`; `Overtaken` when it is not as shown; `Refused` where the reason names the person.
    """
    rows = access.engagements(by).select_for_update(of=("self",)).select_related("unit", "person")
    engagement = rows.filter(pk=pk).first()
    if engagement is None:
        raise NotThere(f"engagement {pk}")
    rules.may_be_kept(by.reason, name=engagement.person.name).enforce()
    spells = list(access.spells(by).select_for_update().filter(engagement=engagement).order_by("period"))
    for spell in spells:
        spell.engagement = engagement
    locking.hold(shown, shown_values.of_engagement(engagement, spells))
    return engagement, spells


def postings_of(person: Person, *, by: Actor, but: Engagement | None = None) -> list[Posting]:
    """The person's engagements as rules see them, one of them left out."""
    rows = access.engagements(by).filter(person=person).select_related("unit")
    return [posting_of(one, ()) for one in rows if one != but]


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """What the database does not let stand beside each other is refused: the row in the way may be unseen."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as clash:
        raise Refused(STANDS_IN_THE_WAY) from clash


def record(name: str, person: Person, *, by: Actor, details: Mapping[str, object]) -> None:
    """The event of an act on a person."""
    audit.record(
        f"workforce.{name}",
        by=by,
        on_kind="person",
        on_id=str(person.pk),
        scope_path=person.scope_path,
        details=details,
    )


def changed(record: Person | Engagement, facts: Mapping[str, object]) -> list[str]:
    """Give the record the facts that it does not have; returns which those were."""
    names = [name for name, value in facts.items() if getattr(record, name) != value]
    for name in names:
        setattr(record, name, facts[name])
    return names


def iso(days: Iterable[tuple[str, object]]) -> dict[str, object]:
    """Days as an event's details carry them."""
    return {name: day.isoformat() if hasattr(day, "isoformat") else day for name, day in days}

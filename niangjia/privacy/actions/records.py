"""The person an act is about, and the event it leaves. Out of scope is not there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from niangjia.kernel import audit
from niangjia.kernel.access import NotThere
from niangjia.kernel.actor import Actor
from niangjia.workforce import facade as workforce


def known_person(pk: int, *, by: Actor) -> Any:
    """A person in scope. Raises `NotThere`; `Refused` where the reason names the person."""
    person = workforce.person_in(pk, by=by)
    if person is None:
        raise NotThere(f"person {pk}")
    names_nobody(by.reason, person)
    return person


def names_nobody(text: str, person: Any | None) -> None:
    """Refuse a text that is kept for good and names the person it is about, while there is one to name."""
    if person is not None and not person.anonymous:
        workforce.may_be_kept(text, name=person.name).enforce()


def record(
    name: str, *, by: Actor, person: int, scope_path: str, details: Mapping[str, object], export: str = ""
) -> None:
    """The event privacy.`name` on a person."""
    audit.record(
        f"privacy.{name}",
        by=by,
        on_kind="person",
        on_id=str(person),
        scope_path=scope_path,
        details=details,
        export=export,
    )

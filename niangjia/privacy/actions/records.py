"""The person an act is about, and the event it leaves. Out of scope is not there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from niangjia.kernel import audit
from niangjia.kernel.access import NotThere
from niangjia.kernel.actor import Actor
from niangjia.workforce import facade as workforce


def known_person(pk: int, *, by: Actor) -> Any:
    """A person in scope. Raises `NotThere`."""
    person = workforce.person_in(pk, by=by)
    if person is None:
        raise NotThere(f"person {pk}")
    return person


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

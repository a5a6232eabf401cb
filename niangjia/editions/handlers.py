"""Answers to those below: an import that an edition rests on is not undone."""

from __future__ import annotations

from niangjia.editions import queries
from niangjia.imports.facade import Undoing
from niangjia.kernel import events
from niangjia.kernel.actor import Actor


def register() -> None:
    """Hear that an import is about to be undone."""
    events.handle(Undoing, keep_what_is_frozen)


def keep_what_is_frozen(event: Undoing, by: Actor) -> None:
    """Raise `Refused`, naming the editions, where one froze units that the import wrote on."""
    queries.may_undo(event.tag, by=by).enforce()

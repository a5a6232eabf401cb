"""Row history by statement-level triggers: bulk writes and raw SQL leave their trace like any other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar, cast, overload

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


@overload
def tracked(model: M) -> M: ...
@overload
def tracked(*, unseen: Sequence[str]) -> Callable[[M], M]: ...
def tracked(model: Any = None, *, unseen: Sequence[str] = ()) -> Any:
    """Keep every version of the model's rows, with who and why, in a table that is only added to.

    Fields that are `unseen` are not kept, and a change of nothing else leaves no version: a row's own key,
    and what lies in the clear or indexed beside its sealed form. History is then unreadable without the key.
    """

    def keep(kept: M) -> M:
        events = pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent()
        return cast(M, pghistory.track(*events, exclude=list(unseen) or None)(kept))

    return keep if model is None else keep(model)

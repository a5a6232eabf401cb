"""Row history by statement-level triggers: bulk writes and raw SQL leave their trace like any other."""

from __future__ import annotations

from typing import TypeVar, cast

import pghistory
from django.db import models

M = TypeVar("M", bound=type[models.Model])


def tracked(model: M) -> M:
    """Keep every version of the model's rows, with who and why, in a table that is only added to."""
    track = pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
    return cast(M, track(model))

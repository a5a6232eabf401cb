"""Acts over the API: each says why, and holds the record as its sender last saw it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated, TypeVar

from pydantic import Field, StringConstraints

from niangjia.kernel.actor import Actor
from niangjia.kernel.pages import Request
from niangjia.kernel.rest import Body
from niangjia.kernel.rest.asking import WRITABLE
from niangjia.kernel.scope import acting

T = TypeVar("T")
Coded = Annotated[T, Field(strict=False)]
"""A word of a closed list, sent as its value."""
Said = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=WRITABLE)]


class Change(Body):
    """What every change says: why, and the `mark` of the record it was decided on."""

    reason: Said
    mark: Annotated[str, StringConstraints(max_length=2000, pattern=WRITABLE)]


def act(request: Request, change: Change, run: Callable[[Actor], object]) -> None:
    """Do one act under the request's actor, the reason with it. Raises `NotThere`, `Refused`, `Overtaken`."""
    by = replace(request.actor, reason=change.reason)
    with acting(by):
        run(by)

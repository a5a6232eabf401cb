"""What the imports tell the floors above."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from niangjia.kernel.events import Event


@dataclass(frozen=True, slots=True)
class Undoing(Event[None]):
    """An import is about to be undone: whoever has frozen a row of it, in a plan say, refuses and says which.

    `kind` is the kind of list; every version the import wrote carries `tag`.
    """

    kind: str
    tag: Mapping[str, str]

"""Holds and requests with whom they are about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.privacy import rules
from niangjia.privacy.register import KINDS
from niangjia.workforce import facade as workforce

KIND_LABELS = {kind.key: kind.label for kind in KINDS}


def with_names(rows: Iterable[Any], *, by: Actor) -> list[tuple[Any, tuple[str, str]]]:
    """Each row with name and unit of its person; the name masked for those who may not read the roster."""
    held = list(rows)
    names = workforce.named({one.person for one in held}, by=by)
    masked = not by.may(Permission.PERSON_VIEW)
    found = {pk: (rules.shown_name(name) if masked else name, unit) for pk, (name, unit) in names.items()}
    return [(one, found.get(one.person, ("–", ""))) for one in held]

"""Stored sums of what stands below federations, wherever they hold."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from django.utils import timezone

from niangjia.kernel import derived
from niangjia.kernel.actor import SEGMENT, Actor
from niangjia.organisations import access
from niangjia.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class Sums:
    """What stands below a unit: the open units, and the workers last counted at and below it, if anywhere."""

    below: int
    workers: int | None


NOTHING = Sums(0, None)


def stored(federations: Sequence[Unit], *, on: date, by: Actor) -> Mapping[int, Sums] | None:
    """What stands below each of these federations; None where that is not stored: of another day than today,
    or while very many facts are waiting to be summed up. Two queries."""
    if not federations or not _hold(_shared([one.scope_path for one in federations]), on=on, by=by):
        return None
    found = access.sums(federations, by=by)
    return {key: _together(list(kinds.values())) for key, kinds in found.items()}


def stored_kinds(federation: Unit, *, on: date, by: Actor) -> Mapping[str, int] | None:
    """The open units below a federation by kind; None where that is not stored."""
    if not _hold(federation.scope_path, on=on, by=by):
        return None
    [kinds] = access.sums([federation], by=by).values()
    return {kind: one.units for kind, one in kinds.items()}


def _together(kinds: Sequence[access.Sum]) -> Sums:
    counted = any(one.counted for one in kinds)
    return Sums(sum(one.units for one in kinds), sum(one.workers for one in kinds) if counted else None)


def _hold(path: str, *, on: date, by: Actor) -> bool:
    """Whether what is stored at and below a path holds on a day; few facts that wait are summed up first."""
    return (
        bool(path) and on == timezone.localdate() and derived.fresh(access.TOTALS, path, on=on, by=by).fresh
    )


def _shared(paths: Sequence[str]) -> str:
    """The lowest path at or above all of these."""
    first, last = min(paths), max(paths)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False)))
    return first[: same // SEGMENT * SEGMENT]

"""Keeping worker and member counts as a list gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from niangjia.kernel.actor import Actor
from niangjia.organisations import access
from niangjia.organisations.models import Headcount, Unit
from niangjia.organisations.types import Measure, UnitRow


def keep_counts(pairs: Sequence[tuple[Unit, UnitRow]], *, as_of: date, source: str, by: Actor) -> set[int]:
    """Store each row's counts as of a date; returns the units for which that changed anything."""
    units = [unit.pk for unit, _ in pairs]
    standing = {
        (count.unit_id, count.measure): count
        for count in access.headcounts(by).filter(unit__in=units, cut_off_date=as_of)
    }
    new: list[Headcount] = []
    corrected: list[Headcount] = []
    for unit, measure, number in _counts(pairs):
        present = standing.get((unit.pk, measure.value))
        if present is None:
            new.append(
                Headcount(unit=unit, measure=measure.value, cut_off_date=as_of, count=number, source=source)
            )
        elif present.count != number:
            present.count, present.source = number, source
            corrected.append(present)
    Headcount.objects.bulk_create(new, batch_size=5_000)
    Headcount.objects.bulk_update(corrected, ["count", "source"], batch_size=1_000)
    return {count.unit_id for count in (*new, *corrected)}


def _counts(pairs: Sequence[tuple[Unit, UnitRow]]) -> Iterator[tuple[Unit, Measure, int]]:
    for unit, row in pairs:
        for measure, number in ((Measure.WORKERS, row.workers), (Measure.MEMBERS, row.members)):
            if number is not None:
                yield unit, measure, number

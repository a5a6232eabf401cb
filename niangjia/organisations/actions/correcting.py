"""Correcting by hand what is known of a unit: its counts, its contact person, its kind and founding day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from niangjia.kernel.actions import action
from niangjia.kernel.actor import Actor
from niangjia.kernel.permissions import Permission
from niangjia.kernel.vault import vault
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations import access, rules
from niangjia.organisations.actions.deciding import Done, decided, record, unless_taken
from niangjia.organisations.actions.founding import division_of
from niangjia.organisations.models import Headcount, Unit, UnitContact
from niangjia.organisations.types import Consequence, Count, Decision, UnitKind


@action(Permission.UNIT_EDIT, reasoned=True)
def enter_counts(*, by: Actor, unit: Unit, counts: Sequence[Count], source: str, decision: Decision) -> Done:
    """Enter or correct a unit's counts as of the decision's day, with where they were read."""
    [unit] = decided(decision, unit, by=by)
    rules.may_count(counts, cut_off=decision.on, entered=decision.entered).enforce()
    rules.may_change_on(decision.on, founded=unit.founded_date, closed=unit.closed_date).enforce()
    keep(unit, counts, cut_off=decision.on, source=source, by=by)
    numbers = {measure.value: number for measure, number in counts}
    record("headcount.entered", unit, by=by, decision=decision, source=source, **numbers)
    return Done(unit, counted(unit, counts, decision.on))


def keep(unit: Unit, counts: Sequence[Count], *, cut_off: date, source: str, by: Actor) -> None:
    """Store counts as of a cut-off date in place of those that stand for it."""
    standing = {one.measure: one for one in access.headcounts(by).filter(unit=unit, cut_off_date=cut_off)}
    for measure, number in counts:
        row = standing.get(measure.value)
        row = row or Headcount(unit=unit, measure=measure.value, cut_off_date=cut_off)
        row.count, row.source = number, source
        row.save()


def counted(unit: Unit, counts: Sequence[Count], on: date) -> tuple[Consequence, ...]:
    """The counts that were entered, in words."""
    day = said_day(on)
    return tuple(
        Consequence(
            Wording(
                f"{unit.name}截至{day.zh}的{measure.label.zh}",
                f"{measure.label.en} of {unit.name} as of {day.en}",
            ),
            number,
        )
        for measure, number in counts
    )


@action(Permission.UNIT_EDIT, reasoned=True)
def edit_contact(*, by: Actor, unit: Unit, name: str, phone: str | None, decision: Decision) -> Done:
    """Name a unit's contact person; `phone` None keeps the number that stands, empty takes it away."""
    [unit] = decided(decision, unit, by=by)
    rules.may_change_on(decision.on, founded=None, closed=unit.closed_date).enforce()
    contact = access.contacts(by).filter(unit=unit).first()
    contact = contact or UnitContact(unit=unit, data_key=vault().new_key())
    contact.keep(name.strip(), contact.phone if phone is None else phone)
    contact.save()
    record("contact.edited", unit, by=by, decision=decision)
    return Done(unit, (Consequence(Wording(f"联系人：{contact.name}", f"contact: {contact.name}")),))


@action(Permission.UNIT_EDIT, reasoned=True)
def correct_unit(
    *,
    by: Actor,
    unit: Unit,
    kind: UnitKind,
    founded_date: date | None,
    division_code: str | None,
    decision: Decision,
) -> Done:
    """Put right what was entered wrongly of a unit: its kind, founding day, the division whose union it is.

    Raises `UnknownCode` for a code that the table of divisions does not have.
    """
    [unit] = decided(decision, unit, by=by)
    rules.may_decide_over(unit.scope_path, by.scope.seats).enforce()
    rules.may_change_on(decision.on, founded=founded_date, closed=unit.closed_date).enforce()
    rules.may_correct(unit.unit_kind, kind).enforce()
    code = division_of(division_code).code if division_code else None
    before = (unit.kind, unit.founded_date, unit.division_code)
    unit.kind, unit.founded_date, unit.division_code = kind.value, founded_date, code
    with unless_taken():
        unit.save(update_fields=["kind", "founded_date", "division_code"])
    record("unit.corrected", unit, by=by, decision=decision, before=[str(one) for one in before])
    return Done(unit, _corrected(unit))


def _corrected(unit: Unit) -> tuple[Consequence, ...]:
    kind, day = (
        unit.unit_kind.label,
        said_day(unit.founded_date) if unit.founded_date else Wording("不详", "—"),
    )
    code = unit.division_code or "—"
    return (
        Consequence(Wording(f"类型：{kind.zh}", f"kind: {kind.en}")),
        Consequence(Wording(f"建会日期：{day.zh}", f"founded: {day.en}")),
        Consequence(Wording(f"本级区划代码：{code}", f"division: {code}")),
    )

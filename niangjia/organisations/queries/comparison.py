"""A list of units as read, held against the tree: what is new, what changes, what it no longer names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from niangjia.imports.facade import Absent, Comparison, Place
from niangjia.kernel.access import below
from niangjia.kernel.actor import Actor
from niangjia.kernel.changes import Difference, in_words
from niangjia.kernel.identity import mask
from niangjia.kernel.sheets import Accepted, Problem, Reading, Refusal
from niangjia.kernel.wording import Wording, said_day
from niangjia.organisations import access, naming
from niangjia.organisations.models import Headcount, Unit, UnitContact
from niangjia.organisations.queries.counties import counties_under
from niangjia.organisations.queries.matching import Matched, match
from niangjia.organisations.queries.tree import unit_at
from niangjia.organisations.sheets import UNITS
from niangjia.organisations.types import PRIMARY, Measure, UnitRow

Counts = Mapping[tuple[int, str], Headcount]
"""Unit and measure → the last count that is not after the list's date."""

FOUNDED = Wording("建会日期", "founded")
CONTACT, PHONE = Wording("联系人", "contact"), Wording("联系电话", "contact's phone")


def compare(reading: Reading[UnitRow], place: Place, *, as_of: date, by: Actor) -> Comparison:
    """The reading less the rows whose county does not lie under the place, and what the others would do."""
    under = unit_at(place.code, by=by)
    counties = counties_under(under, by=by)
    accepted, refused = [], list(reading.refused)
    for one in reading.accepted:
        problem = _county_problem(one, set(counties), place)
        if problem is None:
            accepted.append(one)
        else:
            cells = {"name": one.facts.name, "county": one.facts.county}
            refused.append(Refusal(one.sheet, one.row, (problem,), UNITS.titles, cells))
    matched = match([one.facts for one in accepted], counties, by=by)
    units = [one.unit.pk for one in matched if one.unit]
    counts, contacts = _counts(units, as_of=as_of, by=by), _contacts(units, by=by)
    new = {nth for nth, one in enumerate(matched) if one.unit is None}
    changed = {
        nth: differences
        for nth, one in enumerate(matched)
        if one.unit and (differences := tuple(_differences(one.row, one.unit, as_of, counts, contacts)))
    }
    taken = replace(reading, accepted=tuple(accepted), refused=tuple(refused))
    return Comparison(taken, frozenset(new), changed, _absent(matched, taken, by=by))


def _county_problem(one: Accepted[UnitRow], known: set[str], place: Place) -> Problem | None:
    county = one.facts.county
    if county and naming.county_key(county) not in known:
        message = Wording(
            f"{place.name}下面没有“{county}”，请核对县（市、区）名称",
            f"There is no “{county}” under {place.name}; check the county's name",
        )
        return Problem("unknown county", message, "county")
    if not county and len(known) > 1:
        message = Wording("没有写明所在县（市、区）", "the county is not given")
        return Problem("missing", message, "county")
    return None


def _differences(
    row: UnitRow, unit: Unit, as_of: date, counts: Counts, contacts: Mapping[int, UnitContact]
) -> Iterator[Difference]:
    for measure, number in ((Measure.WORKERS, row.workers), (Measure.MEMBERS, row.members)):
        stands = counts.get((unit.pk, measure.value))
        if number is not None and (stands is None or stands.count != number or stands.cut_off_date != as_of):
            yield Difference(measure.label, _counted(stands), in_words(number))
    if row.founded_date is not None and row.founded_date != unit.founded_date:
        yield Difference(FOUNDED, in_words(unit.founded_date), in_words(row.founded_date))
    contact = contacts.get(unit.pk)
    if row.contact_name and (contact is None or contact.name != row.contact_name):
        yield Difference(CONTACT, contact.name if contact else "", row.contact_name)
    if row.contact_name and (contact.phone if contact else "") != row.contact_phone:
        yield Difference(PHONE, contact.masked_phone if contact else "", mask(row.contact_phone))


def _counted(stands: Headcount | None) -> Wording | str:
    if stands is None:
        return ""
    day, number = said_day(stands.cut_off_date), f"{stands.count:,}"
    return Wording(f"{number}（截至{day.zh}）", f"{number} (as of {day.en})")


def _counts(units: Sequence[int], *, as_of: date, by: Actor) -> Counts:
    rows = access.headcounts(by).filter(unit__in=units, cut_off_date__lte=as_of)
    rows = rows.order_by("unit_id", "measure", "-cut_off_date").distinct("unit_id", "measure")
    return {(row.unit_id, row.measure): row for row in rows}


def _contacts(units: Sequence[int], *, by: Actor) -> Mapping[int, UnitContact]:
    return {one.unit_id: one for one in access.contacts(by).filter(unit__in=units)}


def _absent(matched: Sequence[Matched], reading: Reading[UnitRow], *, by: Actor) -> tuple[Absent, ...]:
    """The open units that the list does not name, in the counties it speaks of; refused rows name some."""
    counties = {one.county.unit.pk: one.county.unit for one in matched if one.county.unit}
    listed = {one.unit.pk for one in matched if one.unit}
    named = {naming.name_key(text) for one in reading.refused for text in one.cells.values() if text}
    absent = []
    for county in counties.values():
        standing = below(access.units(by), county.scope_path).filter(closed_date=None, kind__in=PRIMARY)
        for unit in standing.exclude(pk__in=listed).order_by("scope_path"):
            if naming.name_key(unit.name) not in named:
                absent.append(Absent(unit.pk, unit.name, county.name, unit.unit_kind.label))
    return tuple(absent)

"""From a unit's facts and figures to the line that keeps them, and back: nothing is lost on the way."""

from __future__ import annotations

from datetime import date
from typing import Any

from niangjia.editions.models import Edition, EditionLine
from niangjia.funding.facade import Funded
from niangjia.kernel.figure import Status
from niangjia.organisations.types import FormerCount, UnitKind
from niangjia.staffing.facade import Facts, Group
from niangjia.staffing.types import Filling, Line
from niangjia.workforce.types import EmploymentForm, Tally


def row_of(edition: Edition, place: int, facts: Facts, line: Line, group: Group | None) -> EditionLine:
    """A unit's facts and figures as an edition keeps them; its planned posts are still to be said."""
    return EditionLine(
        edition=edition,
        place_in_order=place,
        unit_key=facts.unit_id,
        code=facts.code,
        name=facts.name,
        lay_at=facts.path,
        kind=facts.kind.value,
        county=facts.county,
        found_by=facts.found_by,
        place=facts.place,
        workers=facts.workers,
        cut_off_date=facts.cut_off_date,
        source=facts.source,
        tallies=[[one.form.value, one.full_time, one.past_contract_end, one.number] for one in facts.tallies],
        further=_further(facts),
        group_code=group.code if group else "",
        group_name=group.name if group else "",
        counted_in=line.unit,
        status=line.status.value,
        must=line.must,
        may=line.may,
        value=line.value,
        funded=line.funded,
        filled=line.filled,
        filling={
            "by_form": dict(line.filling.by_form),
            "left_out": dict(line.filling.left_out),
            "past_end": line.filling.past_end,
        },
        shortfall=line.shortfall,
        room=line.room,
        above=line.above,
        document=line.document,
        clause=line.clause,
    )


def facts_of(row: EditionLine) -> Facts:
    """The unit as it stood on the day."""
    further = row.further
    return Facts(
        unit_id=row.unit_key,
        code=row.code,
        name=row.name,
        path=row.lay_at,
        kind=UnitKind(row.kind),
        county=row.county,
        found_by=row.found_by,
        place=row.place,
        workers=row.workers,
        cut_off_date=row.cut_off_date,
        source=row.source,
        tallies=tuple(
            Tally(EmploymentForm(form), full_time, past_end, number)
            for form, full_time, past_end, number in row.tallies
        ),
        funding=Funded.of_json(further["funding"]) if further.get("funding") else None,
        former=tuple(
            FormerCount(count, date.fromisoformat(cut_off), date.fromisoformat(until))
            for count, cut_off, until in further.get("former", ())
        ),
        buffer_months=further["buffer_months"],
    )


def held_in(edition: Edition) -> dict[str, list[Funded]]:
    """Funded posts that lay with no unit's line, by the code of the group they are summed under."""
    found: dict[str, list[Funded]] = {}
    for code, given in edition.held:
        found.setdefault(code, []).append(Funded.of_json(given))
    return found


def line_of(row: EditionLine) -> Line:
    """The unit's figures as they were frozen, without asking any document."""
    filling = row.filling
    return Line(
        unit_id=row.unit_key,
        code=row.code,
        name=row.name,
        path=row.lay_at,
        kind=row.kind,
        kind_label=UnitKind(row.kind).label,
        county=row.county,
        found_by=row.found_by,
        place=row.place,
        workers=row.workers,
        cut_off_date=row.cut_off_date,
        source=row.source,
        status=Status(row.status),
        unit=row.counted_in,
        must=row.must,
        may=row.may,
        value=row.value,
        filled=row.filled,
        filling=Filling(filling["by_form"], filling["left_out"], filling["past_end"]),
        document=row.document,
        clause=row.clause,
        funding=Funded.of_json(row.further["funding"]) if row.further.get("funding") else None,
    )


def _further(facts: Facts) -> dict[str, Any]:
    """What the plan may come to ask beyond the first columns, in the words of JSON."""
    return {
        "funding": facts.funding.as_json() if facts.funding else None,
        "former": [[one.count, one.cut_off_date.isoformat(), one.until.isoformat()] for one in facts.former],
        "buffer_months": facts.buffer_months,
    }

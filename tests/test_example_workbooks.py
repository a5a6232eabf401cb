"""The example workbooks agree, row by row, with what they are known to mean (tests/truth)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from niangjia.kernel.sheets import Reading, open_path
from niangjia.organisations.naming import UnitLookup
from niangjia.organisations.sheets import read_units
from niangjia.organisations.types import UnitRow
from niangjia.workforce.sheets import read_roster
from niangjia.workforce.types import EngagementRow, EngagementStatus

ROOT = Path(__file__).parent.parent
SETS = ("mianyang", "xiangyun")
CSV_ROWS_ABOVE = 3
"""The workbook has two title rows and a second heading row that the text file lacks."""

STATUS = {
    EngagementStatus.ON_DUTY: "on duty",
    EngagementStatus.LEAVE: "leave",
    EngagementStatus.SECONDED: "seconded",
    EngagementStatus.LEFT: "left",
}
FORMS = {"purchased": "purchased_services"}


@cache
def truth(name: str) -> dict[str, Any]:
    """What the workbooks of a set mean."""
    return dict(json.loads((ROOT / "tests/truth" / f"{name}.json").read_text(encoding="utf-8")))


def people(name: str) -> dict[int, dict[str, Any]]:
    """Row → what it means, less the second rows about a person."""
    return {one["row"]: one for one in truth(name)["people"] if "duplicate_of" not in one}


@cache
def units(name: str, file: str = "units.xlsx") -> Reading[UnitRow]:
    """The units list of a set, as read."""
    return read_units(open_path(ROOT / "examples" / name / file))


@cache
def roster(name: str) -> Reading[EngagementRow[str]]:
    """The flat roster of a set, as read."""
    known = [one.facts for one in units(name).accepted]
    lookup = UnitLookup((f"{one.county}/{one.name}", one.name, one.county, one.county) for one in known)
    return read_roster(open_path(ROOT / "examples" / name / "roster.xlsx"), lookup)


@cache
def by_county(name: str) -> Reading[EngagementRow[str]]:
    """The roster with a sheet a county, as read."""
    known = [one.facts for one in units(name).accepted]
    lookup = UnitLookup((f"{one.county}/{one.name}", one.name, one.county, one.county) for one in known)
    return read_roster(open_path(ROOT / "examples" / name / "roster-by-county.xlsx"), lookup)


def facts_by_county(one: EngagementRow[str]) -> dict[str, object]:
    """The facts that the truth tells of a roster with a sheet a county, in its words."""
    return {
        "name": one.name,
        "id": one.id_number,
        "unit": one.unit,
        "county": one.county,
        "level": one.level.label.zh if one.level else "",
        "status": STATUS[one.status] if one.status else "on duty",
        "wage": one.monthly_wage,
        "start": str(one.start_date),
        "end": str(one.contract_end_date),
    }


def unit_facts(unit: UnitRow) -> tuple[object, ...]:
    """The facts of a unit that the truth tells."""
    return unit.name, unit.county, unit.kind.label.zh, unit.workers, unit.members, str(unit.founded_date)


@pytest.mark.parametrize(("file", "above"), [("units.xlsx", 0), ("units-gb18030.csv", CSV_ROWS_ABOVE)])
@pytest.mark.parametrize("name", SETS)
def test_every_unit_is_accepted_as_what_it_is(name: str, file: str, above: int) -> None:
    reading = units(name, file)
    assert {one.row + above: unit_facts(one.facts) for one in reading.accepted} == {
        one["row"]: tuple(one[key] for key in ("name", "county", "kind", "workers", "members", "founded"))
        for one in truth(name)["units"]
    }
    assert (reading.refused, reading.duplicates) == ((), ())
    assert reading.rows == len(truth(name)["units"])


@pytest.mark.parametrize("name", SETS)
def test_every_repaired_count_of_a_unit_is_listed(name: str) -> None:
    listed = {one.row for one in units(name).corrected if one.column == "workers"}
    assert listed == {one["row"] for one in truth(name)["units"] if one["corrected"]}


@pytest.mark.parametrize("name", SETS)
def test_the_cut_off_date_of_the_units_stands_in_their_title(name: str) -> None:
    assert str(units(name).cut_off_date) == truth(name)["as_of"]
    assert units(name, "units-gb18030.csv").cut_off_date is None
    assert roster(name).cut_off_date is None


@pytest.mark.parametrize("name", SETS)
def test_every_row_of_the_roster_is_refused_for_its_reason_or_taken(name: str) -> None:
    reading = roster(name)
    expected = people(name)
    assert {one.row: one.problems[0].code for one in reading.refused if one.row in expected} == {
        row: "same person, different facts" if one.get("undecided") else one["reject"]
        for row, one in expected.items()
        if one["reject"] or one.get("undecided")
    }
    assert {one.row for one in reading.accepted} == {
        row for row, one in expected.items() if not one["reject"] and not one.get("undecided")
    }
    assert reading.rows == len(truth(name)["people"])


@pytest.mark.parametrize("name", SETS)
def test_a_second_row_about_a_person_is_a_duplicate_or_refused(name: str) -> None:
    reading = roster(name)
    second = [one for one in truth(name)["people"] if "duplicate_of" in one]
    assert {(one.row, one.earlier_row) for one in reading.duplicates} == {
        (one["row"], one["duplicate_of"]) for one in second if one["duplicate"]
    }
    contradicting = {
        row for one in second if not one["duplicate"] for row in (one["row"], one["duplicate_of"])
    }
    assert {
        one.row for one in reading.refused if one.problems[0].code == "same person, different facts"
    } == contradicting


def engagement_facts(one: EngagementRow[str]) -> dict[str, object]:
    """The facts of an engagement that the truth tells, in its words."""
    return {
        "name": one.name,
        "id": one.id_number,
        "level": one.level.label.zh if one.level else "",
        "form": one.form,
        "unit": one.unit,
        "county": one.county,
        "start": str(one.start_date),
        "end": None if one.open_ended else str(one.contract_end_date),
        "open_ended": one.open_ended,
        "wage": one.monthly_wage,
        "phone": one.phone,
    }


@pytest.mark.parametrize("name", SETS)
def test_every_accepted_row_of_the_roster_means_what_it_means(name: str) -> None:
    known = people(name)
    read = {one.row: engagement_facts(one.facts) for one in roster(name).accepted}
    assert read == {
        row: {key: known[row][key] for key in facts}
        | {"form": FORMS.get(known[row]["form"], known[row]["form"])}
        | ({"end": None} if known[row]["open_ended"] else {})
        for row, facts in read.items()
    }


@pytest.mark.parametrize("name", SETS)
def test_every_repair_of_identity_and_unit_is_listed(name: str) -> None:
    listed = {(one.row, str(repair)) for one in roster(name).corrected for repair in one.repairs}
    taken = {one.row for one in roster(name).accepted}
    for row, one in people(name).items():
        if row in taken:
            assert {(row, repair) for repair in one["corrected"]} <= listed


@pytest.mark.parametrize("name", SETS)
def test_every_row_of_the_roster_with_a_sheet_a_county_means_what_it_means(name: str) -> None:
    reading = by_county(name)
    assert (reading.refused, reading.duplicates) == ((), ())
    assert {(one.sheet, one.row): facts_by_county(one.facts) for one in reading.accepted} == {
        (one["sheet"], one["row"]): {key: one[key] for key in one if key not in ("sheet", "row", "reject")}
        for one in truth(name)["roster_by_county"]
    }


@pytest.mark.parametrize("name", SETS)
def test_whoever_left_without_a_whole_date_is_to_be_asked_for_it(name: str) -> None:
    left = [one.facts for one in by_county(name).accepted if one.facts.status is EngagementStatus.LEFT]
    assert left
    assert {one.left_date for one in left} == {None}


@pytest.mark.parametrize("name", SETS)
def test_totals_titles_and_notes_are_ignored(name: str) -> None:
    last = max(one["row"] for one in truth(name)["people"])
    assert [(one.row, one.why.en) for one in roster(name).ignored] == [
        (1, "title above the heading"),
        (last + 1, "total"),
        (last + 2, "note or footer"),
    ]

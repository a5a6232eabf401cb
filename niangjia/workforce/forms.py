"""What a reader of the list of people may ask for, parsed from the address."""

from __future__ import annotations

from collections.abc import Mapping

from niangjia.workforce.queries.people import NO_LEVEL, ContractEnd, Entry, Sort
from niangjia.workforce.types import EmploymentForm, ProfessionalLevel

LONGEST = 60


def entry_of(given: Mapping[str, str], *, unit_path: str) -> Entry:
    """What the address says; a word that is not in its list is as if it were not there."""
    form, level, end = given.get("form", ""), given.get("level", ""), given.get("end", "")
    sort = given.get("sort", "")
    column = sort.removeprefix("-")
    return Entry(
        text=text_of(given.get("q", "")),
        form=form if form in set(EmploymentForm) else "",
        level=level if level in {*ProfessionalLevel, NO_LEVEL} else "",
        unit_path=unit_path,
        contract_end=ContractEnd(end) if end in set(ContractEnd) else None,
        sort=Sort(column) if column in set(Sort) else Sort.UNIT,
        downward=sort.startswith("-"),
    )


def text_of(written: str) -> str:
    """What was typed, without the ends and what the database cannot hold."""
    return written.replace("\x00", "").strip()[:LONGEST]

"""Builders of roster rows and of the persons they stand for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from niangjia.kernel.identity import birth_date, check_character, sex_of
from niangjia.kernel.scope import acting
from niangjia.organisations.facade import Unit
from niangjia.organisations.tests.factories import operator
from niangjia.workforce.actions import import_roster
from niangjia.workforce.models import Person
from niangjia.workforce.queries.known import known_persons
from niangjia.workforce.types import (
    Education,
    EmploymentForm,
    EngagementRow,
    EngagementStatus,
    EthnicGroup,
    PoliticalStatus,
    ProfessionalLevel,
)

TODAY = date(2026, 6, 30)


def id_number(serial: int, born: str = "19900102") -> str:
    """A valid ID number that is nobody's: area 510703, with a serial of 1 to 999."""
    first = f"510703{born}{serial:03}"
    return first + check_character(first)


def engagement_row(unit: Unit, serial: int = 1, name: str = "张伟明", **more: Any) -> EngagementRow[int]:
    """One row of a roster."""
    number = id_number(serial)
    facts: dict[str, Any] = {
        "name": name,
        "id_number": number,
        "sex": sex_of(number),
        "birth_date": birth_date(number),
        "ethnic_group": EthnicGroup.HAN,
        "political_status": PoliticalStatus.MASSES,
        "education": Education.BACHELOR,
        "phone": f"1390000{serial:04}",
        "level": ProfessionalLevel.ASSISTANT,
        "control_number": "2024001",
        "obtained_date": date(2024, 9, 15),
        "form": EmploymentForm.DIRECT,
        "unit_id": unit.pk,
        "unit": unit.name,
        "county": "涪城区",
        "employer": "涪城区总工会",
        "post_title": "社会化工会工作者",
        "start_date": date(2025, 1, 1),
        "contract_end_date": date(2027, 12, 31),
        "open_ended": False,
        "monthly_wage": Decimal("4600.00"),
        "insured": True,
        "status": EngagementStatus.ON_DUTY,
        "remark": "",
    }
    return EngagementRow(**(facts | more))


def on_the_roster(under: Unit, *rows: EngagementRow[int]) -> list[Person]:
    """Persons imported under a unit, in the order of the rows."""
    by = operator()
    with acting(by):
        import_roster(by=by, under=under, rows=rows, as_of=TODAY, source="roster.xlsx")
        return persons_of(rows)


def persons_of(rows: Sequence[EngagementRow[int]]) -> list[Person]:
    """The persons that rows speak of; to be asked within a transaction."""
    known = known_persons([row.id_number for row in rows], by=operator())
    return [known[row.id_number].person for row in rows]

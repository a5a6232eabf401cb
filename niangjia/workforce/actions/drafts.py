"""From a row of the roster to the records it stands for, not yet stored."""

from __future__ import annotations

from niangjia.kernel import names
from niangjia.kernel.vault import Bytes, vault
from niangjia.workforce.models import Certificate, Engagement, Person
from niangjia.workforce.queries.known import index_of
from niangjia.workforce.types import EngagementRow

PERSON_FIELDS = (
    "unit",
    "name",
    "initials",
    "ethnic_group",
    "political_status",
    "education",
    "phone_sealed",
    "phone_index",
)
ENGAGEMENT_FIELDS = (
    "form",
    "full_time",
    "employer",
    "post_title",
    "start_date",
    "contract_end_date",
    "open_ended",
    "monthly_wage",
    "insured",
    "status",
    "remark",
)
CERTIFICATE_FIELDS = ("control_number", "obtained_date")


def person_of(row: EngagementRow[int]) -> Person:
    """The person, with ID number and phone sealed under a key of their own."""
    key = vault().new_key()
    return Person(
        unit_id=row.unit_id,
        sex=row.sex.value,
        birth_date=row.birth_date,
        data_key=key,
        id_number_sealed=vault().seal(key, row.id_number, about="id_number"),
        id_number_index=index_of(row.id_number),
        **person_facts(row, key),
    )


def person_facts(row: EngagementRow[int], key: Bytes) -> dict[str, object]:
    """What a list may change of a person."""
    return {
        "name": row.name,
        "initials": names.initials(row.name),
        "ethnic_group": row.ethnic_group.value if row.ethnic_group else "",
        "political_status": row.political_status.value if row.political_status else "",
        "education": row.education.value if row.education else "",
        "phone_sealed": vault().seal(key, row.phone, about="phone") if row.phone else None,
        "phone_index": vault().index(row.phone, about="phone") if row.phone else None,
    }


def engagement_facts(row: EngagementRow[int]) -> dict[str, object]:
    """What a list says of an engagement."""
    assert row.form is not None, "a row without a form is refused before"
    return {
        "form": row.form.value,
        "full_time": row.form.full_time,
        "employer": row.employer,
        "post_title": row.post_title,
        "start_date": row.start_date,
        "contract_end_date": row.contract_end_date,
        "open_ended": row.open_ended,
        "monthly_wage": row.monthly_wage,
        "insured": row.insured,
        "status": row.status.value,
        "remark": row.remark,
    }


def engagement_of(row: EngagementRow[int], person: Person) -> Engagement:
    """The engagement at the posting unit."""
    return Engagement(person=person, unit_id=row.unit_id, **engagement_facts(row))


def certificate_facts(row: EngagementRow[int]) -> dict[str, object]:
    """What a list says of a certificate."""
    return {"control_number": row.control_number, "obtained_date": row.obtained_date}


def certificate_of(row: EngagementRow[int], person: Person) -> Certificate | None:
    """The certificate, where the row names a level."""
    if row.level is None:
        return None
    return Certificate(person=person, level=row.level.value, **certificate_facts(row))

"""One person's page: who it is, the engagements, the certificates, and what was changed of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from niangjia.kernel.access import versions
from niangjia.kernel.actor import Actor
from niangjia.kernel.changes import Act, Telling, acts
from niangjia.kernel.identity import mask
from niangjia.kernel.terms import Term
from niangjia.kernel.vault import vault
from niangjia.kernel.wording import Wording
from niangjia.workforce import access
from niangjia.workforce.models import Certificate, Engagement, Person
from niangjia.workforce.types import (
    Education,
    EmploymentForm,
    EngagementStatus,
    EthnicGroup,
    PoliticalStatus,
    ProfessionalLevel,
)


@dataclass(frozen=True, slots=True)
class PersonPage:
    """One person: who it is, the engagements from the last to the first, the certificates."""

    person: Person
    engagements: list[Engagement]
    certificates: list[Certificate]


def person_page(pk: int, *, by: Actor) -> PersonPage | None:
    """A person in scope with engagements and certificates; None out of scope and where there is none."""
    person = access.persons(by).select_related("unit").filter(pk=pk).first()
    if person is None:
        return None
    engagements = access.engagements(by).filter(person=person).select_related("unit")
    certificates = access.certificates(by).filter(person=person).order_by("-obtained_date", "-pk")
    return PersonPage(person, list(engagements.order_by("-start_date", "-pk")), list(certificates))


def history_of(person: Person, *, by: Actor) -> list[Act]:
    """The acts behind a person, the engagements and certificates, the newest first: three queries."""
    return acts(
        [
            (PERSON, versions(Person, by).filter(pgh_obj_id=person.pk)),
            (ENGAGEMENT, versions(Engagement, by).filter(person_id=person.pk)),
            (CERTIFICATE, versions(Certificate, by).filter(person_id=person.pk)),
        ]
    )


def _term(terms: type[Term], value: str) -> Wording | None:
    return terms(value).label if value else None


def _phone(row: Any) -> str:
    if row.phone_sealed is None:
        return ""
    return mask(vault().open(row.data_key, row.phone_sealed, about="phone"))


def _certificate(level: Wording) -> Wording:
    return Wording(f"证书：{level.zh}", f"certificate: {level.en}")


PERSON = Telling(
    lambda _: Wording("个人信息", "person"),
    (
        (Wording("姓名", "name"), lambda row: row.name),
        (Wording("民族", "ethnic group"), lambda row: _term(EthnicGroup, row.ethnic_group)),
        (Wording("政治面貌", "political status"), lambda row: _term(PoliticalStatus, row.political_status)),
        (Wording("学历", "education"), lambda row: _term(Education, row.education)),
        (Wording("电话", "phone"), _phone),
    ),
)
ENGAGEMENT = Telling(
    lambda _: Wording("任职", "engagement"),
    (
        (Wording("用工形式", "form"), lambda row: EmploymentForm(row.form).label),
        (Wording("聘用单位", "employer"), lambda row: row.employer),
        (Wording("岗位", "post"), lambda row: row.post_title),
        (Wording("开始日期", "from"), lambda row: row.start_date),
        (Wording("合同到期", "contract end"), lambda row: row.contract_end_date),
        (Wording("无固定期限", "open-ended"), lambda row: row.open_ended or None),
        (Wording("离职日期", "left"), lambda row: row.left_date),
        (Wording("月工资（元）", "monthly wage (yuan)"), lambda row: row.monthly_wage),
        (Wording("参保", "insured"), lambda row: row.insured),
        (Wording("状态", "status"), lambda row: EngagementStatus(row.status).label),
        (Wording("备注", "remark"), lambda row: row.remark),
    ),
)
CERTIFICATE = Telling(
    lambda row: _certificate(ProfessionalLevel(row.level).label),
    (
        (Wording("管理号", "control number"), lambda row: row.control_number),
        (Wording("取得日期", "obtained"), lambda row: row.obtained_date),
    ),
)

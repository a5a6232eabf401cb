"""What an office enters on a person's page: the new facts of one record."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from niangjia.workforce.types.engagement import EmploymentForm, EngagementStatus, ProfessionalLevel
from niangjia.workforce.types.ethnic import EthnicGroup
from niangjia.workforce.types.person import Education, PoliticalStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonFacts:
    """Of a person; `None` for what pages show masked means: as it stands."""

    name: str
    ethnic_group: EthnicGroup | None
    political_status: PoliticalStatus | None
    education: Education | None
    phone: str | None = field(default=None, repr=False)
    other_phones: tuple[str, ...] | None = field(default=None, repr=False)
    bank_card: str | None = field(default=None, repr=False)
    address: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementFacts:
    """Of an engagement: what may be put right without anything having happened."""

    form: EmploymentForm
    employer: str
    post_title: str
    start_date: date | None
    monthly_wage: Decimal | None
    insured: bool | None
    remark: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractFacts:
    """Of a new engagement: where, and until when the contract runs."""

    unit_id: int
    contract_end_date: date | None
    open_ended: bool
    engagement: EngagementFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateFacts:
    """Of a certificate; `valid_until` is the last day of the registration."""

    level: ProfessionalLevel
    control_number: str
    obtained_date: date | None
    registration_number: str
    registered_date: date | None
    valid_until: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpellFacts:
    """Of a leave or a secondment; `ends` is the day of return, where it is known."""

    status: EngagementStatus
    begins: date
    ends: date | None
    workplace: str
    workplace_unit_id: int | None
    reason: str

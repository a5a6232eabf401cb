"""What a row of a roster means."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Generic, TypeVar

from niangjia.kernel.identity import Sex
from niangjia.workforce.types.engagement import EmploymentForm, EngagementStatus, ProfessionalLevel
from niangjia.workforce.types.ethnic import EthnicGroup
from niangjia.workforce.types.person import Education, PoliticalStatus

UnitId = TypeVar("UnitId")


@dataclass(frozen=True, slots=True, kw_only=True)
class EngagementRow(Generic[UnitId]):
    """A person and the engagement the roster tells of. None and empty text mean: the roster does not say."""

    name: str
    id_number: str = field(repr=False)
    sex: Sex
    birth_date: date
    ethnic_group: EthnicGroup | None
    political_status: PoliticalStatus | None
    education: Education | None
    phone: str = field(repr=False)

    level: ProfessionalLevel | None
    control_number: str
    """管理号 of the certificate."""

    obtained_date: date | None

    form: EmploymentForm | None
    unit_id: UnitId
    """The posting unit (服务单位), as the lookup knows it."""

    unit: str
    county: str
    employer: str
    """Who signs the contract, where the roster has such a column."""

    post_title: str
    start_date: date | None
    contract_end_date: date | None
    open_ended: bool
    monthly_wage: Decimal | None
    insured: bool | None
    status: EngagementStatus | None
    """What the row says for certain; a list that says nothing ends nobody's leave."""

    remark: str

    left_date: date | None = None
    """The day told as that of leaving (离职日期)."""

    leaving_reason: str = ""
    status_from: date | None = None
    status_to: date | None = None
    """The period of leave or secondment, both days included, as far as it is told."""

    workplace: str = ""
    """The actual place of work (实际工作单位, 借调至…), where it is told apart from the posting unit."""

    further_levels: tuple[ProfessionalLevel, ...] = ()
    """Certificates of lower levels named in the same cell, the higher ones first."""

    other_phones: tuple[str, ...] = field(default=(), repr=False)
    """Phones named beside the first, each in its usual writing."""

    bank_card: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    """Where the person lives."""
